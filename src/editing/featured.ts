import { featureArticle, unfeatureArticle } from '../content/articles/commands.ts'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import type { Instant } from '../lib/dates.ts'

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
 * keeps its position.
 */
export function reorder(
  featured: readonly FeaturedArticle[],
  order: ReadonlyMap<number, number | 'removed'>,
): Command[] {
  return featured.flatMap(({ id, position }) => {
    const newPosition = order.get(id)
    if (newPosition === 'removed') return [unfeatureArticle(id)]
    return newPosition === undefined || newPosition === position ? [] : [featureArticle(id, newPosition)]
  })
}
