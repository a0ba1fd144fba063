import { Hono } from 'hono'
import { dashboardOf } from '../../editing/dashboard.ts'
import { type AdminEnv, siteFor } from '../context.tsx'
import { OverviewPage } from './page.tsx'

/** What waits for who has come in. */
export const overview = new Hono<AdminEnv>().get('/', async (c) => {
  const [site, dashboard] = await Promise.all([siteFor(c), dashboardOf(c.env.DB, c.var.actor, new Date())])
  return c.html(<OverviewPage site={site} dashboard={dashboard} />)
})
