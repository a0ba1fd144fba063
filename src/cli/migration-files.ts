import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The migration folders of the databases, by binding. */
export const MIGRATIONS = { DB: 'migrations/content', SEARCH_DB: 'migrations/search' } as const

export type Binding = keyof typeof MIGRATIONS

export interface MigrationFile {
  name: string
  sql: string
  /** SHA-256 of the SQL text, hex. */
  hash: string
}

export interface Migrations {
  /** Applied once, in this order. */
  numbered: MigrationFile[]
  /** Views and triggers: applied all together when one of them has changed. */
  repeatable: MigrationFile[]
}

/** Reads the migrations of a database (see migrations/README.md). */
export async function readMigrations(folder: string): Promise<Migrations> {
  return { numbered: await readSql(folder), repeatable: await readSql(join(folder, 'repeatable')) }
}

/** Reads the SQL files of a folder, sorted by name. Returns none when the folder does not exist. */
async function readSql(folder: string): Promise<MigrationFile[]> {
  const names = await readdir(folder).catch(() => [])
  return Promise.all(
    names
      .filter((name) => name.endsWith('.sql'))
      .toSorted()
      .map(async (name) => {
        // Git may have changed the line endings.
        const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
        return { name, sql, hash: hashOf(sql) }
      }),
  )
}

/** Returns the SHA-256 of a text, hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
