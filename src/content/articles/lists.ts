import { sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared, sqlite } from '../../db/builder.ts'
import type { Query } from '../../db/query.ts'
import type { Cursor, ListPosition } from '../../urls/public.ts'
import { withTree } from '../categories.ts'
import {
  type ArticleCard,
  type ArticleList,
  cardColumns,
  published,
  rowTags,
  selectCards,
  toCard,
} from './article-cards.ts'
import { cursorParameters, type Direction, directionOf, newestOf } from './keyset-pagination.ts'
import { cards, pagedCards, withCategories } from './query-helpers.ts'

export const MAX_FEATURED_ARTICLES = 6
export const MAX_ARTICLES_PER_CATEGORY = 5
export const PAGE_SIZE = 20

/** Returns the featured articles (Tin tiêu điểm) in the editors' order. */
export function featuredArticles(): Query<ArticleCard[]> {
  return cards(featuredCards({}), [tags.featured])
}

const featuredCards = prepared(() =>
  selectCards()
    .where('articles.featured_position', 'is not', null)
    .where('articles.status', '=', published)
    .orderBy('articles.featured_position')
    .orderBy('articles.id')
    .limit(sql.lit(MAX_FEATURED_ARTICLES)),
)

/** Returns the newest articles of each top news category and its descendants, by the category's id. */
export function newestByCategory(): Query<Map<number, ArticleCard[]>> {
  return withCategories(newestOfEach({}), {
    value(rows, categories) {
      const groups = [...Map.groupBy(rows, (row) => row.root)]
      return new Map(groups.map(([root, rows]) => [root, rows.map((row) => toCard(row, categories))]))
    },
    tags: (groups) => [tags.front, ...[...groups.values()].flatMap((cards) => rowTags(cards))],
  })
}

const newestOfEach = prepared(() => {
  const ranked = withTree('top-news')
    .selectFrom('tree')
    .crossJoin('articles as candidates')
    .where('candidates.id', 'in', (eb) => newestOf(eb.ref('tree.id'), MAX_ARTICLES_PER_CATEGORY))
    .select([
      'tree.root',
      'candidates.id',
      sql<number>`row_number() over (
        partition by tree.root order by candidates.published_at desc, candidates.id desc
      )`.as('place'),
    ])
  return sqlite
    .selectFrom(ranked.as('ranked'))
    .crossJoin('articles')
    .leftJoin('media', 'media.id', 'articles.cover_media_id')
    .select(['ranked.root', ...cardColumns])
    .whereRef('articles.id', '=', 'ranked.id')
    .where('ranked.place', '<=', MAX_ARTICLES_PER_CATEGORY)
    .orderBy('ranked.root')
    .orderBy('ranked.place')
})

/** Returns a page of a category's list, with the articles of its descendants. Empty if no category has the slug. */
export function articlesInCategory(slug: string, position?: ListPosition): Query<ArticleList> {
  const statement = newestInTree[directionOf(position)]({ slug, ...cursorParameters(position) })
  return pagedCards(statement, {
    position,
    size: PAGE_SIZE,
    tag(categories) {
      const category = categories.find((category) => category.slug === slug)
      return category && tags.articlesOf(category.id)
    },
  })
}

const newestInTree = {
  newest: prepared(inTree('newest')),
  before: prepared(inTree('before')),
  after: prepared(inTree('after')),
}

function inTree(direction: Direction) {
  const order = direction === 'after' ? 'asc' : 'desc'
  return ({ slug, publishedAt, id }: { slug: string } & Cursor) =>
    withTree({ slug })
      .selectFrom('tree')
      .crossJoin('articles')
      .leftJoin('media', 'media.id', 'articles.cover_media_id')
      .select(cardColumns)
      .where('articles.id', 'in', (eb) =>
        newestOf(eb.ref('tree.id'), PAGE_SIZE + 1, direction, { publishedAt, id }),
      )
      .orderBy('articles.published_at', order)
      .orderBy('articles.id', order)
      .limit(sql.lit(PAGE_SIZE + 1))
}
