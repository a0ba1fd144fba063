import { Hono } from 'hono'
import { binEntryOf, type Deletable, deletable } from '../../content/bin/bin-entries.ts'
import { isConstraintError } from '../../db/command.ts'
import { read } from '../../db/query.ts'
import { dependentsOf } from '../../editing/dependents.ts'
import { mediaById } from '../../editing/media-library.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { binMessages } from '../../i18n/admin/bin.ts'
import { copyFromBin, moveToBin } from '../../media/storage.ts'
import { ErrorPage } from '../../site/error-pages.tsx'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { type RemovableKind, removableKind } from '../removable-kinds.ts'
import { RemovalPage } from './removal-page.tsx'

/** Deleting: a page asks, for every kind, and the form on it deletes. The record goes into the bin. */
export const removals = new Hono<AdminEnv>()
  .get('/:kind/:key', async (c) => {
    const found = await recordOf(c)
    if (!found) return gone(c)
    if (!(await found.kind.mayRemove(c, found.record.key))) return notAllowed(c)
    return ask(c, found)
  })
  .post('/:kind/:key', async (c) => {
    const found = await recordOf(c)
    if (!found) return gone(c)
    const { kind, record } = found
    if (!(await kind.mayRemove(c, record.key))) return notAllowed(c)
    const { version } = await c.req.parseBody()
    if (version !== `${record.version}`) return ask(c, found, { changed: version !== undefined })
    const list = await kind.list(c, record.key)
    const medium = kind.kind === 'media' ? await mediaById(c.env.DB, Number(record.key)) : undefined
    if (!(await remove(c, found))) {
      const now = await recordOf(c)
      return now ? ask(c, now, { changed: now.record.version !== record.version }) : gone(c)
    }
    if (medium) await hideFile(c, medium)
    const { values } = await read(c.env.DB, { entry: binEntryOf(kind.kind, record.key) })
    return c.redirect(values.entry ? `${list}?removed=${values.entry.id}` : list, 303)
  })

interface Found {
  kind: RemovableKind
  record: Deletable
}

async function recordOf(c: AdminContext): Promise<Found | undefined> {
  const kind = removableKind(c.req.param('kind') ?? '')
  if (!kind) return undefined
  const { values } = await read(c.env.DB, { record: deletable(kind.kind, c.req.param('key') ?? '') })
  return values.record && { kind, record: values.record }
}

/** Returns false if the record has changed, or if something forbids its deletion. */
async function remove(c: AdminContext, { kind, record }: Found): Promise<boolean> {
  const command = await kind.remove(c, record.key, record.version)
  if (!command) return false
  try {
    const [removed] = await runCommands(c, [command])
    return removed !== undefined && removed > 0
  } catch (error) {
    if (!isConstraintError(error)) throw error
    return false
  }
}

/**
 * Takes a deleted file from readers. The row was removed first: a crash then leaves a file that no page names. A
 * colleague may have restored the row meanwhile.
 */
async function hideFile(c: AdminContext, { id, key }: { id: number; key: string }): Promise<void> {
  await moveToBin(c.env.MEDIA, key)
  if (await mediaById(c.env.DB, id)) await copyFromBin(c.env.MEDIA, key)
}

/** The status is 409 after a form that did not delete. */
async function ask(c: AdminContext, { kind, record }: Found, refused?: { changed: boolean }) {
  const [site, dependents, back] = await Promise.all([
    siteFor(c),
    dependentsOf(c.env.DB, kind.kind, record.key),
    kind.page(c, record.key),
  ])
  return c.html(
    <RemovalPage
      site={site}
      kind={kind.kind}
      one={kind.one(site.t.lang)}
      record={record}
      dependents={dependents}
      changed={refused?.changed ?? false}
      back={back}
    />,
    refused ? 409 : 200,
  )
}

async function gone(c: AdminContext) {
  const { t } = await siteFor(c)
  const w = binMessages(t.lang)
  return c.html(<ErrorPage t={t} title={w.goneTitle} text={w.gone} />, 404)
}

async function notAllowed(c: AdminContext) {
  const { t } = await siteFor(c)
  return c.html(<ErrorPage t={t} title={t.notAllowedTitle} text={t.notAllowedText} />, 403)
}
