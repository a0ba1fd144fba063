import { Hono } from 'hono'
import { deskOf } from '../editing/desk.ts'
import { OverviewPage } from '../views/admin-overview-page.tsx'
import { type AdminEnv, siteFor } from './env.tsx'

/** What waits for who has come in. */
export const overview = new Hono<AdminEnv>().get('/', async (c) => {
  const [site, desk] = await Promise.all([siteFor(c), deskOf(c.env.DB, c.var.actor, new Date())])
  return c.html(<OverviewPage site={site} desk={desk} />)
})
