import type { CompiledQuery } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { combine, type Query, query } from '../../db/query.ts'
import type { Cursor, ListPosition } from '../../urls/public.ts'
import type { CategoryNode } from '../categories.ts'
import { categoryNodes } from '../layout.ts'
import { type ArticleCard, type ArticleList, type CardRow, rowTags, toCard } from './columns.ts'
import { cursorParameters, directionOf, pageOf } from './keyset-pagination.ts'

/**
 * A query that needs the categories to make its value: their slugs are part of articles' addresses. The few
 * categories come with every page once, however many lists it has; a join would fetch them row by row.
 */
export function withCategories<Row, Value>(
  statement: CompiledQuery<Row>,
  shape: {
    value: (rows: readonly Row[], categories: readonly CategoryNode[]) => Value
    tags: (value: Value, categories: readonly CategoryNode[]) => readonly string[]
  },
): Query<Value> {
  const rows = query(statement, { value: (rows) => rows, tags: () => [] })
  const both = combine({ categories: categoryNodes(), rows })
  return {
    statements: both.statements,
    resolve(results) {
      const { value, tags } = both.resolve(results)
      const made = shape.value(value.rows, value.categories)
      return { value: made, tags: [...tags, ...shape.tags(made, value.categories)] }
    },
  }
}

/** A query for a list of cards, tagged with each row and with the list itself. */
export function cards(statement: CompiledQuery<CardRow>, listTags: readonly string[]): Query<ArticleCard[]> {
  return withCategories(statement, {
    value: (rows, categories) => rows.map((row) => toCard(row, categories)),
    tags: (cards) => [...listTags, ...rowTags(cards)],
  })
}

interface Paging {
  position: ListPosition | undefined
  size: number
  /** The list's own tag, if there is such a list. */
  tag: (categories: readonly CategoryNode[]) => string | undefined
}

/**
 * A query for one page of a list, from `size + 1` rows in the direction of reading. Only a page that shows the
 * newest of the list goes stale with what is published now.
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
    tags({ articles, newer, beyond }, categories) {
      const list = tag(categories)
      const shown = rowTags(articles)
      if (!list) return shown
      if (directionOf(position) === 'newest') return [list, ...shown]
      if (directionOf(position) === 'after' && !newer) return [list, ...shown]
      const older = [tags.older(list), ...shown, ...rowTags(beyond)]
      return isRecent(cursorParameters(position)) ? [list, ...older] : older
    },
  })
}

/** What is published in the next minute can stand below such a row, though it is the newest of all. */
function isRecent({ publishedAt }: Cursor): boolean {
  return Date.parse(publishedAt) > Date.now() - 2 * 60_000
}
