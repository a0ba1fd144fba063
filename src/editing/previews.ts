import { hashOf, newSecret } from '../auth/secrets.ts'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Instant, instant } from '../lib/dates.ts'

export const PREVIEW_DAYS = 7

/**
 * Makes a link that shows an article before it is published. Returns the secret of the link, and the command
 * that stores its hash. The command also deletes expired links.
 */
export async function newPreview(
  article_id: number,
  expires_at: Instant,
): Promise<{ secret: string; command: Command }> {
  const secret = newSecret()
  const row = { token_hash: await hashOf(secret), article_id, expires_at }
  const deletion = sqlite.deleteFrom('previews').where('expires_at', '<', instant(new Date()))
  const insertion = sqlite.insertInto('previews').values(row)
  return { secret, command: { statements: [deletion.compile(), insertion.compile()] } }
}

/** Deletes all preview links of an article. */
export function endPreviews(articleId: number): Command {
  return { statements: [sqlite.deleteFrom('previews').where('article_id', '=', articleId).compile()] }
}

/** Returns the id of the article that a link shows, or undefined if the link is unknown or expired. */
export async function articleOfPreview(db: Executor, secret: string, now: Date): Promise<number | undefined> {
  const select = sqlite
    .selectFrom('previews')
    .select('article_id')
    .where('token_hash', '=', await hashOf(secret))
    .where('expires_at', '>', instant(now))
  const { results } = await bind(db, select.compile()).all<{ article_id: number }>()
  return results[0]?.article_id
}
