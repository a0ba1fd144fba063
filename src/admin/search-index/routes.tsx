import { exports } from 'cloudflare:workers'
import { Hono } from 'hono'
import { runAfterCommit } from '../../jobs/after-commit.ts'
import { indexState } from '../../search/index-status.ts'
import { startRebuild } from '../../search/rebuild.ts'
import { paths } from '../../urls/public.ts'
import { type AdminEnv, siteFor } from '../context.ts'
import { SearchIndexPage } from './page.tsx'

/** The state of the search index, and its rebuild. */
export const searchIndex = new Hono<AdminEnv>()
  .get('/', async (c) => {
    const [site, state] = await Promise.all([
      siteFor(c),
      indexState({ content: c.env.DB, index: c.env.SEARCH_DB }),
    ])
    return c.html(<SearchIndexPage site={site} state={state} />)
  })
  .post('/rebuild', async (c) => {
    await startRebuild({ index: c.env.SEARCH_DB })
    // The clock continues if this takes longer than a request may.
    c.executionCtx.waitUntil(runAfterCommit(c.env, exports.Pages))
    return c.redirect(paths.adminSearchIndex(), 303)
  })
