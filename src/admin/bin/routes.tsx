import { Hono } from 'hono'
import { actorKey, can } from '../../auth/actor.ts'
import { type BinEntry, binEntries, binEntryById } from '../../content/bin/bin-entries.ts'
import { binContent, restoreFromBin } from '../../content/bin/restore.ts'
import { isConstraintError } from '../../db/command.ts'
import { read } from '../../db/query.ts'
import { obstacleOf, type RestoreObstacle } from '../../editing/restore-obstacle.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { binMessages } from '../../i18n/admin/bin.ts'
import { copyFromBin, fileOfEntry, removeFromBucketBin } from '../../media/storage.ts'
import { ErrorPage } from '../../site/error-pages.tsx'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { kindsInBin, removableKind } from '../removable-kinds.ts'
import { BinPage } from './page.tsx'

const PAGE_SIZE = 50

/** The bin. Whoever may delete something may restore it; authors see their own articles alone. */
export const bin = new Hono<AdminEnv>()
  .get('/', (c) => page(c))
  .post('/:id{[0-9]{1,15}}/restoration', async (c) => {
    const { values } = await read(c.env.DB, {
      entry: binEntryById(Number(c.req.param('id'))),
      content: binContent(Number(c.req.param('id'))),
    })
    const { entry, content } = values
    const kind = entry && removableKind(entry.kind)
    if (!entry || !content || !kind || !mayRestore(c, entry)) return notInBin(c)
    const file = entry.kind === 'media' ? await fileOfEntry(c.env.DB, entry.id) : undefined
    if (file && !(await copyFromBin(c.env.MEDIA, file))) return page(c, entry, { code: 'fileMissing' })
    try {
      const [found] = await runCommands(c, [restoreFromBin(entry, content)])
      if (!found) return notInBin(c)
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return page(c, entry, await obstacleOf(c.env.DB, entry, error))
    }
    if (file) await removeFromBucketBin(c.env.MEDIA, file)
    return c.redirect(`${await kind.page(c, entry.row_key)}?restored=1`, 303)
  })

function mayRestore(c: AdminContext, { kind, owner }: BinEntry): boolean {
  const { actor } = c.var
  return kindsInBin(c).includes(kind) && (can(actor, 'publish') || owner === actorKey(actor))
}

/** The status is 409 with what could not be restored. */
async function page(
  c: AdminContext,
  entry?: BinEntry,
  obstacle: RestoreObstacle | { code: 'fileMissing' } = { code: 'unknown' },
) {
  const kinds = kindsInBin(c)
  const { kind: kindParameter, before = '' } = c.req.query()
  const kind = kinds.find((one) => one === kindParameter)
  const filter = {
    kinds: kind ? [kind] : kinds,
    owner: can(c.var.actor, 'publish') ? undefined : actorKey(c.var.actor),
    before: /^\d{1,15}$/.test(before) ? Number(before) : undefined,
  }
  const [site, { values }] = await Promise.all([
    siteFor(c),
    read(c.env.DB, { entries: binEntries(filter, PAGE_SIZE + 1) }),
  ])
  const entries = values.entries.slice(0, PAGE_SIZE)
  const last = values.entries.length > PAGE_SIZE ? entries.at(-1) : undefined
  const next = last && `?${new URLSearchParams({ ...(kind && { kind }), before: `${last.id}` })}`
  const refused = entry && {
    entry,
    obstacle,
    page: (await removableKind(entry.kind)?.list(c, entry.row_key)) ?? adminPaths.bin(),
  }
  const names = kinds.map((one) => ({ kind: one, name: removableKind(one)?.one(site.t.lang) ?? one }))
  return c.html(
    <BinPage
      site={site}
      entries={entries}
      kinds={names}
      kind={kind}
      next={next}
      refused={refused}
      now={new Date()}
    />,
    refused ? 409 : 200,
  )
}

async function notInBin(c: AdminContext) {
  const { t } = await siteFor(c)
  const w = binMessages(t.lang)
  return c.html(<ErrorPage t={t} title={w.bin} text={w.notInBin} />, 404)
}
