import type { CompiledQuery } from 'kysely'
import { bind, type Executor } from './builder.ts'

/**
 * A read of the database: its SQL, how its rows become a value, and the cache tags of that value. Queries compose: a
 * query made of others carries all their statements.
 */
export interface Query<Value> {
  readonly statements: readonly CompiledQuery[]
  /** `results[i]` holds the rows of `statements[i]`. */
  resolve(results: readonly (readonly unknown[])[]): { value: Value; tags: readonly string[] }
}

/**
 * Makes a query of one statement.
 *
 * `tags` gets the value, also when no row was found: an empty list goes stale too.
 */
export function query<Row, Value>(
  statement: CompiledQuery<Row>,
  shape: { value: (rows: readonly Row[]) => Value; tags: (value: Value) => readonly string[] },
): Query<Value> {
  return {
    statements: [statement],
    resolve([rows]) {
      const value = shape.value(rows as readonly Row[])
      return { value, tags: shape.tags(value) }
    },
  }
}

export type Queries = Record<string, Query<unknown>>
export type Values<Q extends Queries> = { [K in keyof Q]: Q[K] extends Query<infer Value> ? Value : never }

/** Combines several queries into one. Its value has their values by name. */
export function combine<Q extends Queries>(queries: Q): Query<Values<Q>> {
  const entries = Object.entries(queries)
  return {
    statements: entries.flatMap(([, query]) => query.statements),
    resolve(results) {
      const values: Record<string, unknown> = {}
      const tags: string[] = []
      let next = 0
      for (const [name, query] of entries) {
        const resolved = query.resolve(results.slice(next, next + query.statements.length))
        next += query.statements.length
        values[name] = resolved.value
        tags.push(...resolved.tags)
      }
      return { value: values as Values<Q>, tags }
    },
  }
}

/** Returns the same query with its value converted by `to`. */
export function map<From, To>(query: Query<From>, convert: (value: From) => To): Query<To> {
  return {
    statements: query.statements,
    resolve(results) {
      const { value, tags } = query.resolve(results)
      return { value: convert(value), tags }
    },
  }
}

export interface ReadResult<Values> {
  values: Values
  /** The cache tags of each query's value. */
  tags: { readonly [Name in keyof Values]: readonly string[] }
  /** How many statements the batch had, and how many rows D1 read for them. */
  cost: { statements: number; rowsRead: number }
}

/**
 * Runs all queries in one D1 batch: one round trip, one consistent snapshot. A statement that several queries share
 * (a prepared one without parameters) runs once.
 *
 * @throws what D1 throws (database unreachable, SQL error); there are no partial results.
 */
export async function read<Q extends Queries>(db: Executor, queries: Q): Promise<ReadResult<Values<Q>>> {
  const entries = Object.entries(queries)
  const distinct = [...new Set(entries.flatMap(([, query]) => query.statements))]
  const results = await db.batch(distinct.map((statement) => bind(db, statement)))
  const rowsOf = new Map(distinct.map((statement, index) => [statement, results[index]?.results ?? []]))
  const values: Record<string, unknown> = {}
  const tags: Record<string, readonly string[]> = {}
  for (const [name, query] of entries) {
    const resolved = query.resolve(query.statements.map((statement) => rowsOf.get(statement) ?? []))
    values[name] = resolved.value
    tags[name] = resolved.tags
  }
  return {
    values: values as Values<Q>,
    tags: tags as ReadResult<Values<Q>>['tags'],
    cost: {
      statements: results.length,
      rowsRead: results.reduce((sum, result) => sum + result.meta.rows_read, 0),
    },
  }
}
