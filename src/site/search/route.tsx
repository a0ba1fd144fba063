import { Hono } from 'hono'
import { rowTags } from '../../content/articles/article-cards.ts'
import { categoryOutline, layoutBlocks } from '../../content/layout.ts'
import type { Messages } from '../../i18n/site/messages.ts'
import { SEARCH_LIFETIME, SEARCH_TAGS } from '../../search/cache-policy.ts'
import { MAX_COUNTED_HITS } from '../../search/category-counts.ts'
import { excerptOf, markMatches, wordMatcher } from '../../search/excerpt.ts'
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
import type { Results } from '../../search/types.ts'
import { siteOf } from '../../ui/site.ts'
import { paths, type SearchParameters, searchNames } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'
import { SearchPage, type ShownResults } from './page.tsx'

/** The search page, Tìm kiếm. */
export const search = new Hono<PagesEnv>().get(paths.search(), async (c) => {
  const names = Object.entries(searchNames)
  const parameters: SearchParameters = Object.fromEntries(
    names.map(([key, name]) => [key, c.req.query(name)]),
  )
  const { layout, categories } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    categories: categoryOutline(),
  })
  const site = siteOf(layout, c.var.origin)
  const { request, errors } = parseSearch(parameters)
  const common = { site, parameters, categories, errors: textsOf(errors, site.t) }
  if (errors.length > 0) return c.var.page(<SearchPage {...common} />, { status: 400 })
  if (isEmpty(request)) return c.var.page(<SearchPage {...common} />)

  try {
    const results = await find(c.env.SEARCH_DB, searchOf(request, layout.settings.time_zone))
    const tags = [...SEARCH_TAGS, ...rowTags(results.hits)]
    const shown = shownResults(results, request.page)
    return c.var.page(<SearchPage {...common} results={shown} />, { tags, lifetime: SEARCH_LIFETIME })
  } catch (error) {
    console.error('The search index does not answer', error)
    const headers = { 'Retry-After': '60' }
    return c.var.page(<SearchPage {...common} unavailable />, { status: 503, headers })
  }
})

/** The text of each error, by the field that it stands beside. */
function textsOf(
  errors: readonly SearchError[],
  t: Messages,
): Partial<Record<keyof SearchParameters, string>> {
  const texts: Record<SearchErrorCode, string> = {
    noSuchFrom: t.mistakeFrom,
    noSuchTo: t.mistakeTo,
    toBeforeFrom: t.mistakeRange,
    noSuchSort: t.mistakeSort,
    noSuchPage: t.mistakePage(MAX_PAGES),
  }
  return Object.fromEntries(errors.map(({ field, code }) => [field, texts[code]]))
}

function shownResults({ searchedWords: words, hits, ...results }: Results, page: number): ShownResults {
  const matcher = wordMatcher(words, results.match === 'folded' || results.match === 'some')
  return {
    ...results,
    manyMore: results.total >= MAX_COUNTED_HITS,
    page,
    pages: Math.min(MAX_PAGES, Math.ceil(results.total / PAGE_SIZE)),
    hits: hits.map((hit) => ({
      path: paths.article(hit),
      title: markMatches(hit.title, matcher),
      excerpt: excerptOf([hit.lead, hit.body].filter(Boolean).join('\n'), matcher),
      publishedAt: hit.publishedAt,
      category: { name: hit.categoryName, slug: hit.categorySlug },
      organisation: hit.organisation,
    })),
  }
}
