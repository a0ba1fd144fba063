import type { CompiledQuery } from 'kysely'
import { tags } from '../cache/tags.ts'
import { sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import type { Link } from '../db/schema.ts'

export interface LinkGroup {
  name: string
  links: { title: string; url: string }[]
}

export interface LinkRow {
  group: string
  title: string
  url: string
}

/** Website liên kết: linked sites in their groups, both in the order of the rows. */
export function groupLinks(rows: readonly LinkRow[]): LinkGroup[] {
  const groups = [...Map.groupBy(rows, (row) => row.group)]
  return groups.map(([name, links]) => ({ name, links: links.map(({ title, url }) => ({ title, url })) }))
}

/** Adds a group with its links in the order given. `position` is the group's among the groups. */
export function addLinkGroup({ name, links }: LinkGroup, position: number): Command {
  const group = sqlite.insertInto('link_groups').values({ name, position })
  const entries = links.map((link, index) =>
    sqlite.insertInto('links').values((eb) => ({
      ...link,
      position: index,
      group_id: eb.selectFrom('link_groups').select('id').where('name', '=', name),
    })),
  )
  return linksChange(group, ...entries)
}

export function editLinkGroup(id: number, values: { name?: string; position?: number }): Command {
  return linksChange(sqlite.updateTable('link_groups').set(values).where('id', '=', id))
}

/** Removes a group and its links. */
export function removeLinkGroup(id: number): Command {
  return linksChange(sqlite.deleteFrom('link_groups').where('id', '=', id))
}

export type LinkValues = Pick<Link, 'group_id' | 'title' | 'url' | 'position'>

export function addLink(link: LinkValues): Command {
  return linksChange(sqlite.insertInto('links').values(link))
}

export function editLink(id: number, values: Partial<LinkValues>): Command {
  return linksChange(sqlite.updateTable('links').set(values).where('id', '=', id))
}

export function removeLink(id: number): Command {
  return linksChange(sqlite.deleteFrom('links').where('id', '=', id))
}

/** Every page shows all links. */
function linksChange(...statements: { compile(): CompiledQuery }[]): Command {
  return { statements: statements.map((statement) => statement.compile()), tags: [tags.links] }
}
