import * as v from 'valibot'
import {
  addCategory,
  editCategory,
  moveCategory,
  removeCategory,
  renameCategory,
  setCategoryKind,
} from '../../content/categories.ts'
import { categoryOutline } from '../../content/layout.ts'
import { sanitiseBody } from '../../content/sanitize-body.ts'
import { addPage, editPage, removePage, renamePage } from '../../content/static-pages.ts'
import { bind, sqlite } from '../../db/builder.ts'
import type { Command } from '../../db/command.ts'
import { read } from '../../db/query.ts'
import type { Category, StaticPage } from '../../db/schema.ts'
import { type BlockWord, blockWords } from '../../i18n/admin/records.ts'
import { instant } from '../../lib/dates.ts'
import { adminPaths } from '../../urls/admin.ts'
import { filled, oneOf, slugText, text, whole } from '../form-values.ts'
import { records } from './crud-routes.tsx'

/** The tree of categories. */
export const categories = records({
  title: 'categories',
  path: adminPaths.categories(),
  permission: 'publish',
  schema: v.object({
    name: filled(200),
    slug: slugText,
    kind: oneOf(['news', 'department']),
    /** Empty at the top. */
    parent: v.pipe(
      text(15),
      v.regex(/^\d*$/, 'badChoice' satisfies BlockWord),
      v.transform((id) => (id === '' ? null : Number(id))),
    ),
    position: whole,
  }),
  async fields(db, { t }) {
    const w = blockWords(t.lang)
    const { values } = await read(db, { outline: categoryOutline() })
    const parents = values.outline.map(({ id, name, depth }) => ({
      value: String(id),
      text: `${'\u2003'.repeat(depth)}${name}`,
    }))
    const kinds = (['news', 'department'] as const).map((kind) => ({ value: kind, text: w[kind] }))
    return [
      { name: 'name', label: 'name', required: true },
      { name: 'slug', label: 'slug', hint: 'slugHint', required: true },
      { name: 'kind', label: 'kind', type: 'select', options: kinds },
      { name: 'parent', label: 'parent', type: 'select', options: [{ value: '', text: w.top }, ...parents] },
      { name: 'position', label: 'position', type: 'number' },
    ]
  },
  async list(db) {
    const { values } = await read(db, { outline: categoryOutline() })
    const { results } = await bind(db, sqlite.selectFrom('categories').selectAll().compile()).all<Category>()
    const byId = new Map(results.map((category) => [category.id, category]))
    return values.outline.flatMap(({ id, depth }) => {
      const category = byId.get(id)
      if (!category) return []
      const { name, slug, kind, position, version, parent_id } = category
      const parent = String(parent_id ?? '')
      const shown = { name, slug, kind, parent, position: String(position), version: String(version) }
      return { id: String(id), title: name, depth, values: shown }
    })
  },
  add: ({ parent, ...category }) => [addCategory({ ...category, parent: parent ?? undefined }, 'refused')],
  edit({ id, values: before }, version, { name, slug, kind, parent, position }) {
    const seen = { id: Number(id), version }
    const commands: Command[] = []
    const then = (command: Command) => {
      commands.push(command)
      seen.version++
    }
    const words = {
      ...(name !== before.name && { name }),
      ...(String(position) !== before.position && { position }),
    }
    if (Object.keys(words).length > 0) then(editCategory({ ...seen }, words))
    if (kind !== before.kind) then(setCategoryKind({ ...seen }, kind))
    if (slug !== before.slug) then(renameCategory({ ...seen, slug: before.slug ?? '' }, slug))
    if (String(parent ?? '') !== before.parent) then(moveCategory({ ...seen }, parent))
    return commands
  },
  remove: (id) => [removeCategory(Number(id))],
})

/** Pages that stand by themselves. */
export const pages = records({
  title: 'pages',
  path: adminPaths.pages(),
  permission: 'publish',
  schema: v.object({
    title: filled(300),
    slug: slugText,
    body: text(400_000),
    in_menu: v.pipe(
      oneOf(['0', '1']),
      v.transform((given) => (given === '1' ? 1 : 0) as 0 | 1),
    ),
    position: whole,
  }),
  fields(_, { t }) {
    const w = blockWords(t.lang)
    const options = [
      { value: '0', text: w.no },
      { value: '1', text: w.yes },
    ]
    return [
      { name: 'title', label: 'title', required: true },
      { name: 'slug', label: 'slug', hint: 'slugHint', required: true },
      { name: 'body', label: 'body', type: 'rich' },
      { name: 'in_menu', label: 'inMenu', type: 'select', options },
      { name: 'position', label: 'position', type: 'number' },
    ]
  },
  async list(db) {
    const found = sqlite.selectFrom('pages').selectAll().orderBy('position').orderBy('id')
    const { results } = await bind(db, found.compile()).all<StaticPage>()
    return results.map(({ id, slug, title, body, in_menu, position, version }) => ({
      id: String(id),
      title,
      values: {
        ...{ slug, title, body, in_menu: String(in_menu), position: String(position) },
        version: String(version),
      },
    }))
  },
  add: (page) => [addPage({ ...page, body: sanitiseBody(page.body), updated_at: instant(new Date()) })],
  edit({ id, values: before }, version, { slug, ...page }) {
    const now = instant(new Date())
    const seen = { id: Number(id), version }
    const edited = editPage(seen, { ...page, body: sanitiseBody(page.body), updated_at: now })
    if (slug === before.slug) return [edited]
    return [edited, renamePage({ id: seen.id, version: version + 1, slug: before.slug ?? '' }, slug, now)]
  },
  remove: (id) => [removePage(Number(id))],
})
