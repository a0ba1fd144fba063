import type { CompiledQuery, Generated, Selectable } from 'kysely'
import { tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { nextId } from '../db/next-id.ts'
import { hasVersion, nextVersion } from '../db/next-version.ts'
import type { Query } from '../db/query.ts'
import { uncachedRows } from '../db/uncached.ts'

interface LinkGroupsTable {
  id: Generated<number>
  name: string
  position: Generated<number>
  version: Generated<number>
}

interface LinksTable {
  id: Generated<number>
  group_id: number
  title: string
  url: string
  position: Generated<number>
  version: Generated<number>
}

const db = sqlite.withTables<{ link_groups: LinkGroupsTable; links: LinksTable }>()

export type Link = Selectable<LinksTable>

export interface LinkGroup {
  name: string
  links: { title: string; url: string }[]
}

export interface LinkRow {
  group: string
  title: string
  url: string
}

/** Groups linked sites (Website liên kết); groups and links are in the order of the rows. */
export function groupLinks(rows: readonly LinkRow[]): LinkGroup[] {
  const groups = [...Map.groupBy(rows, (row) => row.group)]
  return groups.map(([name, links]) => ({ name, links: links.map(({ title, url }) => ({ title, url })) }))
}

/** Returns the groups in the editors' order. */
export function linkGroups(): Query<Selectable<LinkGroupsTable>[]> {
  return uncachedRows(selectGroups({}))
}

const selectGroups = prepared(() =>
  db.selectFrom('link_groups').select(['id', 'name', 'position', 'version']).orderBy('position'),
)

/** Returns all links with the names of their groups, in the order of the groups, then in their own. */
export function linksOfGroups(): Query<(Link & { group: string })[]> {
  return uncachedRows(selectLinks({}))
}

const selectLinks = prepared(() =>
  db
    .selectFrom('links')
    .innerJoin('link_groups', 'link_groups.id', 'links.group_id')
    .selectAll('links')
    .select('link_groups.name as group')
    .orderBy('link_groups.position')
    .orderBy('links.position'),
)

/** Adds a group with its links in this order. `position` is the group's among the groups. */
export function addLinkGroup({ name, links }: LinkGroup, position: number): Command {
  const group = db.insertInto('link_groups').values({ id: nextId('link_groups'), name, position })
  const entries = links.map((link, index) =>
    db.insertInto('links').values((eb) => ({
      id: nextId('links'),
      ...link,
      position: index,
      group_id: eb.selectFrom('link_groups').select('id').where('name', '=', name),
    })),
  )
  return linksChange(group, ...entries)
}

/** Changes a group. `seen` is the version that the editor has seen. */
export function editLinkGroup(
  id: number,
  values: { name?: string; position?: number },
  seen?: number,
): Command {
  const change = db.updateTable('link_groups').set({ ...values, version: nextVersion(seen) })
  return linksChange(change.where('id', '=', id))
}

/** Removes a group and its links, if the group still has the version that the editor has seen. */
export function removeLinkGroup(id: number, seen?: number): Command {
  return linksChange(db.deleteFrom('link_groups').where('id', '=', id).where(hasVersion(seen)))
}

export type LinkValues = Pick<Link, 'group_id' | 'title' | 'url' | 'position'>

export function addLink(link: LinkValues): Command {
  return linksChange(db.insertInto('links').values({ ...link, id: nextId('links') }))
}

/** Changes a link. `seen` is the version that the editor has seen. */
export function editLink(id: number, values: Partial<LinkValues>, seen?: number): Command {
  const change = db.updateTable('links').set({ ...values, version: nextVersion(seen) })
  return linksChange(change.where('id', '=', id))
}

/** Removes a link, if it still has the version that the editor has seen. */
export function removeLink(id: number, seen?: number): Command {
  return linksChange(db.deleteFrom('links').where('id', '=', id).where(hasVersion(seen)))
}

/** What goes stale when a link or a group comes back from the bin. */
export const staleByRestoredLinks = { stale: [tags.rows('links')] }

/** Makes a command that marks all links as stale: every page shows them. */
function linksChange(...statements: { compile(): CompiledQuery }[]): Command {
  return { statements: statements.map((statement) => statement.compile()), stale: [tags.rows('links')] }
}
