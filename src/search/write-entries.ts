import { type CompiledQuery, sql } from 'kysely'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import { type Entry, entryOf } from './index-entry.ts'
import type { ContentRows } from './indexed-content.ts'

const INDEXES = ['heads', 'texts'] as const

/**
 * Replaces the entries of articles in one transaction.
 *
 * @param ids the ids of all of them; those that `articles` lacks lose their entries.
 * @param more further statements of the same transaction.
 */
export async function replaceEntries(
  index: Executor,
  ids: readonly number[],
  { articles, categories }: ContentRows,
  ...more: D1PreparedStatement[]
): Promise<void> {
  const entries = articles.flatMap((article) => entryOf(article, categories) ?? [])
  const statements = [...deletions(ids), ...insertEntries(entries)].map((statement) => bind(index, statement))
  await index.batch([...statements, ...more])
}

/** Removes the entries that a rebuild has not replaced, in one transaction with further statements. */
export async function removeOldGenerations(index: Executor, ...more: D1PreparedStatement[]): Promise<void> {
  const old = 'select place from entries where generation < (select generation from state)'
  const statements = [
    ...INDEXES.map((index) => `delete from ${index} where rowid in (${old})`),
    `delete from entries where place in (${old})`,
  ]
  await index.batch([...statements.map((statement) => index.prepare(statement)), ...more])
}

function deletions(ids: readonly number[]): CompiledQuery[] {
  const json = JSON.stringify(ids)
  const places = sql`(select place from entries where article_id in (select value from json_each(${json})))`
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
  sql.join(columns.map((column) => sql`json_extract(value, ${sql.lit(`$.${column}`)})`))

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
