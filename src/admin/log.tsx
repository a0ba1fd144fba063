import { Hono } from 'hono'
import { logEntries, subjects } from '../editors/log.ts'
import { LogPage } from '../views/admin-log-page.tsx'
import { type AdminEnv, allow, siteFor } from './env.tsx'

const PAGE_SIZE = 50

/** Who has done what, newest first. */
export const log = new Hono<AdminEnv>().use(allow('administer')).get('/', async (c) => {
  const { subject: asked, actor, before } = c.req.query()
  const subject = subjects.find((one) => one === asked)
  const from = /^\d{1,15}$/.test(before ?? '') ? Number(before) : undefined
  const [site, found] = await Promise.all([
    siteFor(c),
    logEntries(c.env.DB, { subject, actor, before: from }, PAGE_SIZE),
  ])
  const entries = found.slice(0, PAGE_SIZE)
  const last = entries.at(-1)
  const filter = { ...(subject && { subject }), ...(actor && { actor }) }
  const next =
    found.length > PAGE_SIZE && last
      ? `?${new URLSearchParams({ ...filter, before: `${last.id}` })}`
      : undefined
  return c.html(<LogPage {...{ site, entries, subjects, next }} subject={subject ?? ''} />)
})
