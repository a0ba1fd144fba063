import * as v from 'valibot'
import {
  addCategory,
  categoryKinds,
  editCategory,
  moveCategory,
  removeCategory,
  renameCategory,
  setCategoryKind,
  storedCategories,
} from '../../content/categories.ts'
import { categoryOutline } from '../../content/layout.ts'
import type { Command } from '../../db/command.ts'
import { combine, map } from '../../db/query.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { categoryMessages } from '../../i18n/admin/records/categories.ts'
import { integer, line, oneOf, requiredLine, slugText } from '../form-values.ts'
import { defineRecordKind } from './record-kind.ts'

/** The tree of categories. */
export const categories = defineRecordKind({
  name: 'categories',
  table: 'categories',
  permission: 'publish',
  words: categoryMessages,
  schema: v.object({
    name: requiredLine(200),
    slug: slugText,
    kind: oneOf(categoryKinds),
    /** Id of the parent. Empty at the top. */
    parent: v.pipe(
      line(15),
      v.regex(/^\d*$/, 'badChoice' satisfies FieldErrorCode),
      v.transform((id) => (id === '' ? null : Number(id))),
    ),
    position: integer,
  }),
  list: () =>
    map(combine({ outline: categoryOutline(), rows: storedCategories() }), ({ outline, rows }) => {
      const byId = new Map(rows.map((category) => [category.id, category]))
      return outline.flatMap(({ id, depth }) => {
        const category = byId.get(id)
        if (!category) return []
        const { name, slug, kind, position, version, parent_id } = category
        const parent = String(parent_id ?? '')
        const values = { name, slug, kind, parent, position: String(position), version: String(version) }
        return { id: String(id), title: name, depth, values }
      })
    }),
  choices: () =>
    map(categoryOutline(), (outline) =>
      outline.map(({ id, name, depth }) => ({
        value: String(id),
        text: `${'\u2003'.repeat(depth)}${name}`,
      })),
    ),
  fields: (w, parents) => [
    { name: 'name', required: true },
    { name: 'slug', required: true },
    {
      name: 'kind',
      type: 'select',
      options: categoryKinds.map((kind) => ({ value: kind, text: w[kind] })),
    },
    { name: 'parent', type: 'select', options: [{ value: '', text: w.top }, ...parents] },
    { name: 'position', type: 'number' },
  ],
  add: ({ parent, ...category }) => [addCategory({ ...category, parent: parent ?? undefined }, 'refused')],
  edit({ id, values: before }, version, { name, slug, kind, parent, position }) {
    const seen = { id: Number(id), version }
    const commands: Command[] = []
    const push = (command: Command) => {
      commands.push(command)
      seen.version++
    }
    const words = {
      ...(name !== before.name && { name }),
      ...(String(position) !== before.position && { position }),
    }
    if (Object.keys(words).length > 0) push(editCategory({ ...seen }, words))
    if (kind !== before.kind) push(setCategoryKind({ ...seen }, kind))
    if (slug !== before.slug) push(renameCategory({ ...seen, slug: before.slug ?? '' }, slug))
    if (String(parent ?? '') !== before.parent) push(moveCategory({ ...seen }, parent))
    return commands
  },
  remove: (id, version) => removeCategory(Number(id), version),
})
