import type { Instant } from '../lib/dates.ts'
import type { Word } from '../text/folding.ts'

export interface Search {
  /** As typed. */
  text: string
  /** Slug; its descendants belong to it. */
  category?: string | undefined
  organisation?: string | undefined
  /** Published from one moment on, and before another. */
  from?: Instant | undefined
  until?: Instant | undefined
  sort: 'relevance' | 'newest'
  /** From 1. */
  page: number
}

/** What a result shows. */
export interface Hit {
  id: number
  publishedAt: Instant
  slug: string
  categoryId: number
  categorySlug: string
  categoryName: string
  organisation: string
  title: string
  lead: string
  /** Plain text; blocks are told apart by line breaks. */
  body: string
}

export interface CategoryCount {
  slug: string
  name: string
  count: number
}

export interface Results {
  /** What was looked for: the words of the query, and of what means the same. */
  looked: Word[]
  hits: Hit[]
  /** How many there are, up to MAX_COUNTED. */
  total: number
  /** Per category, most first. */
  categories: CategoryCount[]
  /**
   * `exact`: as typed. `folded`: nothing was found as typed, these have other marks. `corrected`: nor that, these
   * have words that are spelt alike. `some`: nothing has all that was asked for, these have some of it.
   */
  match: 'exact' | 'folded' | 'corrected' | 'some'
  /** What was looked for instead. */
  corrected?: string
  /** The index is being made anew: something may be missing. */
  incomplete: boolean
}
