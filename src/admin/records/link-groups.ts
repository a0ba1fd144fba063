import * as v from 'valibot'
import { addLinkGroup, editLinkGroup, linkGroups as groups, removeLinkGroup } from '../../content/links.ts'
import { map } from '../../db/query.ts'
import { linkGroupMessages } from '../../i18n/admin/records/links.ts'
import { integer, requiredLine, textsOf } from '../form-values.ts'
import { defineRecordKind } from './record-kind.ts'

/** Groups of linked sites. Removing a group removes its links. */
export const linkGroups = defineRecordKind({
  name: 'link-groups',
  table: 'link_groups',
  permission: 'publish',
  words: linkGroupMessages,
  schema: v.object({ name: requiredLine(200), position: integer }),
  list: () =>
    map(groups(), (rows) =>
      rows.map((group) => ({ id: String(group.id), title: group.name, values: textsOf(group) })),
    ),
  fields: () => [
    { name: 'name', required: true },
    { name: 'position', type: 'number' },
  ],
  add: ({ name, position }) => [addLinkGroup({ name, links: [] }, position)],
  edit: ({ id }, version, group) => [editLinkGroup(Number(id), group, version)],
  remove: (id, version) => removeLinkGroup(Number(id), version),
})
