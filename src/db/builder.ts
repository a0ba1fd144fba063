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
 * The typed SQL builder. It only compiles; D1 executes. So it has no connection, and one constant serves all
 * requests.
 */
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

/** Makes a D1 statement of a compiled query. */
export function bind(db: Executor, { sql, parameters }: CompiledQuery): D1PreparedStatement {
  return db.prepare(sql).bind(...parameters)
}

interface Compilable<Row> {
  compile(by: typeof sqlite): CompiledQuery<Row>
}

/**
 * Returns a statement that compiles at its first use; each later use only binds parameters. (Compiling takes as long
 * as an answer of D1.) `build` gets placeholders: it can pass parameters on by name, but cannot inspect or spread
 * them.
 */
export function prepared<Row, Parameters extends object = Record<never, never>>(
  build: (parameters: Parameters) => Compilable<Row>,
): (parameters: Parameters) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined
  let hasPlaceholders = false
  return (values) => {
    if (!compiled) {
      compiled = build(placeholders as Parameters).compile(sqlite)
      hasPlaceholders = compiled.parameters.some((parameter) => parameter instanceof Placeholder)
    }
    if (!hasPlaceholders) return compiled
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
