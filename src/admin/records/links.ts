import * as v from 'valibot'
import { addLink, editLink, linkGroups, linksOfGroups, removeLink } from '../../content/links.ts'
import { map } from '../../db/query.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { linkMessages } from '../../i18n/admin/records/links.ts'
import { integer, requiredLine, textsOf } from '../form-values.ts'
import { defineRecordKind } from './record-kind.ts'

/** The linked sites (Website liên kết). */
export const links = defineRecordKind({
  name: 'links',
  table: 'links',
  permission: 'publish',
  words: linkMessages,
  schema: v.object({
    title: requiredLine(200),
    url: v.pipe(
      requiredLine(1_000),
      v.regex(/^https?:\/\/[^\s/]/, 'badUrl' satisfies FieldErrorCode),
      v.url('badUrl' satisfies FieldErrorCode),
    ),
    group_id: integer,
    position: integer,
  }),
  list: () =>
    map(linksOfGroups(), (rows) =>
      rows.map((link) => ({
        id: String(link.id),
        title: `${link.group}: ${link.title}`,
        values: textsOf(link),
      })),
    ),
  choices: () =>
    map(linkGroups(), (groups) => groups.map(({ id, name }) => ({ value: String(id), text: name }))),
  fields: (_, groups) => [
    { name: 'title', required: true },
    { name: 'url', required: true },
    { name: 'group_id', type: 'select', options: groups, required: true },
    { name: 'position', type: 'number' },
  ],
  add: (link) => [addLink(link)],
  edit: ({ id }, version, link) => [editLink(Number(id), link, version)],
  remove: (id, version) => removeLink(Number(id), version),
})
