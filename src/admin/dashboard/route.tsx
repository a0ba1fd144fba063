import { Hono } from 'hono'
import { dashboardOf } from '../../editing/dashboard.ts'
import { type AdminEnv, siteFor } from '../context.ts'
import { DashboardPage } from './page.tsx'

/** The first page after signing in. */
export const dashboard = new Hono<AdminEnv>().get('/', async (c) => {
  const [site, dashboard] = await Promise.all([siteFor(c), dashboardOf(c.env.DB, c.var.actor, new Date())])
  return c.html(<DashboardPage site={site} dashboard={dashboard} />)
})
