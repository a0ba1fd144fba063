import type { CompiledQuery } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { combine, type Query, query } from '../../db/query.ts'
import type { Cursor, ListPosition } from '../../urls/public.ts'
import type { CategoryNode } from '../categories.ts'
import { categoryNodes } from '../layout.ts'
import { type ArticleCard, type ArticleList, type CardRow, rowTags, toCard } from './article-cards.ts'
import { cursorParameters, directionOf, pageOf } from './keyset-pagination.ts'

/**
 * Makes a query whose value needs the categories: their slugs are part of articles' URLs. The few categories come
 * once for each page, however many lists it has; a join would fetch them for each row.
 */
export function withCategories<Row, Value>(
  statement: CompiledQuery<Row>,
  shape: {
    value: (rows: readonly Row[], categories: readonly CategoryNode[]) => Value
    tags: (value: Value, categories: readonly CategoryNode[]) => readonly string[]
  },
): Query<Value> {
  const rows = query(statement, { value: (rows) => rows, tags: () => [] })
  const combined = combine({ categories: categoryNodes(), rows })
  return {
    statements: combined.statements,
    resolve(results) {
      const { value, tags } = combined.resolve(results)
      const result = shape.value(value.rows, value.categories)
      return { value: result, tags: [...tags, ...shape.tags(result, value.categories)] }
    },
  }
}

/** Makes a query of a list of cards, tagged with each row and with the list. */
export function cards(statement: CompiledQuery<CardRow>, listTags: readonly string[]): Query<ArticleCard[]> {
  return withCategories(statement, {
    value: (rows, categories) => rows.map((row) => toCard(row, categories)),
    tags: (cards) => [...listTags, ...rowTags(cards)],
  })
}

interface Paging {
  position: ListPosition | undefined
  size: number
  /** Returns the list's tag; undefined if there is no such list. */
  tag: (categories: readonly CategoryNode[]) => string | undefined
}

/**
 * Makes a query of one page of a list, from `size + 1` rows in the direction of reading. Only a page with the newest
 * articles goes stale when an article is published now.
 */
export function pagedCards(
  statement: CompiledQuery<CardRow>,
  { position, size, tag }: Paging,
): Query<ArticleList> {
  return withCategories(statement, {
    value: (rows, categories) =>
      pageOf(
        rows.map((row) => toCard(row, categories)),
        position,
        size,
      ),
    tags({ articles, newer, lookahead }, categories) {
      const list = tag(categories)
      const shown = rowTags(articles)
      if (!list) return shown
      if (directionOf(position) === 'newest') return [list, ...shown]
      if (directionOf(position) === 'after' && !newer) return [list, ...shown]
      const older = [tags.older(list), ...shown, ...rowTags(lookahead)]
      return isRecent(cursorParameters(position)) ? [list, ...older] : older
    },
  })
}

/** Tells whether a row is so recent that an article of the next minute can be below it, though it is the newest. */
function isRecent({ publishedAt }: Cursor): boolean {
  return Date.parse(publishedAt) > Date.now() - 2 * 60_000
}
