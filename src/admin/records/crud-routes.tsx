import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { GenericSchema, InferOutput } from 'valibot'
import type { Permission } from '../../auth/actor.ts'
import { type Command, isConstraintError } from '../../db/command.ts'
import { change } from '../../editing/run-commands.ts'
import type { BlockWord } from '../../i18n/admin/records.ts'
import type { AdminSite } from '../../ui/site.ts'
import { type AdminContext, type AdminEnv, allow, siteFor } from '../context.tsx'
import { parsed, valuesIn } from '../form-values.ts'
import type { FormValues } from '../ui/form.tsx'
import type { BlockField, Fault } from '../ui/form-fields.tsx'
import { type AdminRecord, RecordsPage } from './page.tsx'

/** A kind of things that are listed, added, changed and removed, each by a form. */
export interface Kind<Schema extends GenericSchema> {
  title: BlockWord
  /** Address of all of them. */
  path: string
  permission: Permission
  /** Of the form's fields as text. Messages are words of src/i18n/admin/records.ts. */
  schema: Schema
  fields(db: D1Database, site: AdminSite): Promise<readonly BlockField[]> | readonly BlockField[]
  list(db: D1Database): Promise<readonly AdminRecord[]>
  add(input: InferOutput<Schema>): readonly Command[]
  /** Left out: there is nothing to change of one, but to remove it. */
  edit?(before: AdminRecord, version: number, input: InferOutput<Schema>): readonly Command[]
  remove(id: string): readonly Command[]
  /** What stands below the list. */
  more?(db: D1Database, site: AdminSite): Promise<Child>
}

/** The pages of a kind of things. */
export function records<Schema extends GenericSchema>(kind: Kind<Schema>) {
  return new Hono<AdminEnv>()
    .use(allow(kind.permission))
    .get('/', (c) => page(c, kind))
    .post('/', async (c) => {
      const values = await valuesOf(c, kind)
      const result = parsed(kind.schema, values)
      if ('faults' in result) return page(c, kind, { id: '', values, faults: result.faults })
      return done(c, kind, kind.add(result.input), { id: '', values })
    })
    .post('/:id', async (c) => {
      const id = c.req.param('id')
      const before = (await kind.list(c.env.DB)).find((one) => one.id === id)
      if (!kind.edit) return c.redirect(kind.path, 303)
      const values = await valuesOf(c, kind)
      if (!before) {
        // What was typed stays, in the form for a new one.
        return page(c, kind, { id: '', values, faults: [{ field: '', word: 'removedMeanwhile' }] }, 409)
      }
      const result = parsed(kind.schema, values)
      if ('faults' in result) return page(c, kind, { id, values, faults: result.faults })
      const version = Number(values.version)
      if (before.values.version !== undefined && before.values.version !== values.version) {
        // What was typed stays, over the version that is there now.
        const typed = { ...values, version: before.values.version }
        return page(c, kind, { id, values: typed, faults: [{ field: '', word: 'changedMeanwhile' }] }, 409)
      }
      return done(c, kind, kind.edit(before, version, result.input), { id, values })
    })
    .post('/:id/end', async (c) => {
      const id = c.req.param('id')
      return done(c, kind, kind.remove(id), { id })
    })
}

async function valuesOf<Schema extends GenericSchema>(c: AdminContext, kind: Kind<Schema>) {
  const fields = await kind.fields(c.env.DB, await siteFor(c))
  return valuesIn(
    c.req,
    fields.map(({ name }) => name),
  )
}

async function done<Schema extends GenericSchema>(
  c: AdminContext,
  kind: Kind<Schema>,
  commands: readonly Command[],
  { id, values }: Omit<Failed, 'faults'>,
) {
  try {
    await change(c, commands)
  } catch (error) {
    if (!isConstraintError(error)) throw error
    return page(c, kind, { id, values, faults: [{ field: '', word: reasonOf(error) }] }, 409)
  }
  return c.redirect(`${kind.path}?saved=1`, 303)
}

/** What the database says no to, in the editor's words. */
function reasonOf({ message }: Error): BlockWord {
  if (message.includes('UNIQUE')) return 'taken'
  if (message.includes('FOREIGN KEY')) return 'inUse'
  if (message.includes('category cycle') || message.includes('parent_id')) return 'cycle'
  return 'changedMeanwhile'
}

interface Failed {
  id: string
  /** What was typed; undefined when nothing was, and the stored values are shown. */
  values?: FormValues | undefined
  faults: readonly Fault[]
}

async function page<Schema extends GenericSchema>(
  c: Context<AdminEnv>,
  kind: Kind<Schema>,
  failed?: Failed,
  status?: 409,
) {
  const site = await siteFor(c)
  const [list, fields, more] = await Promise.all([
    kind.list(c.env.DB),
    kind.fields(c.env.DB, site),
    kind.more?.(c.env.DB, site),
  ])
  // What the address says stands in the form for a new one.
  const given = Object.fromEntries(fields.map(({ name }) => [name, c.req.query(name) ?? '']))
  const saved = c.req.query('saved') === '1' && !failed
  return c.html(
    <RecordsPage
      {...{ site, fields, saved, failed, given, more }}
      title={kind.title}
      path={kind.path}
      records={list}
      editable={kind.edit !== undefined}
    />,
    status ?? (failed ? 422 : 200),
  )
}
