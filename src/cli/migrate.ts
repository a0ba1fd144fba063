// Brings the databases to the newest schema: the local ones, or with --remote the deployed ones.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import {
  applyMigrations,
  bothThroughBindings,
  type ForeignSchema,
  type SchemaDatabase,
} from './apply-migrations.ts'
import { connect, wrangler } from './platform.ts'
import { refuseForeignSchema } from './schema-refusals.ts'

/** Ends the script, with nothing changed, when other migrations have made the databases. */
export async function migrate({ remote }: { remote: boolean }): Promise<void> {
  const foreign = remote
    ? await applyMigrations({
        DB: throughWrangler('DB', '--remote'),
        SEARCH_DB: throughWrangler('SEARCH_DB', '--remote'),
      })
    : await migrateLocal().catch(() => setTimeout(3_000).then(migrateLocal))
  if (foreign) refuseForeignSchema(foreign, { remote })
}

/** Another script may be migrating the same: then this fails, and it is done a moment later. */
async function migrateLocal(): Promise<ForeignSchema | undefined> {
  const { env, dispose } = await connect({ remote: false })
  try {
    return await applyMigrations(bothThroughBindings(env))
  } finally {
    await dispose()
  }
}

/**
 * A database through `wrangler d1 execute`, which needs no Worker and so knows no limit of queries.
 *
 * A file goes through D1's import: one transaction, during which the database answers nobody. The other way,
 * `--command`, cuts triggers into pieces (https://github.com/cloudflare/workers-sdk/issues/15690).
 *
 * @param where `--remote`, or `--local` with its folder.
 */
export function throughWrangler(binding: string, ...where: string[]): SchemaDatabase {
  const execute = (...args: string[]) => wrangler('d1', 'execute', binding, ...where, '--yes', ...args)
  return {
    async rows<Row>(sql: string) {
      const [answer] = JSON.parse(await execute('--json', '--command', sql)) as { results: Row[] }[]
      return answer?.results ?? []
    },
    async run(sql) {
      const folder = await mkdtemp(join(tmpdir(), 'migration-'))
      const file = join(folder, 'migration.sql')
      try {
        await writeFile(file, sql)
        await execute('--file', file)
      } finally {
        await rm(folder, { recursive: true })
      }
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await migrate({ remote: process.argv.includes('--remote') })
  console.log('The databases are up to date.')
}
