import { exports } from 'cloudflare:workers'
import { Hono } from 'hono'
import { layoutBlocks } from '../content/layout.ts'
import { read } from '../db.ts'
import { paths } from '../paths.ts'
import { startRebuild } from '../search/indexing.ts'
import { indexState } from '../search/state.ts'
import { settle } from '../settle.ts'
import { SearchIndexPage } from '../views/admin-search-index-page.tsx'
import { siteOf } from '../views/site.ts'

/** The search index: how far it is, and making it anew. */
export const searchIndex = new Hono<{ Bindings: Env }>()
  .get('/', async (c) => {
    const [{ values }, state] = await Promise.all([
      read(c.env.DB, { layout: layoutBlocks(new Date()) }),
      indexState({ content: c.env.DB, index: c.env.SEARCH_DB }),
    ])
    const site = siteOf(values.layout, new URL(c.req.url).origin)
    return c.html(<SearchIndexPage site={site} state={state} />)
  })
  .post('/rebuild', async (c) => {
    await startRebuild({ index: c.env.SEARCH_DB })
    // What takes longer than a request may, the clock goes on with.
    c.executionCtx.waitUntil(settle(c.env, exports.Pages))
    return c.redirect(paths.adminSearchIndex(), 303)
  })
