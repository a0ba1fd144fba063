import * as v from 'valibot'
import { articleLimits } from '../../content/articles/limits.ts'
import { sanitizeBody, sanitizeBodyAndReport } from '../../content/sanitize-body.ts'
import { addPage, editPage, removePage, renamePage, storedPages } from '../../content/static-pages.ts'
import { map } from '../../db/query.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { pageMessages } from '../../i18n/admin/records/static-pages.ts'
import { instant } from '../../lib/dates.ts'
import { missingPictures } from '../../text/body/missing-pictures.ts'
import { bodyOfTyped } from '../../text/body/typed-text.ts'
import { integer, oneOf, requiredLine, slugText, text, textsOf } from '../form-values.ts'
import { defineRecordKind } from './record-kind.ts'

/** Static pages. */
export const pages = defineRecordKind({
  name: 'pages',
  table: 'pages',
  permission: 'publish',
  hasHistory: true,
  words: pageMessages,
  schema: v.object({
    title: requiredLine(300),
    slug: slugText,
    body: v.pipe(
      text(articleLimits.body),
      v.transform((typed) => sanitizeBody(bodyOfTyped(typed))),
      // A static page is public at once.
      v.check((body) => missingPictures(body).length === 0, 'pictureMissing' satisfies FieldErrorCode),
    ),
    in_menu: v.pipe(
      oneOf(['0', '1']),
      v.transform((value) => (value === '1' ? 1 : 0) as 0 | 1),
    ),
    position: integer,
  }),
  list: () =>
    map(storedPages(), (rows) =>
      rows.map((page) => ({ id: String(page.id), title: page.title, values: textsOf(page) })),
    ),
  fields: (w) => [
    { name: 'title', required: true },
    { name: 'slug', required: true },
    { name: 'body', type: 'rich' },
    {
      name: 'in_menu',
      type: 'select',
      options: [
        { value: '0', text: w.no },
        { value: '1', text: w.yes },
      ],
    },
    { name: 'position', type: 'number' },
  ],
  add: (page) => [addPage({ ...page, updated_at: instant(new Date()) })],
  edit({ id, values: before }, version, { slug, ...page }) {
    const now = instant(new Date())
    const seen = { id: Number(id), version }
    const edited = editPage(seen, { ...page, updated_at: now })
    if (slug === before.slug) return [edited]
    return [edited, renamePage({ id: seen.id, version: version + 1, slug: before.slug ?? '' }, slug, now)]
  },
  clean: (values) => ({ ...values, body: sanitizeBody(bodyOfTyped(values.body ?? '')) }),
  dropped: ({ body }) => sanitizeBodyAndReport(bodyOfTyped(body ?? '')).dropped,
  remove: (id, version) => removePage(Number(id), version),
})
