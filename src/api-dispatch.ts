import { Hono } from 'hono'
import { visits } from './api/visits.ts'
import { problem } from './http/problem.ts'
import { loadAdminBundle } from './load-admin-bundle.ts'
import { paths } from './urls/public.ts'

/** Paths whose responses are the same for everybody. `Pages` answers them, and its cache stores them as it stores pages. */
const cachedPaths = [paths.visits(), paths.searchApi(), paths.suggestions()]

/** Dispatches `/api`: visit reports here, `/api/v1` to the admin bundle, cached paths to the next handler. */
export const api = new Hono<{ Bindings: Env }>().route('/visits', visits).all('*', async (c, next) => {
  if (!cachedPaths.includes(c.req.path)) {
    if (!c.req.path.startsWith('/api/v1/')) return notFound(c.req.path)
    return (await loadAdminBundle()).api.fetch(c.req.raw, c.env, c.executionCtx)
  }
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return methodNotAllowed(c.req.method, c.req.path)
  return next()
})

function notFound(path: string): Response {
  return problem({ status: 404, title: 'Not found', detail: `The API has nothing at ${path}.` })
}

function methodNotAllowed(method: string, path: string): Response {
  const allowed = path === paths.visits() ? 'GET, HEAD, POST' : 'GET, HEAD'
  const detail = `${method} is not allowed here. Allowed are ${allowed}.`
  return problem({ status: 405, title: 'Method not allowed', detail }, { Allow: allowed })
}
