import { type RawBuilder, sql } from 'kysely'
import type { BinKind } from '../content/bin/bin-entries.ts'
import { bind, sqlite } from '../db/builder.ts'
import { usesInBin } from '../media/storage.ts'
import { paths } from '../urls/public.ts'

/** What is asked about before a record is deleted. */
export interface Dependents {
  /** What goes with it and comes back with it, what stays without it, and what forbids the deletion. */
  effect: 'goes along' | 'stays' | 'forbids'
  what:
    | 'attachments'
    | 'previews'
    | 'links'
    | 'articles'
    | 'subcategories'
    | 'articlesInBin'
    | 'redirectsTo'
    | 'textsLinkingTo'
    | 'menu'
    | 'uses'
    | 'published'
  count: number
  /** Titles of some of them. Empty where there are none to name. */
  titles: readonly string[]
}

const MAX_TITLES = 10

type Selection = Pick<Dependents, 'effect' | 'what'> & {
  /** Selects the column `title` of each. */
  titles: RawBuilder<unknown>
}

/** Finds what depends on a record. Nothing is asked about what is not there. */
export async function dependentsOf(db: D1Database, kind: BinKind, key: string): Promise<Dependents[]> {
  const selections = selectionsOf[kind]?.(key) ?? []
  if (selections.length === 0) return []
  const results = await db.batch<{ title: string; count: number }>(
    selections.map(({ titles }) => {
      const select = sql`select title, count(*) over () as count from (${titles}) limit ${sql.lit(MAX_TITLES)}`
      return bind(db, select.compile(sqlite))
    }),
  )
  return selections.flatMap(({ effect, what }, index) => {
    const rows = results[index]?.results ?? []
    const titles = rows.map(({ title }) => title).filter((title) => title !== '')
    return rows.length === 0 ? [] : [{ effect, what, count: rows[0]?.count ?? 0, titles }]
  })
}

const selectionsOf: Readonly<Partial<Record<BinKind, (key: string) => Selection[]>>> = {
  articles: (id) => [
    {
      effect: 'forbids',
      what: 'published',
      titles: sql`select '' as title from articles where id = ${id} and status in ('published', 'scheduled')`,
    },
    {
      effect: 'goes along',
      what: 'attachments',
      titles: sql`select iif(a.title = '', m.name, a.title) as title
        from attachments a join media m on m.id = a.media_id where a.article_id = ${id}`,
    },
    {
      effect: 'goes along',
      what: 'previews',
      titles: sql`select '' as title from previews where article_id = ${id}`,
    },
  ],
  pages: (id) => {
    const url = sql`(select ${paths.page('')} || slug from pages where id = ${id})`
    return [
      {
        effect: 'goes along',
        what: 'menu',
        titles: sql`select '' as title from pages where id = ${id} and in_menu = 1`,
      },
      ...linkingTo(url),
    ]
  },
  categories: (id) => [
    {
      effect: 'forbids',
      what: 'articles',
      titles: sql`select title from articles where category_id = ${id}`,
    },
    {
      effect: 'forbids',
      what: 'subcategories',
      titles: sql`select name as title from categories where parent_id = ${id}`,
    },
    {
      effect: 'stays',
      what: 'articlesInBin',
      titles: sql`select title from bin
        where kind = 'articles' and content ->> 'category_id' = cast(${id} as integer)`,
    },
    ...linkingTo(sql`(select ${paths.category('')} || slug from categories where id = ${id})`),
  ],
  link_groups: (id) => [
    { effect: 'goes along', what: 'links', titles: sql`select title from links where group_id = ${id}` },
  ],
  media: (id) => {
    const key = sql`(select key from media where id = ${id})`
    return [
      {
        effect: 'forbids',
        what: 'uses',
        titles: sql`
          select title from articles where cover_media_id = ${id} or instr(body, ${key})
          union all select a.title from attachments t join articles a on a.id = t.article_id
            where t.media_id = ${id}
          union all select title from pages where instr(body, ${key})
          union all select title from (${usesInBin(sql`cast(${id} as integer)`, key)})
          union all select '' from autosaves where instr(fields, ${key})`,
      },
    ]
  },
}

/** What leads to a URL path: redirects, and texts with a link. */
function linkingTo(url: RawBuilder<unknown>): Selection[] {
  const link = sql`'href="' || ${url} || '"'`
  return [
    {
      effect: 'stays',
      what: 'redirectsTo',
      titles: sql`select from_path as title from redirects where to_path = ${url}`,
    },
    {
      effect: 'stays',
      what: 'textsLinkingTo',
      titles: sql`select title from articles where instr(body, ${link})
        union all select title from pages where instr(body, ${link})`,
    },
  ]
}
