import type { Instant } from '../lib/dates.ts'
import type { Word } from '../text/folding.ts'

export interface Search {
  /** The query as typed. */
  text: string
  /** The slug of a category; its descendants are included. */
  category?: string | undefined
  organisation?: string | undefined
  /** The interval of publishing times: `until` is excluded. */
  from?: Instant | undefined
  until?: Instant | undefined
  sort: 'relevance' | 'newest'
  /** Counts from 1. */
  page: number
}

/** A result as the page shows it. */
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
  /** Plain text; line breaks separate the blocks. */
  body: string
}

export interface CategoryCount {
  slug: string
  name: string
  count: number
}

export interface Results {
  /** The words of the query and of their synonyms. */
  searchedWords: Word[]
  hits: Hit[]
  /** The number of hits, up to `MAX_COUNTED_HITS`. */
  total: number
  /** The number of hits of each category, most first. */
  categories: CategoryCount[]
  /**
   * `exact`: hits as typed. `folded`: no hit as typed; these have other marks. `corrected`: no such hit either; these
   * have words with a similar spelling. `some`: no article has all words; these have some of them.
   */
  match: 'exact' | 'folded' | 'corrected' | 'some'
  /** The corrected query. */
  corrected?: string
  /** Whether the index is being rebuilt, so that hits may be missing. */
  incomplete: boolean
}
