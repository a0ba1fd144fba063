import { tags } from '../cache.ts'
import { type Command, type Query, prepared, query, sqlite } from '../db.ts'

export interface LinkGroup {
  name: string
  links: { title: string; url: string }[]
}

/** Website liên kết: linked sites in their groups, in the editors' order. */
export function linkGroups(): Query<LinkGroup[]> {
  return query(allLinks({}), {
    value(rows) {
      const groups = Map.groupBy(rows, (row) => row.group)
      return [...groups].map(([name, links]) => ({ name, links: links.map(({ title, url }) => ({ title, url })) }))
    },
    tags: () => [tags.links],
  })
}

const allLinks = prepared(() =>
  sqlite
    .selectFrom('link_groups')
    .innerJoin('links', 'links.group_id', 'link_groups.id')
    .select(['link_groups.name as group', 'links.title', 'links.url'])
    .orderBy('link_groups.position')
    .orderBy('link_groups.id')
    .orderBy('links.position')
    .orderBy('links.id'),
)

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
