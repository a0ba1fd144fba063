import { Hono } from 'hono'
import { paths } from '../paths.ts'
import { problem } from '../problem.ts'
import { visits } from './visits.ts'

/** What scripts and browsers ask for. Cached answers (GET of the visits) are pages' business: they go on to `Pages`. */
export const api = new Hono<{ Bindings: Env }>().route('/visits', visits).all('*', async (c, next) => {
  if (c.req.path !== paths.visits()) return notFound(c.req.path)
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return methodNotAllowed(c.req.method)
  return next()
})

function notFound(path: string): Response {
  return problem({ status: 404, title: 'Not found', detail: `The API has nothing at ${path}.` })
}

function methodNotAllowed(method: string): Response {
  const detail = `${method} is not allowed here. GET the figures, or POST a report of a page that is shown.`
  return problem({ status: 405, title: 'Method not allowed', detail }, { Allow: 'GET, HEAD, POST' })
}
