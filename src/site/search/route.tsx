import { Hono } from 'hono'
import { rowTags } from '../../content/articles/columns.ts'
import { categoryOutline, layoutBlocks } from '../../content/layout.ts'
import type { Messages } from '../../i18n/site/messages.ts'
import { SEARCH_LIFETIME, SEARCH_TAGS } from '../../search/cache-policy.ts'
import { MAX_COUNTED } from '../../search/category-counts.ts'
import { excerpts, lookedFor, marked } from '../../search/excerpt.ts'
import { find } from '../../search/find.ts'
import { PAGE_SIZE } from '../../search/ranked-hits.ts'
import { isEmpty, MAX_PAGES, type Mistake, parseSearch, searchOf } from '../../search/search-request.ts'
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
  const { request, mistakes } = parseSearch(parameters)
  const common = { site, parameters, categories, errors: errorsOf(mistakes, site.t) }
  if (mistakes.length > 0) return c.var.page(<SearchPage {...common} />, { status: 400 })
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

function errorsOf(
  mistakes: readonly Mistake[],
  t: Messages,
): Partial<Record<keyof SearchParameters, string>> {
  const texts: Record<Mistake, [keyof SearchParameters, string]> = {
    from: ['from', t.mistakeFrom],
    to: ['to', t.mistakeTo],
    range: ['to', t.mistakeRange],
    sort: ['sort', t.mistakeSort],
    page: ['page', t.mistakePage(MAX_PAGES)],
  }
  return Object.fromEntries(mistakes.map((mistake) => texts[mistake]))
}

function shownResults({ looked: words, hits, ...results }: Results, page: number): ShownResults {
  const looked = lookedFor(words, results.match === 'folded' || results.match === 'some')
  return {
    ...results,
    manyMore: results.total >= MAX_COUNTED,
    page,
    pages: Math.min(MAX_PAGES, Math.ceil(results.total / PAGE_SIZE)),
    hits: hits.map((hit) => ({
      path: paths.article(hit),
      title: marked(hit.title, looked),
      excerpts: excerpts([hit.lead, hit.body].filter(Boolean).join('\n'), looked),
      publishedAt: hit.publishedAt,
      category: { name: hit.categoryName, slug: hit.categorySlug },
      organisation: hit.organisation,
    })),
  }
}
