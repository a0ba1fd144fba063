import { type Command, sqlite } from '../db.ts'

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
  return [group.compile(), ...entries.map((entry) => entry.compile())]
}
