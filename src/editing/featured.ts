import { sql } from 'kysely'
import { featureArticle, unfeatureArticle } from '../content/articles/commands.ts'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { refuseUnlessSame } from '../db/list-check.ts'
import type { Instant } from '../lib/dates.ts'
import type { StoredArticle } from './article-records.ts'

export interface FeaturedArticle {
  id: number
  title: string
  position: number
  publishedAt: Instant
}

/**
 * Lists all featured articles in the order of the readers' block, including those beyond the number that
 * pages show.
 */
export async function featuredForEditing(db: Executor): Promise<FeaturedArticle[]> {
  const select = sqlite
    .selectFrom('articles')
    .select(['id', 'title', 'featured_position as position', 'published_at as publishedAt'])
    .where('status', '=', 'published')
    .where('featured_position', 'is not', null)
    .orderBy('featured_position')
    .orderBy('id')
  return (await bind(db, select.compile()).all<FeaturedArticle>()).results
}

/**
 * Returns the commands that bring the featured articles into an order. An article that `order` does not name
 * keeps its position. The database refuses them if the articles or their positions have changed meanwhile.
 */
export function reorder(
  featured: readonly FeaturedArticle[],
  order: ReadonlyMap<number, number | 'removed'>,
): Command[] {
  const changes = featured.flatMap(({ id, position }) => {
    const newPosition = order.get(id)
    if (newPosition === 'removed') return [unfeatureArticle(id)]
    return newPosition === undefined || newPosition === position ? [] : [featureArticle(id, newPosition)]
  })
  const seen = JSON.stringify(featured.map(({ id, position }) => [id, position]))
  const check = { statements: [refuseUnlessSame('featured', positionsNow, seen)] }
  return changes.length === 0 ? [] : [check, ...changes]
}

/** Returns a command that the database refuses if an article or its position among the featured news has changed. */
export function refuseUnlessFeaturedAs(
  seen: Pick<StoredArticle, 'id' | 'version' | 'featured_position'>,
): Command {
  const now = sql<string>`(select json_array(version, featured_position) from articles where id = ${seen.id})`
  return {
    statements: [refuseUnlessSame('featuring', now, JSON.stringify([seen.version, seen.featured_position]))],
  }
}

const positionsNow = sql<string>`(
  select json_group_array(json_array(id, featured_position)) from (
    select id, featured_position from articles
    where status = 'published' and featured_position is not null
    order by featured_position, id
  )
)`
