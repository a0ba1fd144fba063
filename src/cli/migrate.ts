// npm run db:migrate — brings the local databases to the newest schema, or with --remote the deployed ones.
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

/** Another script that migrates the same databases needs this long, in milliseconds. */
const RETRY_DELAY_MS = 3_000

/** Migrates both databases. Ends the script, and changes nothing, when other migrations made a database. */
export async function migrate({ remote }: { remote: boolean }): Promise<void> {
  const foreign = remote
    ? await applyMigrations({
        DB: throughWrangler('DB', '--remote'),
        SEARCH_DB: throughWrangler('SEARCH_DB', '--remote'),
      })
    : await migrateLocal().catch(() => setTimeout(RETRY_DELAY_MS).then(migrateLocal))
  if (foreign) refuseForeignSchema(foreign, { remote })
}

/** Migrates the local databases. Fails when another script migrates them at the same time: `migrate` tries again once. */
async function migrateLocal(): Promise<ForeignSchema | undefined> {
  const { env, dispose } = await connect({ remote: false })
  try {
    return await applyMigrations(bothThroughBindings(env))
  } finally {
    await dispose()
  }
}

/**
 * Returns access to a database through `wrangler d1 execute`, which needs no Worker and so has no limit of queries.
 *
 * D1 imports a file in one transaction, and answers no queries meanwhile. `--command` would cut triggers into pieces
 * (https://github.com/cloudflare/workers-sdk/issues/15690).
 *
 * @param location `--remote`, or `--local` with its folder.
 */
export function throughWrangler(binding: string, ...location: string[]): SchemaDatabase {
  const execute = (...args: string[]) => wrangler('d1', 'execute', binding, ...location, '--yes', ...args)
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
