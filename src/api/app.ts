import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { problem } from '../http/problem.ts'
import { security } from '../http/security-headers.ts'
import { articles } from './articles.ts'
import { categories } from './categories.ts'
import type { ApiEnv } from './context.ts'
import { imports } from './imports.ts'
import { media } from './media.ts'
import { openApi } from './openapi.ts'
import { requireToken } from './require-token.ts'

const noStore = createMiddleware(async (c, next) => {
  await next()
  c.res.headers.set('Cache-Control', 'private, no-store')
})

/** The API for scripts of the newsroom. */
export const scriptApi = new Hono<ApiEnv>()
  .basePath('/api/v1')
  .use(security, noStore)
  .route('/openapi.json', openApi)
  .use('/articles/*', requireToken)
  .use('/categories/*', requireToken)
  .use('/imports/*', requireToken)
  .use('/media/*', requireToken)
  .route('/articles', articles)
  .route('/categories', categories)
  .route('/imports', imports)
  .route('/media', media)
  .notFound((c) =>
    problem({
      status: 404,
      title: 'Not found',
      detail: `The API has nothing at ${c.req.method} ${c.req.path}.`,
    }),
  )
  .onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    console.error(c.req.method, c.req.url, error)
    const detail = 'The database does not answer, and nothing has been changed. Please try again later.'
    return problem({ status: 503, title: 'Not available', detail }, { 'Retry-After': '30' })
  })
