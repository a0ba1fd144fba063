import { type Context, Hono } from 'hono'
import { rowTags } from '../../content/articles/article-cards.ts'
import { categoryOutline, siteSettings } from '../../content/layout.ts'
import { problem } from '../../http/problem.ts'
import { SEARCH_LIFETIME, SEARCH_TAGS } from '../../search/cache-policy.ts'
import { MAX_COUNTED_HITS } from '../../search/category-counts.ts'
import { excerptOf, wordMatcher } from '../../search/excerpt.ts'
import { find } from '../../search/find.ts'
import { PAGE_SIZE } from '../../search/ranked-hits.ts'
import {
  isEmpty,
  MAX_PAGES,
  parseSearch,
  type SearchError,
  type SearchErrorCode,
  searchOf,
} from '../../search/search-request.ts'
import { suggestTitles } from '../../search/suggestions.ts'
import type { Results } from '../../search/types.ts'
import { wordsOf } from '../../text/folding.ts'
import { paths, type SearchParameters, searchNames } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'

const JSON_TYPE = 'application/json'
/** Maximum number of categories among the suggestions. */
const MAX_CATEGORIES = 3

/**
 * The search as JSON: `{ total, totalIsExact, match, page, pages, items }`, where an item has `id`, `title`, `url`,
 * `publishedAt`, `category`, `organisation`, `excerpt`. And suggestions of categories and articles for a text that is
 * being typed.
 */
export const searchApi = new Hono<PagesEnv>()
  .get(paths.searchApi(), async (c) => {
    const names = Object.keys(searchNames)
    const parameters: SearchParameters = Object.fromEntries(names.map((name) => [name, c.req.query(name)]))
    const { request, errors } = parseSearch(parameters)
    if (errors.length > 0) return malformed(errors)
    if (isEmpty(request)) return emptySearch()
    const { settings } = await c.var.read({ settings: siteSettings() })
    try {
      const results = await find(c.env.SEARCH_DB, searchOf(request, settings.time_zone))
      const body = JSON.stringify(bodyOf(results, request.page, c.var.origin))
      const tags = [...SEARCH_TAGS, ...rowTags(results.hits)]
      return c.var.text(body, JSON_TYPE, { tags, lifetime: SEARCH_LIFETIME })
    } catch (error) {
      return unavailable(c, error)
    }
  })
  .get(paths.suggestions(), async (c) => {
    const typed = c.req.query('q') ?? ''
    try {
      const [{ categories }, titles] = await Promise.all([
        c.var.read({ categories: categoryOutline() }),
        suggestTitles(c.env.SEARCH_DB, typed),
      ])
      const words = wordsOf(typed)
      const suggested = [
        ...categories
          .filter(({ name }) => words.length > 0 && hasWordsBeginningWith(name, words))
          .slice(0, MAX_CATEGORIES)
          .map(({ name, slug }) => ({ text: name, url: paths.category(slug), kind: 'category' })),
        ...titles.map((article) => ({ text: article.title, url: paths.article(article), kind: 'article' })),
      ]
      return c.var.text(JSON.stringify(suggested), JSON_TYPE, {
        tags: SEARCH_TAGS,
        lifetime: SEARCH_LIFETIME,
      })
    } catch (error) {
      return unavailable(c, error)
    }
  })

function bodyOf(
  { searchedWords: words, hits, total, match, corrected }: Results,
  page: number,
  origin: string,
) {
  const matcher = wordMatcher(words, match === 'folded' || match === 'some')
  return {
    total,
    totalIsExact: total < MAX_COUNTED_HITS,
    match,
    ...(corrected !== undefined && { corrected }),
    page,
    pages: Math.min(MAX_PAGES, Math.ceil(total / PAGE_SIZE)),
    items: hits.map((hit) => ({
      id: hit.id,
      title: hit.title,
      url: origin + paths.article(hit),
      publishedAt: hit.publishedAt,
      category: hit.categorySlug,
      organisation: hit.organisation,
      excerpt: excerptOf([hit.lead, hit.body].filter(Boolean).join('\n'), matcher)
        .map(({ text }) => text)
        .join(''),
    })),
  }
}

/** Tells whether consecutive words of a name begin with the typed words. */
function hasWordsBeginningWith(name: string, typed: ReturnType<typeof wordsOf>): boolean {
  const words = wordsOf(name)
  return words.some((_, at) =>
    typed.every(({ folded }, index) => words[at + index]?.folded.startsWith(folded)),
  )
}

function malformed(errors: readonly SearchError[]): Response {
  const details: Record<SearchErrorCode, string> = {
    noSuchFrom: 'from: there is no such day. Write it as YYYY-MM-DD or dd/mm/yyyy.',
    noSuchTo: 'to: there is no such day. Write it as YYYY-MM-DD or dd/mm/yyyy.',
    toBeforeFrom: 'from is after to.',
    noSuchSort: 'sort is relevance or newest.',
    noSuchPage: `page is a number from 1 to ${MAX_PAGES}.`,
  }
  return problem({
    status: 400,
    title: 'Malformed search',
    detail: errors.map(({ code }) => details[code]).join(' '),
  })
}

function emptySearch(): Response {
  const detail = 'Say what to look for: q, category, organisation, from or to.'
  return problem({ status: 400, title: 'Nothing to look for', detail })
}

function unavailable(c: Context<PagesEnv>, error: unknown): Response {
  console.error(c.req.url, 'The search index does not answer', error)
  const detail = 'The search index is being made anew. Please try again in a few minutes.'
  return problem({ status: 503, title: 'Search is not available', detail }, { 'Retry-After': '60' })
}
