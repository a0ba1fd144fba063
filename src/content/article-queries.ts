import type { CompiledQuery } from 'kysely'
import { combine, type Query, query } from '../db.ts'
import { type ArticleCard, type CardRow, rowTags, toCard } from './article-columns.ts'
import type { CategoryNode } from './categories.ts'
import { categoryTree } from './layout.ts'

/**
 * A query that needs the categories to make its value: most of all, the slugs in articles' addresses. The
 * few categories come with every page once, however many lists it has; a join would fetch them row by row.
 */
export function withCategories<Row, Value>(
  statement: CompiledQuery<Row>,
  shape: {
    value: (rows: readonly Row[], categories: readonly CategoryNode[]) => Value
    tags: (value: Value, categories: readonly CategoryNode[]) => readonly string[]
  },
): Query<Value> {
  const rows = query(statement, { value: (rows) => rows, tags: () => [] })
  const both = combine({ categories: categoryTree(), rows })
  return {
    statements: both.statements,
    resolve(results) {
      const { value, tags } = both.resolve(results)
      const made = shape.value(value.rows, value.categories)
      return { value: made, tags: [...tags, ...shape.tags(made, value.categories)] }
    },
  }
}

type ListTags = (categories: readonly CategoryNode[]) => readonly string[]

/** A query for a list of cards, tagged with each row and with what `listTags` says of the list itself. */
export function cards(statement: CompiledQuery<CardRow>, listTags: ListTags): Query<ArticleCard[]> {
  return withCategories(statement, {
    value: (rows, categories) => rows.map((row) => toCard(row, categories)),
    tags: (cards, categories) => [...listTags(categories), ...rowTags(cards)],
  })
}
