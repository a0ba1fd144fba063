import { type CompiledQuery, sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import { type ArticleRow, type CategoryRow, type Entry, entryOf } from './index-entry.ts'
import type { ContentRows } from './indexed-content.ts'
import { type Failure, failureOf, isRefusal, setAside, takeBack } from './set-aside.ts'

const INDEXES = ['heads', 'texts'] as const

/**
 * Replaces the entries of articles in one transaction. If the index refuses it, the articles are written one by one.
 * Those that cannot be indexed lose their entries, whose words are no longer theirs, and are set aside.
 *
 * @param ids the ids of all of them; those that `articles` lacks lose their entries.
 * @param more further statements of the same transaction; of one that follows, if articles are written one by one.
 * @throws what D1 throws if the index does not answer.
 */
export async function replaceEntries(
  index: Executor,
  ids: readonly number[],
  { articles, categories }: ContentRows,
  ...more: D1PreparedStatement[]
): Promise<void> {
  const { entries, failures } = makeEntries(articles, categories)
  try {
    await index.batch([...replacement(index, ids, entries, failures), ...more])
  } catch (error) {
    if (!isRefusal(error)) throw error
    for (const id of ids) await replaceOne(index, id, entries, failures)
    if (more.length > 0) await index.batch(more)
  }
}

async function replaceOne(
  index: Executor,
  id: number,
  entries: readonly Entry[],
  failures: readonly Failure[],
): Promise<void> {
  const ofThis = entries.filter((entry) => entry.id === id)
  const known = failures.filter(({ article_id }) => article_id === id)
  try {
    await index.batch(replacement(index, [id], ofThis, known))
  } catch (error) {
    if (!isRefusal(error)) throw error
    await index.batch(replacement(index, [id], [], [failureOf(id, 'refused', error)]))
  }
}

/** Makes the entries of articles, and tells why some have none. */
function makeEntries(articles: readonly ArticleRow[], categories: readonly CategoryRow[]) {
  const entries: Entry[] = []
  const failures: Failure[] = []
  for (const article of articles) {
    try {
      entries.push(entryOf(article, categories))
    } catch (error) {
      failures.push(failureOf(article.id, 'unreadable', error))
    }
  }
  return { entries, failures }
}

function replacement(
  index: Executor,
  ids: readonly number[],
  entries: readonly Entry[],
  failures: readonly Failure[],
): D1PreparedStatement[] {
  const aside = new Set(failures.map(({ article_id }) => article_id))
  const indexed = ids.filter((id) => !aside.has(id))
  return [
    ...deletions(ids, entries),
    ...insertEntries(entries),
    takeBack({ json: JSON.stringify(indexed) }),
    ...(failures.length > 0 ? [setAside({ json: JSON.stringify(failures) })] : []),
  ].map((statement) => bind(index, statement))
}

/**
 * Removes the entries that a rebuild has not replaced, words without an entry, and what is no longer set aside, in one
 * transaction with further statements.
 */
export async function removeOldGenerations(index: Executor, ...more: D1PreparedStatement[]): Promise<void> {
  const isOld = 'generation < (select generation from state)'
  const statements = [
    `delete from entries where ${isOld}`,
    ...INDEXES.map((index) => `delete from ${index} where rowid not in (select place from entries)`),
    `delete from set_aside where ${isOld}`,
  ]
  await index.batch([...statements.map((statement) => index.prepare(statement)), ...more])
}

/** Removes all entries of these articles, and whatever damage has left at the places of the new entries. */
function deletions(ids: readonly number[], entries: readonly Entry[]): CompiledQuery[] {
  const json = JSON.stringify(ids)
  const keys = JSON.stringify(entries.map(({ place }) => place))
  const places = sql`(select place from entries where article_id in (select value from json_each(${json}))
    union select cast(value as integer) from json_each(${keys}))`
  return [
    ...INDEXES.map((index) => sql`delete from ${sql.table(index)} where rowid in ${places}`),
    sql`delete from entries where place in ${places}`,
  ].map((statement) => statement.compile(sqlite))
}

/**
 * Makes the statements that insert entries into the index: a few for many entries, since each statement costs as much
 * as a row.
 */
export function insertEntries(entries: readonly Entry[]): CompiledQuery[] {
  return chunksOf(entries)
    .flatMap((chunk) => [
      sql`insert into entries (place, article_id, published_at, slug, category_id, category_slug, category_name,
        organisation, title, lead, body, generation)
      select ${valuesOf(shownColumns)}, (select generation from state)
      from json_each(${jsonOf(chunk, shownColumns)})`,
      insertion('heads', chunk, headColumns),
      insertion('texts', chunk, textColumns),
      sql`insert or ignore into spellings (term) select value from json_each(${JSON.stringify(termsOf(chunk))})`,
    ])
    .map((statement) => statement.compile(sqlite))
}

function insertion(index: 'heads' | 'texts', chunk: readonly Entry[], columns: readonly (keyof Entry)[]) {
  const all = ['place', ...columns] as const
  return sql`insert into ${sql.table(index)} (rowid, ${sql.raw(columns.join(', '))})
    select ${valuesOf(all)} from json_each(${jsonOf(chunk, all)})`
}

const valuesOf = (columns: readonly (keyof Entry)[]) =>
  sql.join(
    columns.map((column) => {
      const value = sql`json_extract(value, ${sql.lit(`$.${column}`)})`
      // A key is a decimal in JSON, and FTS5 wants integers.
      return column === 'place' ? sql`cast(${value} as integer)` : value
    }),
  )

/** Makes JSON of these columns only: texts are long. */
const jsonOf = (chunk: readonly Entry[], columns: readonly (keyof Entry)[]) =>
  JSON.stringify(chunk.map((entry) => Object.fromEntries(columns.map((column) => [column, entry[column]]))))

/** Returns the distinct words of entries. Only letters: a mistyped number cannot be corrected. */
function termsOf(entries: readonly Entry[]): string[] {
  const terms = new Set(entries.flatMap(({ f_text }) => f_text.split(' ')))
  return [...terms].filter((term) => /^[a-z]+$/.test(term))
}

const shownColumns = [
  'place',
  'id',
  'published_at',
  'slug',
  'category_id',
  'category_slug',
  'category_name',
  'organisation',
  'title',
  'lead',
  'body',
] as const
const headColumns = ['e_title', 'e_lead', 'e_by', 'f_title', 'f_lead', 'f_by', 'facets'] as const
const textColumns = ['e_text', 'f_text', 'facets'] as const

/** D1 accepts parameters of up to 2 MB. Most characters have one byte, some have three. */
const MAX_CHUNK_CHARACTERS = 400_000

function chunksOf(entries: readonly Entry[]): Entry[][] {
  const chunks: Entry[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const entry of entries) {
    const length = 3 * entry.body.length + 1_000
    if (size + length > MAX_CHUNK_CHARACTERS) {
      chunks.push([])
      size = 0
    }
    chunks.at(-1)?.push(entry)
    size += length
  }
  return chunks
}
