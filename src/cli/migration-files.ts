import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The databases by their bindings, and the folders of their schemas. */
export const MIGRATIONS = { DB: 'migrations/content', SEARCH_DB: 'migrations/search' } as const

export type Binding = keyof typeof MIGRATIONS

export interface MigrationFile {
  name: string
  sql: string
  /** SHA-256 of the text, hex. */
  hash: string
}

export interface Migrations {
  /** Applied once, in this order. */
  numbered: MigrationFile[]
  /** Views and triggers: applied all together, whenever one of them has changed. */
  repeatable: MigrationFile[]
}

/** The migrations of a database, as migrations/README.md describes them. */
export async function readMigrations(folder: string): Promise<Migrations> {
  return { numbered: await readSql(folder), repeatable: await readSql(join(folder, 'repeatable')) }
}

/** The SQL files of a folder, by name; none if there is no such folder. */
async function readSql(folder: string): Promise<MigrationFile[]> {
  const names = await readdir(folder).catch(() => [])
  return Promise.all(
    names
      .filter((name) => name.endsWith('.sql'))
      .toSorted()
      .map(async (name) => {
        // Git may have written other ends of lines.
        const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
        return { name, sql, hash: hashOf(sql) }
      }),
  )
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
