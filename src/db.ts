import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Database } from './schema.ts'

/**
 * The typed SQL builder. It only compiles: D1 executes, so there is no connection behind it and one
 * constant serves every request.
 */
export const sqlite = new Kysely<Database>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** What runs statements: a D1 database, or a session of one. */
export type Executor = Pick<D1Database, 'prepare' | 'batch'>

interface Compilable<Row> {
  compile(): CompiledQuery<Row>
}

/**
 * A statement that is compiled once, at its first use; from then on a use only binds its parameters.
 * (Compiling costs as much as D1 takes to answer.) `build` gets placeholders, so it can pass parameters on
 * by name, but not look at them or spread them.
 */
export function prepared<Row, Parameters extends object = Record<never, never>>(
  build: (parameters: Parameters) => Compilable<Row>,
): (parameters: Parameters) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined
  let open = false
  return (values) => {
    if (!compiled) {
      compiled = build(placeholders as Parameters).compile()
      open = compiled.parameters.some((parameter) => parameter instanceof Placeholder)
    }
    if (!open) return compiled
    const parameters = compiled.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Parameters] : parameter,
    )
    return { ...compiled, parameters }
  }
}

class Placeholder {
  readonly name: PropertyKey
  constructor(name: PropertyKey) {
    this.name = name
  }
}

const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(name) })

/**
 * What a page asks of the database: its SQL, how its rows become a value, and the cache tags of what that
 * value shows. Queries compose: one that is made of others carries all their statements.
 */
export interface Query<Value> {
  readonly statements: readonly CompiledQuery[]
  /** `results[i]` holds the rows of `statements[i]`. */
  resolve(results: readonly (readonly unknown[])[]): { value: Value; tags: readonly string[] }
}

/**
 * A query of one statement.
 *
 * `tags` sees the value and is called also when nothing was found: an empty list goes stale too.
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

type Queries = Record<string, Query<unknown>>
type Values<Q extends Queries> = { [K in keyof Q]: Q[K] extends Query<infer Value> ? Value : never }

/**
 * Several queries as one, whose value has theirs by name. `extraTags` is for lists that only the values
 * together identify.
 */
export function combine<Q extends Queries>(
  queries: Q,
  extraTags?: (values: Values<Q>) => readonly string[],
): Query<Values<Q>> {
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
      const value = values as Values<Q>
      return { value, tags: extraTags ? [...tags, ...extraTags(value)] : tags }
    },
  }
}

/** The same query with its value made into another one. */
export function map<From, To>(query: Query<From>, to: (value: From) => To): Query<To> {
  return {
    statements: query.statements,
    resolve(results) {
      const { value, tags } = query.resolve(results)
      return { value: to(value), tags }
    },
  }
}

export interface ReadResult<Values> {
  values: Values
  /** Union of the queries' cache tags, each once. */
  tags: ReadonlySet<string>
  /** What it cost: statements in the one batch, and rows that D1 read for them. */
  cost: { statements: number; rowsRead: number }
}

/**
 * Runs all queries in one D1 batch: one round trip, one consistent snapshot. A statement that several
 * queries share (a prepared one without parameters) runs once.
 *
 * @throws what D1 throws (database unreachable, SQL error); there are no partial results.
 */
export async function read<Q extends Queries>(db: Executor, queries: Q): Promise<ReadResult<Values<Q>>> {
  const all = combine(queries)
  const distinct = [...new Set(all.statements)]
  const results = await db.batch(distinct.map((statement) => bind(db, statement)))
  const rowsOf = new Map(distinct.map((statement, index) => [statement, results[index]?.results ?? []]))
  const { value, tags } = all.resolve(all.statements.map((statement) => rowsOf.get(statement) ?? []))
  return {
    values: value,
    tags: new Set(tags),
    cost: {
      statements: results.length,
      rowsRead: results.reduce((sum, result) => sum + result.meta.rows_read, 0),
    },
  }
}

/** A change of the content: statements that take effect together or not at all. */
export type Command = readonly CompiledQuery[]

/**
 * Runs commands in one D1 batch, which is one transaction. Returns how many rows each statement changed.
 *
 * @throws when a constraint or trigger of the database refuses one of them; then none has happened.
 */
export async function write(db: Executor, commands: readonly Command[]): Promise<number[]> {
  const statements = commands.flat()
  if (statements.length === 0) return []
  const results = await db.batch(statements.map((statement) => bind(db, statement)))
  return results.map((result) => result.meta.changes)
}

function bind(db: Executor, { sql, parameters }: CompiledQuery): D1PreparedStatement {
  return db.prepare(sql).bind(...parameters)
}
