import type { ErrorHandler, NotFoundHandler } from 'hono'
import { articleOfOldUrl } from '../content/articles/old-url.ts'
import { layoutBlocks } from '../content/layout.ts'
import { redirectFrom } from '../content/redirects.ts'
import { vi } from '../i18n/site/vi.ts'
import { siteOf } from '../ui/site.ts'
import { paths } from '../urls/public.ts'
import type { PagesEnv } from './context.ts'
import { ErrorPage, NotFoundPage } from './error-pages.tsx'

/** Redirects a URL without a page to its new place, or responds with the 404 page. */
export const notFound: NotFoundHandler<PagesEnv> = async (c) => {
  const { pathname, search } = new URL(c.req.url)
  const { layout, redirect, article } = await c.var.read({
    layout: layoutBlocks(c.var.now),
    redirect: redirectFrom(pathname + search),
    article: articleOfOldUrl(pathname + search),
  })
  const target = redirect ?? (article && paths.article(article))
  if (target) return c.var.moved(target, ['layout'])
  return c.var.page(<NotFoundPage site={siteOf(layout, c.var.origin)} />, {
    status: 404,
    withoutTagsOf: ['next', 'popular'],
  })
}

/** Responds with 503 when D1 failed, since a retry may succeed soon; else with 500. */
export const onError: ErrorHandler<PagesEnv> = (error, c) => {
  console.error(c.req.method, c.req.url, error)
  if (error.message.startsWith('D1_')) {
    const page = <ErrorPage t={vi} title={vi.unavailableTitle} text={vi.unavailableText} />
    return c.var.page(page, { status: 503, headers: { 'Retry-After': '30' } })
  }
  return c.var.page(<ErrorPage t={vi} title={vi.errorTitle} text={vi.errorText} />, { status: 500 })
}
