import { type Binding, hashOf, MIGRATIONS, type MigrationFile, readMigrations } from './migration-files.ts'

/** A database whose schema is read and changed: through its binding, or through wrangler. */
export interface SchemaDatabase {
  rows<Row>(sql: string): Promise<Row[]>
  /** Runs statements in one transaction. */
  run(sql: string): Promise<void>
}

/** What a database lacks of the schema of a folder. */
export type SchemaState =
  | { kind: 'current' }
  /** `numbered` are the files still to be applied; `sql` applies them, and all that is repeatable, at once. */
  | { kind: 'outdated'; numbered: string[]; sql: string }
  /** Other files have made it: nothing here can bring it up to date. */
  | { kind: 'foreign'; why: string }

/** A database and what is wrong with its schema. */
export interface ForeignSchema {
  binding: Binding
  why: string
}

/**
 * Brings both databases to the newest schema. What is up to date is only read.
 *
 * @returns the database that other migrations have made, if one is: then neither was touched.
 * @throws what the database throws when a statement fails: then it is as it was.
 */
export async function applyMigrations(
  databases: Record<Binding, SchemaDatabase>,
): Promise<ForeignSchema | undefined> {
  const states = await schemaStates(databases)
  for (const { binding, state } of states) if (state.kind === 'foreign') return { binding, why: state.why }
  for (const { binding, state } of states)
    if (state.kind === 'outdated') await databases[binding].run(state.sql)
  return undefined
}

export function schemaStates(
  databases: Record<Binding, SchemaDatabase>,
): Promise<{ binding: Binding; state: SchemaState }[]> {
  const bindings = Object.keys(MIGRATIONS) as Binding[]
  return Promise.all(
    bindings.map(async (binding) => ({
      binding,
      state: await schemaState(databases[binding], MIGRATIONS[binding]),
    })),
  )
}

/** Wrangler's own table of the numbered migrations that were applied: `wrangler d1 migrations list` reads it. */
const APPLIED = 'd1_migrations'
/** The hashes of what was applied. */
const HASHES = 'schema_files'
/** The row of the hashes for all repeatable files together. */
const REPEATABLE = 'repeatable'

/** Compares a database with the files of a folder. Only reads. */
export async function schemaState(db: SchemaDatabase, folder: string): Promise<SchemaState> {
  const { numbered, repeatable } = await readMigrations(folder)
  const objects = await db.rows<{ type: string; name: string }>(
    `select type, name from sqlite_schema where type in ('table', 'view', 'trigger')
      and name not glob 'sqlite_*' and name not glob '_cf_*'`,
  )
  const tables = objects.filter(({ type }) => type === 'table').map(({ name }) => name)
  const applied = tables.includes(APPLIED)
    ? (await db.rows<{ name: string }>(`select name from ${APPLIED}`)).map(({ name }) => name)
    : []
  const hashes = new Map(
    tables.includes(HASHES)
      ? (await db.rows<{ name: string; hash: string }>(`select name, hash from ${HASHES}`)).map(
          ({ name, hash }) => [name, hash],
        )
      : [],
  )

  const unknown = applied.find((name) => !numbered.some((file) => file.name === name))
  if (unknown !== undefined) return { kind: 'foreign', why: `${unknown} is not among them` }
  const changed = numbered.find(({ name, hash }) => (hashes.get(name) ?? hash) !== hash)
  if (changed) return { kind: 'foreign', why: `${changed.name} has changed since` }
  if (applied.length === 0 && tables.some((name) => name !== APPLIED && name !== HASHES))
    return { kind: 'foreign', why: 'none of them was applied' }

  const pending = numbered.filter(({ name }) => !applied.includes(name))
  const hash = hashOf(repeatable.map((file) => file.hash).join())
  if (pending.length === 0 && hashes.get(REPEATABLE) === hash) return { kind: 'current' }
  return {
    kind: 'outdated',
    numbered: pending.map(({ name }) => name),
    sql: [
      bookkeeping,
      // Whatever they were: what no file makes any more goes, and no statement below meets an old trigger.
      ...objects.filter(({ type }) => type === 'trigger').map(drop),
      ...objects.filter(({ type }) => type === 'view').map(drop),
      ...pending.map(({ name, sql }) => `${sql}\ninsert into ${APPLIED} (name) values ('${name}');`),
      ...repeatable.map(({ sql }) => sql),
      ...numbered.map((file) => remember(file)),
      remember({ name: REPEATABLE, hash }),
    ].join('\n'),
  }
}

const bookkeeping = `create table if not exists ${APPLIED} (
  id integer primary key autoincrement,
  name text unique,
  applied_at timestamp default current_timestamp not null
);
create table if not exists ${HASHES} (
  name text primary key,
  hash text not null
);`

const drop = ({ type, name }: { type: string; name: string }) =>
  `drop ${type} if exists "${name.replaceAll('"', '""')}";`

const remember = ({ name, hash }: Pick<MigrationFile, 'name' | 'hash'>) =>
  `insert or replace into ${HASHES} (name, hash) values ('${name}', '${hash}');`

/** D1 through its binding. */
export function throughBinding(db: D1Database): SchemaDatabase {
  return {
    async rows<Row>(sql: string) {
      const { results } = await db.prepare(sql).all<Row>()
      return results
    },
    async run(sql) {
      // Wrangler takes a second to load, and most starts have nothing to apply.
      const { unstable_splitSqlQuery } = await import('wrangler')
      await db.batch(unstable_splitSqlQuery(sql).map((statement) => db.prepare(statement)))
    },
  }
}

/** Both databases of a portal through their bindings. */
export function bothThroughBindings(env: Pick<Env, Binding>): Record<Binding, SchemaDatabase> {
  return { DB: throughBinding(env.DB), SEARCH_DB: throughBinding(env.SEARCH_DB) }
}
