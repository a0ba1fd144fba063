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
}

/** A version in the list of them. */
export interface WrittenRevision {
  version: number
  title: string
  /** When it was written, and the name of the person or script that wrote it. Unknown for what is older than the log. */
  written_at: string | null
  name: string
  /** Whether it is the current version. */
  isCurrent: boolean
}

const MAX_REVISIONS = 200

/**
 * Lists the versions of an article without their long texts, the current one first, and the entries of the audit
 * log about it. A stored revision says who replaced it: that is who wrote the next one.
 */
export async function historyOf(
  db: Executor,
  { id: articleId, version, title }: { id: number; version: number; title: string },
): Promise<{ revisions: WrittenRevision[]; log: LogEntry[] }> {
  const revisions = sqlite
    .selectFrom('article_revisions')
    .select(['version', 'replaced_at', 'name', 'title'])
    .where('article_id', '=', articleId)
    .orderBy('version', 'desc')
    .limit(MAX_REVISIONS + 1)
  const log = sqlite
    .selectFrom('audit_log')
    .selectAll()
    .where('subject', '=', 'articles')
    .where('subject_id', '=', `${articleId}`)
    .orderBy('id', 'desc')
    .limit(MAX_REVISIONS)
  const addition = sqlite
    .selectFrom('audit_log')
    .select(['at as replaced_at', 'name'])
    .where('subject', '=', 'articles')
    .where('subject_id', '=', `${articleId}`)
    .where('action', '=', 'add')
    .limit(1)
  const [versions, events, additions] = await db.batch<never>([
    bind(db, revisions.compile()),
    bind(db, log.compile()),
    bind(db, addition.compile()),
  ])
  const replaced = (versions?.results ?? []) as Replaced[]
  const writers = [...replaced, ...((additions?.results ?? []) as Writer[])]
  const list = [{ version, title }, ...replaced].slice(0, MAX_REVISIONS)
  return {
    revisions: list.map((one, index) => ({
      version: one.version,
      title: one.title,
      written_at: writers[index]?.replaced_at ?? null,
      name: writers[index]?.name ?? '',
      isCurrent: index === 0,
    })),
    log: (events?.results ?? []) as LogEntry[],
  }
}

/** Who replaced a version, and so wrote the next one. */
interface Writer {
  replaced_at: string
  name: string
}

type Replaced = Writer & { version: number; title: string }

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
    .select(['version', ...textColumns])
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
  const [article] = (currentRows?.results ?? []) as Revision[]
  if (!revision || revision.version !== version || !article) return undefined
  return { revision, next: later ?? article }
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

/**
 * Compares two HTML texts word by word. It compares the readable text, with a line for each block. If the formatting
 * differs too, it has signs in the text (`**bold**`); if the signs do not show what differs, the HTML is compared.
 */
export function differences(before: string, after: string): Change[] {
  const show = [readableText, textWithSigns].find(
    (read) => read(before) !== read(after) && (read !== readableText || tagsOf(before) === tagsOf(after)),
  )
  const [from, to] = show ? [show(before), show(after)] : [before, after]
  return (
    diffWordsWithSpace(from, to, { timeout: 500 }) ?? [
      { value: from, removed: true, added: false, count: 1 },
      { value: to, removed: false, added: true, count: 1 },
    ]
  )
}

/** The formatting of a text: its tags without what they are of, and without plain paragraphs and line breaks. */
function tagsOf(html: string): string {
  const tags = html.match(/<[^>]*>/g) ?? []
  return tags.filter((tag) => !/^<(\/?p|br|\/?a\b.*|img\b.*)\/?>$/s.test(tag)).join('')
}

const SIGNS: readonly [RegExp, string][] = [
  [/<\/?(strong|b)>/g, '**'],
  [/<\/?(em|i)>/g, '*'],
  [/<\/?u>/g, '_'],
  [/<\/?s>/g, '~~'],
  [/<\/?code>/g, '`'],
  [/<sup\b[^>]*>/g, '^'],
  [/<sub>/g, '↓'],
  [/<h2\b[^>]*>/g, '## '],
  [/<h3\b[^>]*>/g, '### '],
  [/<h4\b[^>]*>/g, '#### '],
  [/<li\b[^>]*>/g, '• '],
  [/<blockquote\b[^>]*>/g, '> '],
  [/<t[dh]\b[^>]*>/g, '| '],
]

function textWithSigns(html: string): string {
  return readableText(SIGNS.reduce((text, [tag, sign]) => text.replace(tag, sign), html))
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
