import { type CompiledQuery, sql } from 'kysely'
import { sqlite } from '../db/builder.ts'
import type { Instant } from '../lib/dates.ts'
import { type Word, wordsOf } from '../text/folding.ts'
import { textOf } from '../text/plain-text.ts'
import { placeOf } from './entry-key.ts'
import { facetOfCategory, facetOfOrganisation } from './facets.ts'

export interface ArticleRow {
  id: number
  published_at: Instant
  slug: string
  category_id: number
  title: string
  lead: string
  author: string
  organisation: string
  cover_caption: string
  body: string
}

export interface CategoryRow {
  id: number
  parent_id: number | null
  slug: string
  name: string
}

/** What the index has of an article. */
export interface Entry extends Omit<ArticleRow, 'author' | 'cover_caption'> {
  place: number
  category_slug: string
  category_name: string
  e_title: string
  e_lead: string
  e_by: string
  e_text: string
  f_title: string
  f_lead: string
  f_by: string
  f_text: string
  facets: string
}

/** Between parts of a text, so that no phrase goes on from one to the next. No text has it: it is no letter. */
const BREAK = ' ¶ '

/** The entry of an article; undefined if its category is not there. */
export function entryOf(article: ArticleRow, categories: readonly CategoryRow[]): Entry | undefined {
  const { author, cover_caption, ...shown } = article
  const { title, lead, organisation } = article
  const lineage = lineageOf(article.category_id, categories)
  const [category] = lineage
  if (!category) return undefined
  const body = [textOf(article.body), cover_caption].filter(Boolean).join('\n')
  const heads = [title, lead, `${author} ${organisation}`].map(wordsOf)
  const parts = [...heads, ...body.split('\n').map(wordsOf)]
  const written = (words: Word[], form: 'exact' | 'folded') => words.map((word) => word[form]).join(' ')
  const texts = (form: 'exact' | 'folded') => parts.map((words) => written(words, form)).join(BREAK)
  const [e_title = '', e_lead = '', e_by = ''] = heads.map((words) => written(words, 'exact'))
  const [f_title = '', f_lead = '', f_by = ''] = heads.map((words) => written(words, 'folded'))
  const facets = lineage.map(({ slug }) => facetOfCategory(slug))
  if (organisation) facets.push(facetOfOrganisation(organisation))
  return {
    ...shown,
    body,
    place: placeOf(article),
    category_slug: category.slug,
    category_name: category.name,
    ...{ e_title, e_lead, e_by, e_text: texts('exact'), f_title, f_lead, f_by, f_text: texts('folded') },
    facets: facets.join(' '),
  }
}

/** A category and its ancestors, itself first. */
function lineageOf(id: number | null, categories: readonly CategoryRow[]): CategoryRow[] {
  const category = categories.find((category) => category.id === id)
  return category ? [category, ...lineageOf(category.parent_id, categories)] : []
}

/** Statements that put entries into the index: a few for many, since each costs as much as a row. */
export function enter(entries: readonly Entry[]): CompiledQuery[] {
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

/** No more of the entries than these columns: texts are long. */
const jsonOf = (chunk: readonly Entry[], columns: readonly (keyof Entry)[]) =>
  JSON.stringify(chunk.map((entry) => Object.fromEntries(columns.map((column) => [column, entry[column]]))))

/** The words of entries, each once: letters alone, as numbers are not misspelt but wrong. */
function termsOf(entries: readonly Entry[]): string[] {
  const terms = new Set(entries.flatMap(({ f_text }) => f_text.split(' ')))
  return [...terms].filter((term) => /^[a-z]+$/.test(term))
}

const shownColumns = [
  ...(['place', 'id', 'published_at', 'slug', 'category_id', 'category_slug', 'category_name'] as const),
  ...(['organisation', 'title', 'lead', 'body'] as const),
]
const headColumns = ['e_title', 'e_lead', 'e_by', 'f_title', 'f_lead', 'f_by', 'facets'] as const
const textColumns = ['e_text', 'f_text', 'facets'] as const

/** D1 takes parameters of up to 2 MB. In characters, of which most have one byte and some three. */
const LARGEST_CHUNK = 400_000

function chunksOf(entries: readonly Entry[]): Entry[][] {
  const chunks: Entry[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const entry of entries) {
    const length = 3 * entry.body.length + 1_000
    if (size + length > LARGEST_CHUNK) {
      chunks.push([])
      size = 0
    }
    chunks.at(-1)?.push(entry)
    size += length
  }
  return chunks
}
