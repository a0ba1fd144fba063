import * as v from 'valibot'
import { notFoundReport } from '../../content/not-found-report.ts'
import { addRedirect, editRedirect, firstRedirects, removeRedirect } from '../../content/redirects.ts'
import { map, read } from '../../db/query.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { redirectMessages } from '../../i18n/admin/records/redirects.ts'
import { requiredLine } from '../form-values.ts'
import { NotFoundReport } from './not-found-report.tsx'
import { defineRecordKind } from './record-kind.ts'

const path = v.pipe(requiredLine(1_000), v.regex(/^\/(?!\/)\S*$/, 'badPath' satisfies FieldErrorCode))

/** Redirects, and the report of paths that were not found. */
export const redirects = defineRecordKind({
  name: 'redirects',
  table: 'redirects',
  permission: 'publish',
  words: redirectMessages,
  schema: v.pipe(
    v.object({ from: path, to: path }),
    v.forward(
      v.check(({ from, to }) => from !== to, 'badPath' satisfies FieldErrorCode),
      ['to'],
    ),
  ),
  list: () =>
    map(firstRedirects(), (rows) =>
      rows.map(({ from, to, version }) => ({
        id: from,
        title: `${from} → ${to}`,
        values: { from, to, version: String(version) },
      })),
    ),
  fields: () => [
    { name: 'from', required: true },
    { name: 'to', required: true },
  ],
  add: ({ from, to }) => [addRedirect(from, to, 'refused')],
  edit: ({ id }, version, redirect) => [editRedirect(id, redirect, version)],
  remove: (from, version) => removeRedirect(from, version),
  async below(db, site) {
    const { values } = await read(db, { report: notFoundReport() })
    return <NotFoundReport site={site} report={values.report} />
  },
})
