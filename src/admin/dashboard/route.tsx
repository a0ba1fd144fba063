import { Hono } from 'hono'
import { deskOf } from '../../editing/dashboard.ts'
import { type AdminEnv, siteFor } from '../context.tsx'
import { OverviewPage } from './page.tsx'

/** What waits for who has come in. */
export const overview = new Hono<AdminEnv>().get('/', async (c) => {
  const [site, desk] = await Promise.all([siteFor(c), deskOf(c.env.DB, c.var.actor, new Date())])
  return c.html(<OverviewPage site={site} desk={desk} />)
})
