import type { Instant } from '../lib/dates.ts'
import { type Word, wordsOf } from '../text/folding.ts'
import { textOf } from '../text/plain-text.ts'
import { type EntryKey, entryKeyOf } from './entry-key.ts'
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

/** An article's entry in the index. */
export interface Entry extends Omit<ArticleRow, 'author' | 'cover_caption'> {
  place: EntryKey
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

/**
 * Separates parts of a text, so that no phrase spans two of them. The character is not a letter, so no text contains
 * it as a word.
 */
const BREAK = ' ¶ '

/**
 * Makes the entry of an article.
 *
 * @throws Error if that is impossible: if its category does not exist, or if it has no key.
 */
export function entryOf(article: ArticleRow, categories: readonly CategoryRow[]): Entry {
  const { author, cover_caption, ...shown } = article
  const { title, lead, organisation } = article
  const lineage = lineageOf(article.category_id, categories)
  const [category] = lineage
  if (!category) throw new Error(`The category ${article.category_id} does not exist.`)
  // A phrase may go over a line break, but not from one block to the next.
  const body = [textOf(article.body, ' '), cover_caption].filter(Boolean).join('\n')
  const heads = [title, lead, `${author} ${organisation}`].map(wordsOf)
  const parts = [...heads, ...body.split('\n').map(wordsOf)]
  const joinForms = (words: Word[], form: 'exact' | 'folded') => words.map((word) => word[form]).join(' ')
  const texts = (form: 'exact' | 'folded') => parts.map((words) => joinForms(words, form)).join(BREAK)
  const [e_title = '', e_lead = '', e_by = ''] = heads.map((words) => joinForms(words, 'exact'))
  const [f_title = '', f_lead = '', f_by = ''] = heads.map((words) => joinForms(words, 'folded'))
  const facets = lineage.map(({ slug }) => facetOfCategory(slug))
  if (organisation) facets.push(facetOfOrganisation(organisation))
  return {
    ...shown,
    body,
    place: entryKeyOf(article),
    category_slug: category.slug,
    category_name: category.name,
    e_title,
    e_lead,
    e_by,
    e_text: texts('exact'),
    f_title,
    f_lead,
    f_by,
    f_text: texts('folded'),
    facets: facets.join(' '),
  }
}

/** Returns a category and its ancestors, itself first. */
function lineageOf(id: number | null, categories: readonly CategoryRow[]): CategoryRow[] {
  const category = categories.find((category) => category.id === id)
  return category ? [category, ...lineageOf(category.parent_id, categories)] : []
}
