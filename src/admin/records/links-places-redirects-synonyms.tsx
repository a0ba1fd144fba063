import { sql } from 'kysely'
import * as v from 'valibot'
import {
  addLink,
  addLinkGroup,
  editLink,
  editLinkGroup,
  removeLink,
  removeLinkGroup,
} from '../../content/links.ts'
import { LONGEST_MISSED } from '../../content/not-found-report.ts'
import { addPlace, editPlace, removePlace } from '../../content/places.ts'
import { addRedirect, removeRedirect } from '../../content/redirect-commands.ts'
import { addSynonyms, editSynonyms, type Forms, removeSynonyms } from '../../content/synonyms.ts'
import { bind, sqlite } from '../../db/builder.ts'
import type { BlockWord } from '../../i18n/admin/records.ts'
import { adminPaths } from '../../urls/admin.ts'
import { filled, phoneText, text, whole } from '../form-values.ts'
import { records } from './crud-routes.tsx'
import { MissedPaths } from './not-found-report.tsx'

async function rows<Row>(db: D1Database, query: { compile(): Parameters<typeof bind>[1] }): Promise<Row[]> {
  const { results } = await bind(db, query.compile()).all<Row>()
  return results
}

const texts = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]))

/** Website liên kết. */
export const links = records({
  title: 'links',
  path: adminPaths.links(),
  permission: 'publish',
  schema: v.object({
    title: filled(200),
    url: v.pipe(
      filled(1_000),
      v.regex(/^https?:\/\/[^\s/]/, 'badUrl' satisfies BlockWord),
      v.url('badUrl' satisfies BlockWord),
    ),
    group_id: whole,
    position: whole,
  }),
  async fields(db) {
    const groups = await rows<{ id: number; name: string }>(
      db,
      sqlite.selectFrom('link_groups').select(['id', 'name']).orderBy('position'),
    )
    const options = groups.map(({ id, name }) => ({ value: String(id), text: name }))
    return [
      { name: 'title', label: 'title', required: true },
      { name: 'url', label: 'url', required: true },
      { name: 'group_id', label: 'group', type: 'select', options, required: true },
      { name: 'position', label: 'position', type: 'number' },
    ]
  },
  async list(db) {
    const found = sqlite
      .selectFrom('links')
      .innerJoin('link_groups', 'link_groups.id', 'links.group_id')
      .select(['links.id', 'links.title', 'links.url', 'links.group_id', 'links.position'])
      .select('link_groups.name as group')
      .orderBy('link_groups.position')
      .orderBy('links.position')
    const all = await rows<{ id: number; title: string; group: string }>(db, found)
    return all.map((row) => ({ id: String(row.id), title: `${row.group}: ${row.title}`, values: texts(row) }))
  },
  add: (link) => [addLink(link)],
  edit: ({ id }, _, link) => [editLink(Number(id), link)],
  remove: (id) => [removeLink(Number(id))],
})

/** Groups of linked sites; a group goes with its links. */
export const linkGroups = records({
  title: 'linkGroups',
  path: adminPaths.linkGroups(),
  permission: 'publish',
  schema: v.object({ name: filled(200), position: whole }),
  fields: () => [
    { name: 'name', label: 'name', required: true },
    { name: 'position', label: 'position', type: 'number' },
  ],
  async list(db) {
    const found = sqlite.selectFrom('link_groups').select(['id', 'name', 'position']).orderBy('position')
    const all = await rows<{ id: number; name: string; position: number }>(db, found)
    return all.map((row) => ({ id: String(row.id), title: row.name, values: texts(row) }))
  },
  add: ({ name, position }) => [addLinkGroup({ name, links: [] }, position)],
  edit: ({ id }, _, group) => [editLinkGroup(Number(id), group)],
  remove: (id) => [removeLinkGroup(Number(id))],
})

const degrees = (most: number, word: BlockWord) =>
  v.pipe(
    filled(20),
    v.transform((given) => Number(given.replace(',', '.'))),
    v.number(word),
    v.minValue(-most, word),
    v.maxValue(most, word),
  )

/** Places on the map. */
export const places = records({
  title: 'places',
  path: adminPaths.places(),
  permission: 'publish',
  schema: v.object({
    name: filled(200),
    ...{ address: text(500), phone: phoneText, description: text(2_000) },
    ...{ latitude: degrees(90, 'latitude'), longitude: degrees(180, 'longitude') },
    position: whole,
  }),
  fields: () => [
    { name: 'name', label: 'name', required: true },
    { name: 'address', label: 'address' },
    { name: 'phone', label: 'phone' },
    { name: 'description', label: 'description', type: 'textarea' },
    { name: 'latitude', label: 'latitudeOf', required: true },
    { name: 'longitude', label: 'longitudeOf', required: true },
    { name: 'position', label: 'position', type: 'number' },
  ],
  async list(db) {
    const found = sqlite.selectFrom('places').selectAll().orderBy('position').orderBy('sort_key')
    const all = await rows<{ id: number; name: string }>(db, found)
    return all.map((row) => ({ id: String(row.id), title: row.name, values: texts(row) }))
  },
  add: (place) => [addPlace(place)],
  edit: ({ id }, _, place) => [editPlace(Number(id), place)],
  remove: (id) => [removePlace(Number(id))],
})

/** Ways of saying the same, for the search. */
export const synonyms = records({
  title: 'synonyms',
  path: adminPaths.synonyms(),
  permission: 'administer',
  schema: v.object({
    forms: v.pipe(
      text(2_000),
      v.transform((given) => [...new Set(given.split('\n').map((form) => form.trim()))].filter(Boolean)),
      v.check((forms) => forms.length >= 2, 'twoForms' satisfies BlockWord),
      v.transform((forms) => forms as unknown as Forms),
    ),
  }),
  fields: () => [{ name: 'forms', label: 'forms', type: 'textarea', required: true }],
  async list(db) {
    const found = sqlite.selectFrom('synonyms').selectAll().orderBy('forms')
    const all = await rows<{ id: number; forms: string }>(db, found)
    return all.map(({ id, forms }) => {
      const list = JSON.parse(forms) as string[]
      return { id: String(id), title: list.join(' = '), values: { forms: list.join('\n') } }
    })
  },
  add: ({ forms }) => [addSynonyms(forms)],
  edit: ({ id }, _, { forms }) => [editSynonyms(Number(id), forms)],
  remove: (id) => [removeSynonyms(Number(id))],
})

const path = v.pipe(filled(1_000), v.regex(/^\/(?!\/)\S*$/, 'badPath' satisfies BlockWord))
const MOST_REDIRECTS = 500
const MOST_MISSED = 100

/** Addresses that lead elsewhere, and those that readers ask for in vain. */
export const redirects = records({
  title: 'redirects',
  path: adminPaths.redirects(),
  permission: 'publish',
  schema: v.pipe(
    v.object({ from: path, to: path }),
    v.forward(
      v.check(({ from, to }) => from !== to, 'badPath' satisfies BlockWord),
      ['to'],
    ),
  ),
  fields: () => [
    { name: 'from', label: 'from', required: true },
    { name: 'to', label: 'to', required: true },
  ],
  async list(db) {
    const found = sqlite.selectFrom('redirects').selectAll().orderBy('from_path').limit(MOST_REDIRECTS)
    const all = await rows<{ from_path: string; to_path: string }>(db, found)
    return all.map(({ from_path, to_path }) => ({
      id: from_path,
      title: `${from_path} → ${to_path}`,
      values: { from: from_path, to: to_path },
    }))
  },
  add: ({ from, to }) => [addRedirect(from, to)],
  remove: (from) => [removeRedirect(from)],
  async more(db, site) {
    const found = sqlite
      .selectFrom('missed_paths')
      .leftJoin('redirects', 'from_path', 'path')
      .select(['week', 'path', 'count', 'to_path as mended'])
      .orderBy('week', 'desc')
      .orderBy('count', 'desc')
      .where(sql<boolean>`week >= date('now', '-28 days')`)
      .limit(MOST_MISSED)
    const missed = await rows<{ week: string; path: string; count: number; mended: string | null }>(db, found)
    return <MissedPaths site={site} missed={missed} longest={LONGEST_MISSED} />
  },
})
