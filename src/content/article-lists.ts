import { sql } from 'kysely'
import { tags } from '../cache.ts'
import { combine, map, type Query, query, sqlite } from '../db.ts'
import type { ListPosition } from '../paths.ts'
import {
  type ArticleCard,
  type ArticleLink,
  type ArticleList,
  cardColumns,
  cards,
  directionFrom,
  linkColumns,
  links,
  newestOf,
  selectCards,
  stretch,
  toCard,
} from './article-columns.ts'
import { listedCategories, withTree } from './categories.ts'

const FEATURED = 6
const PER_CATEGORY = 5
const DEPARTMENT_NEWS = 6
const PAGE_SIZE = 20

/** Tin tiêu điểm, in the editors' order. */
export function featuredArticles(): Query<ArticleCard[]> {
  const statement = selectCards()
    .where('articles.featured_position', 'is not', null)
    .where('articles.status', '=', 'published')
    .orderBy('articles.featured_position')
    .limit(FEATURED)
  return cards(statement, [tags.featured])
}

/** Tin sở ban ngành: the newest articles of the categories of kind `department`. */
export function departmentNews(): Query<ArticleLink[]> {
  const roots = { topOfKind: 'department' } as const
  const statement = withTree(roots)
    .selectFrom('tree')
    // A cross join keeps the categories in the outer loop; each reads one short index range.
    .crossJoin('articles')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .select(linkColumns)
    .where('articles.id', 'in', (eb) => newestOf(eb.ref('tree.id'), DEPARTMENT_NEWS))
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id', 'desc')
    .limit(DEPARTMENT_NEWS)
  return map(combine({ ids: listedCategories(roots), news: links(statement, []) }), ({ news }) => news)
}

/** Per top news category (key: its id) the newest articles, its descendants' included. */
export function newestByCategory(): Query<Map<number, ArticleCard[]>> {
  const roots = { topOfKind: 'news' } as const
  const ranked = withTree(roots)
    .selectFrom('tree')
    .crossJoin('articles as candidates')
    .where('candidates.id', 'in', (eb) => newestOf(eb.ref('tree.id'), PER_CATEGORY))
    .select([
      'tree.root',
      'candidates.id',
      sql<number>`row_number() over (
        partition by tree.root order by candidates.published_at desc, candidates.id desc
      )`.as('place'),
    ])
  const statement = sqlite
    .selectFrom(ranked.as('ranked'))
    .crossJoin('articles')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .leftJoin('media', 'media.id', 'articles.cover_media_id')
    .select(['ranked.root', ...cardColumns])
    .whereRef('articles.id', '=', 'ranked.id')
    .where('ranked.place', '<=', PER_CATEGORY)
    .orderBy('ranked.root')
    .orderBy('ranked.place')
  const rows = query(statement, {
    value: (rows) => rows.map((row) => ({ root: row.root, card: toCard(row) })),
    tags: (rows) => rows.map(({ card }) => tags.article(card.id)),
  })
  return map(combine({ ids: listedCategories(roots), rows }), ({ rows }) => {
    const byRoot = new Map<number, ArticleCard[]>()
    for (const { root, card } of rows) byRoot.set(root, [...(byRoot.get(root) ?? []), card])
    return byRoot
  })
}

/** A stretch of a category's list, descendants included. Empty for a slug that no category has. */
export function articlesInCategory(slug: string, position?: ListPosition): Query<ArticleList> {
  const roots = { slug }
  const direction = directionFrom(position)
  const statement = withTree(roots)
    .selectFrom('tree')
    .crossJoin('articles')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .leftJoin('media', 'media.id', 'articles.cover_media_id')
    .select(cardColumns)
    .where('articles.id', 'in', (eb) => newestOf(eb.ref('tree.id'), PAGE_SIZE + 1, position))
    .orderBy('articles.published_at', direction)
    .orderBy('articles.id', direction)
    .limit(PAGE_SIZE + 1)
  return map(combine({ ids: listedCategories(roots), rows: cards(statement, []) }), ({ rows }) =>
    stretch(rows, position, PAGE_SIZE),
  )
}
