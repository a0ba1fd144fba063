import { type Change, diffWordsWithSpace } from 'diff'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { LogEntry } from './audit-log.ts'

/** The text fields of an article at one version. */
export interface Revision {
  version: number
  title: string
  lead: string
  author: string
  organisation: string
  cover_alt: string
  cover_caption: string
  body: string
  /** Null: this is the current version. */
  replaced_at: string | null
  /** The name of the person or script that replaced it. */
  name: string
}

const MAX_REVISIONS = 200

/**
 * Lists the replaced versions of an article without their long texts, the newest first, and the entries of
 * the audit log about it.
 */
export async function historyOf(db: Executor, articleId: number) {
  const revisions = sqlite
    .selectFrom('article_revisions')
    .select(['version', 'replaced_at', 'name', 'title'])
    .where('article_id', '=', articleId)
    .orderBy('version', 'desc')
    .limit(MAX_REVISIONS)
  const log = sqlite
    .selectFrom('audit_log')
    .selectAll()
    .where('subject', '=', 'articles')
    .where('subject_id', '=', `${articleId}`)
    .orderBy('id', 'desc')
    .limit(MAX_REVISIONS)
  const [versions, events] = await db.batch<never>([bind(db, revisions.compile()), bind(db, log.compile())])
  return {
    revisions: (versions?.results ?? []) as Pick<Revision, 'version' | 'replaced_at' | 'name' | 'title'>[],
    log: (events?.results ?? []) as LogEntry[],
  }
}

/** Returns a version of the text fields, and the version that came after it. */
export async function revisionOf(
  db: Executor,
  articleId: number,
  version: number,
): Promise<{ revision: Revision; next: Revision } | undefined> {
  const textColumns = [
    'title',
    'lead',
    'author',
    'organisation',
    'cover_alt',
    'cover_caption',
    'body',
  ] as const
  const revisions = sqlite
    .selectFrom('article_revisions')
    .select(['version', 'replaced_at', 'name', ...textColumns])
    .where('article_id', '=', articleId)
    .where('version', '>=', version)
    .orderBy('version')
    .limit(2)
  const selectCurrent = sqlite
    .selectFrom('articles')
    .select(['version', ...textColumns])
    .where('id', '=', articleId)
  const [versions, currentRows] = await db.batch<never>([
    bind(db, revisions.compile()),
    bind(db, selectCurrent.compile()),
  ])
  const [revision, later] = (versions?.results ?? []) as Revision[]
  const [article] = (currentRows?.results ?? []) as Omit<Revision, 'replaced_at' | 'name'>[]
  if (!revision || revision.version !== version || !article) return undefined
  return { revision, next: later ?? { ...article, replaced_at: null, name: '' } }
}

/** Returns the body of an article as of a version: that of the first revision since, else the current one. */
export async function bodyAt(
  db: Executor,
  article: { id: number; body: string },
  version: number,
): Promise<string> {
  const select = sqlite
    .selectFrom('article_revisions')
    .select('body')
    .where('article_id', '=', article.id)
    .where('version', '>=', version)
    .orderBy('version')
    .limit(1)
  const { results } = await bind(db, select.compile()).all<{ body: string }>()
  return results[0]?.body ?? article.body
}

/** Compares two HTML texts word by word. It compares the readable text, with a line for each block. */
export function differences(before: string, after: string): Change[] {
  return (
    diffWordsWithSpace(readableText(before), readableText(after), { timeout: 500 }) ?? [
      { value: readableText(before), removed: true, added: false, count: 1 },
      { value: readableText(after), removed: false, added: true, count: 1 },
    ]
  )
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

function readableText(html: string): string {
  return (
    html
      .replace(/<img\b[^>]*?alt="([^"]*)"[^>]*>/g, '[$1]')
      // The target of a link counts as much as its text.
      .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs, (_, to: string, text: string) =>
        text === to ? text : `${text} (${to})`,
      )
      .replace(/<\/(p|h[2-4]|li|tr|figcaption|blockquote|table)>|<br[^>]*>/g, '\n')
      .replace(/<[^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
      .replace(/\n\s*\n+/g, '\n')
      .trim()
  )
}
