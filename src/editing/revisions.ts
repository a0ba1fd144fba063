import { sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { LogEntry } from './audit-log.ts'

/** A table of texts whose earlier versions are stored. */
export interface History<Name extends string = string> {
  /** The table of the present texts. */
  table: 'articles' | 'pages'
  revisions: 'article_revisions' | 'page_revisions'
  /** The column of the revisions with the id of what they are of. */
  key: 'article_id' | 'page_id'
  texts: readonly Name[]
}

export const articleHistory = {
  table: 'articles',
  revisions: 'article_revisions',
  key: 'article_id',
  texts: ['title', 'lead', 'author', 'organisation', 'cover_alt', 'cover_caption', 'body'],
} as const satisfies History

export const pageHistory = {
  table: 'pages',
  revisions: 'page_revisions',
  key: 'page_id',
  texts: ['title', 'body'],
} as const satisfies History

/** The text fields at one version. */
export type Revision<Name extends string> = { version: number } & Record<Name, string>

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
 * Lists the versions of a text without their long fields, the current one first, and the entries of the audit log
 * about it. A stored revision says who replaced it: that is who wrote the next one.
 */
export async function historyOf(
  db: Executor,
  { table, revisions: revisionsTable, key }: History,
  { id, version, title }: { id: number; version: number; title: string },
): Promise<{ revisions: WrittenRevision[]; log: LogEntry[] }> {
  const revisions = sql`
    select version, replaced_at, name, title from ${sql.table(revisionsTable)}
    where ${sql.ref(key)} = ${id} order by version desc limit ${sql.lit(MAX_REVISIONS + 1)}`
  const log = sqlite
    .selectFrom('audit_log')
    .selectAll()
    .where('subject', '=', table)
    .where('subject_id', '=', `${id}`)
    .orderBy('id', 'desc')
    .limit(MAX_REVISIONS)
  const addition = sqlite
    .selectFrom('audit_log')
    .select(['at as replaced_at', 'name'])
    .where('subject', '=', table)
    .where('subject_id', '=', `${id}`)
    .where('action', '=', 'add')
    .limit(1)
  const [versions, events, additions] = await db.batch<never>([
    bind(db, revisions.compile(sqlite)),
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
export async function revisionOf<Name extends string>(
  db: Executor,
  { table, revisions, key, texts }: History<Name>,
  id: number,
  version: number,
): Promise<{ revision: Revision<Name>; next: Revision<Name> } | undefined> {
  const columns = sql.join(['version', ...texts].map((name) => sql.ref(name)))
  const selects = [
    sql`select ${columns} from ${sql.table(revisions)}
      where ${sql.ref(key)} = ${id} and version >= ${version} order by version limit 2`,
    sql`select ${columns} from ${sql.table(table)} where id = ${id}`,
  ]
  const [versions, currentRows] = await db.batch<Revision<Name>>(
    selects.map((select) => bind(db, select.compile(sqlite))),
  )
  const [revision, later] = versions?.results ?? []
  const [current] = currentRows?.results ?? []
  if (!revision || revision.version !== version || !current) return undefined
  return { revision, next: later ?? current }
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
