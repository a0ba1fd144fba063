import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { schemaState, throughBinding } from '../../src/cli/apply-migrations.ts'
import { MIGRATIONS } from '../../src/cli/migration-files.ts'

/** Gives an empty content database the tables that it had before a numbered migration, without views and triggers. */
export async function migrateUntil(db: D1Database, migration: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  try {
    const names = readdirSync(MIGRATIONS.DB).filter((name) => name.endsWith('.sql') && name < migration)
    for (const name of names) cpSync(join(MIGRATIONS.DB, name), join(folder, name))
    const state = await schemaState(throughBinding(db), folder)
    if (state.kind !== 'outdated') throw new Error(`It was ${state.kind} before anything was applied`)
    await throughBinding(db).run(state.sql)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
