import { Hono } from 'hono'
import { sanitizeBody } from '../../content/sanitize-body.ts'
import { editPage, type StaticPage, storedPage } from '../../content/static-pages.ts'
import { isConstraintError } from '../../db/command.ts'
import { read } from '../../db/query.ts'
import { namesIn } from '../../editing/log-names.ts'
import { historyOf, pageHistory, type Revision, revisionOf } from '../../editing/revisions.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { differences } from '../../editing/text-differences.ts'
import { binMessages } from '../../i18n/admin/bin.ts'
import { pageMessages } from '../../i18n/admin/records/static-pages.ts'
import { instant } from '../../lib/dates.ts'
import { ErrorPage } from '../../site/error-pages.tsx'
import { missingPictures } from '../../text/body/missing-pictures.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { requirePermission } from '../require-permission.tsx'
import { HistoryPage, type HistorySubject, RevisionPage } from '../ui/history-page.tsx'

const ID = '/:id{[0-9]{1,15}}/history'
const VERSION = `${ID}/:version{[0-9]{1,9}}`

/** The earlier versions of a static page, and restoring them. */
export const staticPageHistory = new Hono<AdminEnv>()
  .use(ID, requirePermission('publish'))
  .use(`${ID}/*`, requirePermission('publish'))
  .get(ID, async (c) => {
    const page = await pageOf(c)
    if (!page) return gone(c)
    const [site, history] = await Promise.all([siteFor(c), historyOf(c.env.DB, pageHistory, page)])
    const names = await namesIn(c.env.DB, history.log)
    return c.html(<HistoryPage site={site} subject={subjectOf(page)} names={names} {...history} />)
  })
  .get(VERSION, async (c) => {
    const found = await revisionIn(c)
    return found ? revisionPage(c, found) : gone(c)
  })
  .post(VERSION, async (c) => {
    const found = await revisionIn(c)
    if (!found) return gone(c)
    const { page, revision } = found
    const { version } = await c.req.parseBody()
    if (version !== `${page.version}`) return revisionPage(c, found, 409)
    const body = sanitizeBody(revision.body)
    // A static page is public at once.
    if (missingPictures(body).length > 0) return revisionPage(c, found, 422)
    const values = {
      title: revision.title,
      body,
      updated_at: instant(new Date()),
    }
    try {
      await runCommands(c, [editPage(page, values)])
    } catch (error) {
      if (!isConstraintError(error)) throw error
      const now = await revisionIn(c)
      return now ? revisionPage(c, now, 409) : gone(c)
    }
    return c.redirect(`${adminPaths.records('pages')}?saved=1`, 303)
  })

interface Found {
  page: StaticPage
  revision: Revision<'title' | 'body'>
  next: Revision<'title' | 'body'>
}

async function pageOf(c: AdminContext): Promise<StaticPage | undefined> {
  const { values } = await read(c.env.DB, { page: storedPage(Number(c.req.param('id'))) })
  return values.page
}

async function revisionIn(c: AdminContext): Promise<Found | undefined> {
  const page = await pageOf(c)
  const found = page && (await revisionOf(c.env.DB, pageHistory, page.id, Number(c.req.param('version'))))
  return page && found && { page, ...found }
}

const subjectOf = ({ id, title, version }: StaticPage): HistorySubject => ({
  title,
  version,
  path: adminPaths.records('pages'),
  history: adminPaths.recordHistory('pages', id),
})

/**
 * The status is 409 after a restoration that came too late, and 422 after one of a text with pictures that are not here.
 */
async function revisionPage(c: AdminContext, { page, revision, next }: Found, status?: 409 | 422) {
  const site = await siteFor(c)
  const w = pageMessages(site.t.lang)
  const fields = pageHistory.texts
    .filter((name) => revision[name] !== next[name])
    .map((name) => ({ label: w[name], changes: differences(revision[name], next[name]) }))
  return c.html(
    <RevisionPage
      site={site}
      subject={subjectOf(page)}
      version={revision.version}
      fields={fields}
      restorable
      stale={status === 409}
      missingPictures={status === 422 ? missingPictures(sanitizeBody(revision.body)) : []}
    />,
    status ?? 200,
  )
}

async function gone(c: AdminContext) {
  const { t } = await siteFor(c)
  const w = binMessages(t.lang)
  return c.html(<ErrorPage t={t} title={w.goneTitle} text={w.gone} />, 404)
}
