import { type Binding, hashOf, MIGRATIONS, type MigrationFile, readMigrations } from './migration-files.ts'

/** Access to a database's schema, through its binding or through wrangler. */
export interface SchemaDatabase {
  rows<Row>(sql: string): Promise<Row[]>
  /** Runs statements in one transaction. */
  run(sql: string): Promise<void>
}

/** The state of a database's schema, compared with the migrations of a folder. */
export type SchemaState =
  | { kind: 'current' }
  /** `hasRepeatable`: some version of the views and triggers is there. `numbered` are the names of the pending files. `sql` applies them and all repeatable files. */
  | { kind: 'outdated'; numbered: string[]; hasRepeatable: boolean; sql: string }
  /** Other migrations made the schema: these cannot bring it up to date. */
  | { kind: 'foreign'; reason: string }

/** A database whose schema other migrations made, and how that was found. */
export interface ForeignSchema {
  binding: Binding
  reason: string
}

/**
 * Brings both databases to the newest schema. A database that is up to date is only read.
 *
 * @returns the database that other migrations made, if there is one. Then neither database has changed.
 * @throws the database's error when a statement fails. Then that database is unchanged.
 */
export async function applyMigrations(
  databases: Record<Binding, SchemaDatabase>,
): Promise<ForeignSchema | undefined> {
  const states = await schemaStates(databases)
  for (const { binding, state } of states)
    if (state.kind === 'foreign') return { binding, reason: state.reason }
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

/** Wrangler's table of applied numbered migrations, which `wrangler d1 migrations list` reads. */
const APPLIED_TABLE = 'd1_migrations'
/** The table of the hashes of applied files. */
const HASHES_TABLE = 'schema_files'
/** The row with the hash of all repeatable files together. */
const REPEATABLE_ROW = 'repeatable'

/** Compares a database with the migrations of a folder, and changes nothing. */
export async function schemaState(db: SchemaDatabase, folder: string): Promise<SchemaState> {
  const { numbered, repeatable } = await readMigrations(folder)
  const objects = await db.rows<{ type: string; name: string }>(
    `select type, name from sqlite_schema where type in ('table', 'view', 'trigger')
      and name not glob 'sqlite_*' and name not glob '_cf_*'`,
  )
  const tables = objects.filter(({ type }) => type === 'table').map(({ name }) => name)
  const applied = tables.includes(APPLIED_TABLE)
    ? (await db.rows<{ name: string }>(`select name from ${APPLIED_TABLE}`)).map(({ name }) => name)
    : []
  const hashes = new Map(
    tables.includes(HASHES_TABLE)
      ? (await db.rows<{ name: string; hash: string }>(`select name, hash from ${HASHES_TABLE}`)).map(
          ({ name, hash }) => [name, hash],
        )
      : [],
  )

  const unknown = applied.find((name) => !numbered.some((file) => file.name === name))
  if (unknown !== undefined) return { kind: 'foreign', reason: `${unknown} is not among them` }
  const changed = numbered.find(({ name, hash }) => (hashes.get(name) ?? hash) !== hash)
  if (changed) return { kind: 'foreign', reason: `${changed.name} has changed since` }
  if (applied.length === 0 && tables.some((name) => name !== APPLIED_TABLE && name !== HASHES_TABLE))
    return { kind: 'foreign', reason: 'none of them was applied' }

  const pending = numbered.filter(({ name }) => !applied.includes(name))
  const hash = hashOf(repeatable.map((file) => file.hash).join())
  if (pending.length === 0 && hashes.get(REPEATABLE_ROW) === hash) return { kind: 'current' }
  return {
    kind: 'outdated',
    numbered: pending.map(({ name }) => name),
    hasRepeatable: hashes.has(REPEATABLE_ROW),
    sql: [
      createTables,
      // Drops all triggers and views: those without a file disappear, and no statement below runs an old trigger.
      ...objects.filter(({ type }) => type === 'trigger').map(dropStatement),
      ...objects.filter(({ type }) => type === 'view').map(dropStatement),
      ...pending.map(({ name, sql }) => `${sql}\ninsert into ${APPLIED_TABLE} (name) values ('${name}');`),
      ...repeatable.map(({ sql }) => sql),
      ...numbered.map((file) => storeHash(file)),
      storeHash({ name: REPEATABLE_ROW, hash }),
    ].join('\n'),
  }
}

const createTables = `create table if not exists ${APPLIED_TABLE} (
  id integer primary key autoincrement,
  name text unique,
  applied_at timestamp default current_timestamp not null
);
create table if not exists ${HASHES_TABLE} (
  name text primary key,
  hash text not null
);`

const dropStatement = ({ type, name }: { type: string; name: string }) =>
  `drop ${type} if exists "${name.replaceAll('"', '""')}";`

const storeHash = ({ name, hash }: Pick<MigrationFile, 'name' | 'hash'>) =>
  `insert or replace into ${HASHES_TABLE} (name, hash) values ('${name}', '${hash}');`

/** Returns access to a D1 database through its binding. */
export function throughBinding(db: D1Database): SchemaDatabase {
  return {
    async rows<Row>(sql: string) {
      const { results } = await db.prepare(sql).all<Row>()
      return results
    },
    async run(sql) {
      // Loaded only here: wrangler takes a second to load, and most starts have nothing to apply.
      const { unstable_splitSqlQuery } = await import('wrangler')
      await db.batch(unstable_splitSqlQuery(sql).map((statement) => db.prepare(statement)))
    },
  }
}

/** Returns access to both databases of a portal through their bindings. */
export function bothThroughBindings(env: Pick<Env, Binding>): Record<Binding, SchemaDatabase> {
  return { DB: throughBinding(env.DB), SEARCH_DB: throughBinding(env.SEARCH_DB) }
}
