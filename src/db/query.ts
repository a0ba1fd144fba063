import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import { type Acting, nobody } from './audit-actor.ts'
import type { Database } from './schema.ts'

/** The typed SQL builder. It only compiles: D1 executes, so there is no connection, and one constant serves all. */
export const sqlite = new Kysely<Database>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** A D1 database, or a session of one. */
export type Executor = Pick<D1Database, 'prepare' | 'batch'>

interface Compilable<Row> {
  compile(by: typeof sqlite): CompiledQuery<Row>
}

/**
 * A statement that is compiled at its first use; then a use only binds its parameters. (Compiling costs as much as D1
 * takes to answer.) `build` gets placeholders: it can pass parameters on by name, but not look at them or spread them.
 */
export function prepared<Row, Parameters extends object = Record<never, never>>(
  build: (parameters: Parameters) => Compilable<Row>,
): (parameters: Parameters) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined
  let open = false
  return (values) => {
    if (!compiled) {
      compiled = build(placeholders as Parameters).compile(sqlite)
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

export type Queries = Record<string, Query<unknown>>
export type Values<Q extends Queries> = { [K in keyof Q]: Q[K] extends Query<infer Value> ? Value : never }

/** Several queries as one, whose value has theirs by name. */
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
  /** The cache tags of each query's value. */
  tags: { readonly [Name in keyof Values]: readonly string[] }
  /** Statements in the one batch, and rows that D1 read for them. */
  cost: { statements: number; rowsRead: number }
}

/**
 * Runs all queries in one D1 batch: one round trip, one consistent snapshot. A statement that several
 * queries share (a prepared one without parameters) runs once.
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

/** A change of the content: statements that take effect together or not at all, and what they make stale. */
export interface Command {
  readonly statements: readonly CompiledQuery[]
  /** Cache tags that go stale whatever the rows say. */
  readonly tags?: readonly string[]
  /** Selects of further tags, which depend on rows: asked before the statements, and after them. */
  readonly staleBefore?: readonly CompiledQuery<{ tag: string }>[]
  readonly staleAfter?: readonly CompiledQuery<{ tag: string }>[]
  /** Seconds until the purge is due, for one of many changes; the last brings it forward. */
  readonly purgeDelay?: number
}

/**
 * Runs commands in one D1 batch, which is one transaction, together with the outbox rows that say which tags
 * they make stale; then purges. Returns how many rows each statement of the commands changed.
 *
 * @param purge empties the outbox (`purgeStale` of src/cache/purge-queue.ts). Without it, and when it fails, the rows stay:
 *   the portal's clock purges them within a minute. Scripts have no other way.
 * @param acting who does it, for the log that the database's triggers write.
 * @throws when a constraint or trigger of the database refuses one of them; then none has happened.
 */
export async function write(
  db: Executor,
  commands: readonly Command[],
  purge?: () => Promise<unknown>,
  acting?: Acting,
): Promise<number[]> {
  const changes = commands.flatMap(stepsOf)
  if (changes.length === 0) return []
  const steps = acting ? [actedBy(acting), ...changes, actedBy(nobody)] : changes
  const results = await db.batch(steps.map(({ statement }) => bind(db, statement)))
  await purge?.().catch((error) => console.error('The purge failed; it is left to the clock', error))
  return results.flatMap((result, index) => (steps[index]?.counts ? [result.meta.changes] : []))
}

/** That a constraint or a trigger said no, as opposed to a database that cannot be reached. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && /constraint|stale version|category cycle/i.test(error.message)
}

interface Step {
  statement: CompiledQuery
  /** Whether it is one of a command's own statements. */
  counts: boolean
}

const actedBy = ({ actor, name, address }: Acting): Step => ({
  statement: sqlite.updateTable('acting').set({ actor, name, address }).compile(),
  counts: false,
})

function stepsOf(command: Command): Step[] {
  const { statements, tags = [], staleBefore = [], staleAfter = [], purgeDelay = 0 } = command
  const queue = (select: CompiledQuery<{ tag: string }>) => ({
    statement: queueSelected(select, purgeDelay),
    counts: false,
  })
  return [
    ...staleBefore.map(queue),
    ...statements.map((statement) => ({ statement, counts: true })),
    ...staleAfter.map(queue),
    ...(tags.length > 0
      ? [{ statement: queueTags({ json: JSON.stringify(tags), purgeDelay }), counts: false }]
      : []),
  ]
}

const dueIn = (seconds: number) => sql<number>`unixepoch('subsec') + ${seconds}`

/**
 * A tag that waits already waits on; only who knows that more changes follow puts its purge off. One that waits
 * to be purged again has gone stale once more.
 */
const onceEach = sql`on conflict (tag) where lease is null do update set again = 0,
  due_at = iif(outbox.due_at > unixepoch('subsec'), excluded.due_at, outbox.due_at)`

const queueTags = prepared(
  ({ json, purgeDelay }: { json: string; purgeDelay: number }) =>
    sql`insert into outbox (tag, due_at)
      select distinct value, ${dueIn(purgeDelay)} from json_each(${json}) where true ${onceEach}`,
)

function queueSelected(select: CompiledQuery<{ tag: string }>, purgeDelay: number): CompiledQuery {
  const head = `insert into outbox (tag, due_at) select distinct tag, unixepoch('subsec') + ${purgeDelay} from (`
  return { ...select, sql: `${head}${select.sql}) where true ${onceEach.compile(sqlite).sql}` }
}

/** A compiled statement as D1 runs it. */
export function bind(db: Executor, { sql, parameters }: CompiledQuery): D1PreparedStatement {
  return db.prepare(sql).bind(...parameters)
}
