import { bind, type Executor, sqlite } from '../db/builder.ts'

/** Tells whether all later texts of an article than a version are by one actor, such as in another window. */
export async function isOwnChange(
  db: Executor,
  article: { id: number },
  version: number,
  actor: string,
): Promise<boolean> {
  const select = sqlite
    .selectFrom('article_revisions')
    .select('actor')
    .distinct()
    .where('article_id', '=', article.id)
    .where('version', '>=', version)
  const { results } = await bind(db, select.compile()).all<{ actor: string }>()
  return results.length > 0 && results.every((one) => one.actor === actor)
}
