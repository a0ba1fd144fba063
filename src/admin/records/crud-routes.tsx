import { Hono } from 'hono'
import { type Command, isConstraintError } from '../../db/command.ts'
import { read } from '../../db/query.ts'
import { runCommands } from '../../editing/run-commands.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { adminPaths } from '../../urls/admin.ts'
import { addingOnce, type Once } from '../adding-once.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { parseForm, valuesIn } from '../form-values.ts'
import { requirePermission } from '../require-permission.tsx'
import { isCurrent, type SentForm, sentFormOf, staleForm } from '../save-form.tsx'
import { droppedParameter } from '../ui/dropped-notice.tsx'
import type { FormError, FormValues } from '../ui/form.tsx'
import { withLabels } from '../ui/form-fields.tsx'
import { RecordsPage } from './page.tsx'
import type { AdminRecord, RecordKind } from './record-kind.ts'

/** Makes the routes of a kind of record. */
export function crudRoutes(kind: RecordKind) {
  return new Hono<AdminEnv>()
    .use(requirePermission(kind.permission))
    .get('/', (c) => page(c, kind))
    .post('/', async (c) => {
      const values = await valuesOf(c, kind)
      const result = parseForm(kind.schema, values)
      if ('errors' in result) return page(c, kind, { id: '', values, errors: result.errors })
      const once = await addingOnce(c, values)
      return runAndRedirect(c, kind, [...kind.add(result.input), ...once.commands], { id: '', values, once })
    })
    .post('/:id', async (c) => {
      const id = c.req.param('id')
      const before = await recordOf(c, kind, id)
      const sent = await sentFormOf(c, namesOf(kind))
      const { values } = sent
      if (!before) return notThere(c, kind, values)
      if (!isCurrent(sent, before.values)) return stale(c, kind, before, sent)
      const result = parseForm(kind.schema, values)
      if ('errors' in result) return page(c, kind, { id, values, errors: result.errors, base: sent.base })
      const commands = kind.edit(before, Number(values.version), result.input)
      return runAndRedirect(c, kind, commands, { id, values, sent })
    })
}

async function recordOf(c: AdminContext, kind: RecordKind, id: string): Promise<AdminRecord | undefined> {
  const { list } = await loadRecords(c, kind)
  return list.find((one) => one.id === id)
}

/**
 * Answers a form of a record that is not there any more: the typed values are shown again in the form for a new record.
 * If they are stored, the form was sent before, and has changed what the record goes by.
 */
async function notThere(c: AdminContext, kind: RecordKind, values: FormValues) {
  const { list } = await loadRecords(c, kind)
  const typed = namesOf(kind).map((name) => [name, values[name] ?? ''] as const)
  if (list.some((one) => typed.every(([name, value]) => one.values[name] === value)))
    return redirectToSaved(c, kind, values)
  return page(c, kind, { id: '', values, errors: [formError('removedMeanwhile')] }, 409)
}

/** Answers a form of a record that a colleague has saved meanwhile. */
async function stale(c: AdminContext, kind: RecordKind, { id, values }: AdminRecord, sent: SentForm) {
  const [{ t }, { choices }] = await Promise.all([siteFor(c), loadRecords(c, kind)])
  const words = kind.words(t.lang)
  const fields = withLabels(words, kind.fields(words, choices))
  const back = adminPaths.records(kind.name)
  const action = `${back}/${encodeURIComponent(id)}`
  return staleForm(c, sent, { fields, stored: values, action, back }, kind.clean)
}

/** Loads the records of a kind, and the choices of their fields, in one round trip. */
async function loadRecords(c: AdminContext, kind: RecordKind) {
  const choices = kind.choices?.()
  const { values } = await read(c.env.DB, { list: kind.list(), ...(choices && { choices }) })
  return { list: values.list, choices: values.choices ?? [] }
}

function valuesOf(c: AdminContext, kind: RecordKind): Promise<FormValues> {
  return valuesIn(c.req, namesOf(kind))
}

const namesOf = (kind: RecordKind) => kind.fields(kind.words('vi'), []).map(({ name }) => name)

async function runAndRedirect(
  c: AdminContext,
  kind: RecordKind,
  commands: readonly Command[],
  { id, values, sent, once }: Omit<FailedForm, 'errors'> & { sent?: SentForm; once?: Once },
) {
  try {
    const [changed] = await runCommands(c, commands)
    if (sent && changed === 0) return notThere(c, kind, values)
  } catch (error) {
    if (!isConstraintError(error)) throw error
    if (await once?.isAdded()) return redirectToSaved(c, kind, values)
    const before = sent && /stale version/.test(error.message) && (await recordOf(c, kind, id))
    if (before) return stale(c, kind, before, sent)
    const base = sent && { base: sent.base }
    return page(c, kind, { id, values, errors: [formError(reasonOf(error))], ...base }, 409)
  }
  return redirectToSaved(c, kind, values)
}

function redirectToSaved(c: AdminContext, kind: RecordKind, values: FormValues) {
  const dropped = kind.dropped ? droppedParameter(kind.dropped(values)) : ''
  return c.redirect(`${adminPaths.records(kind.name)}?saved=1${dropped}`, 303)
}

const formError = (code: FieldErrorCode): FormError => ({ field: '', code })

/** Returns the error code for a change that the database has refused. */
function reasonOf({ message }: Error): FieldErrorCode {
  if (message.includes('UNIQUE')) return 'taken'
  if (message.includes('category cycle') || message.includes('parent_id')) return 'insideItself'
  return 'changedMeanwhile'
}

interface FailedForm {
  id: string
  values: FormValues
  errors: readonly FormError[]
  /** The values with which the form was opened. */
  base?: FormValues
}

async function page(c: AdminContext, kind: RecordKind, failed?: FailedForm, status?: 409) {
  const [site, { list, choices }] = await Promise.all([siteFor(c), loadRecords(c, kind)])
  const words = kind.words(site.t.lang)
  const fields = withLabels(words, kind.fields(words, choices))
  // The form for a new record takes values from the query string.
  const initialValues = Object.fromEntries(fields.map(({ name }) => [name, c.req.query(name) ?? '']))
  const saved = c.req.query('saved') === '1' && !failed
  return c.html(
    <RecordsPage
      site={site}
      fields={fields}
      saved={saved}
      dropped={saved ? c.req.query('dropped') : undefined}
      failed={failed}
      initialValues={initialValues}
      heading={words.heading}
      table={kind.table}
      historyOf={kind.hasHistory ? (id) => adminPaths.recordHistory(kind.name, id) : undefined}
      path={adminPaths.records(kind.name)}
      records={list}
      below={await kind.below?.(c.env.DB, site)}
    />,
    status ?? (failed ? 422 : 200),
  )
}
