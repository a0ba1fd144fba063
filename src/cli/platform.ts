import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { bothThroughBindings, schemaStates } from './apply-migrations.ts'
import { refuseForeignSchema, refuseOutdatedSchema } from './schema-refusals.ts'

const CONFIG = 'wrangler.toml'

/** Folder of the local databases and files. */
export const STATE = process.env.STATE || '.wrangler/state'
export const PORT = Number(process.env.PORT || 8787)

export interface Platform {
  env: Pick<Env, 'DB' | 'SEARCH_DB' | 'MEDIA'>
  /** Makes a local portal that runs purge stale pages now. Otherwise its clock does that within a minute. */
  purge(): Promise<void>
  dispose(): Promise<void>
}

/**
 * Opens the databases and the bucket, local or deployed, for scripts in Node. Ends the script when the schema of a
 * database is not that of the code.
 */
export async function openPlatform({ remote }: { remote: boolean }): Promise<Platform> {
  const platform = await connect({ remote })
  const states = await schemaStates(bothThroughBindings(platform.env))
  for (const { binding, state } of states) {
    if (state.kind === 'current') continue
    // Scripts can run with views and triggers of another version, but not without any.
    if (state.kind === 'outdated' && state.numbered.length === 0 && state.hasRepeatable) continue
    await platform.dispose()
    if (state.kind === 'foreign') refuseForeignSchema({ binding, reason: state.reason }, { remote })
    refuseOutdatedSchema({ remote })
  }
  return platform
}

/** Opens the databases and the bucket without a check of the schema. */
export function connect({ remote }: { remote: boolean }): Promise<Platform> {
  return remote ? openRemote() : openLocal()
}

/** Opens wrangler's local files through Miniflare alone: loading wrangler would take 150 MB and a second. */
async function openLocal(): Promise<Platform> {
  const toml = await readFile(CONFIG, 'utf8')
  const value = (key: string) => new RegExp(`^${key} = "(.+)"$`, 'm').exec(toml)?.[1] ?? ''
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions({
      name: 'scripts',
      modules: true,
      script: 'export default {}',
      compatibilityDate: value('compatibility_date'),
      // The ids that wrangler uses: for a database without an id its binding, for a bucket its name.
      d1Databases: { DB: { id: 'DB' }, SEARCH_DB: { id: 'SEARCH_DB' } },
      r2Buckets: { MEDIA: { id: value('bucket_name') } },
    }),
    // Wrangler stores its state in the subfolder "v3" of the configured folder.
    resourcePersistencePath: resolve(STATE, 'v3'),
  })
  const env = await miniflare.getBindings<Platform['env']>()
  return { env, purge: tick, dispose: () => miniflare.dispose() }
}

/** Runs the scheduled handler of the portal on this machine. Does nothing when no portal runs. */
export async function tick(): Promise<void> {
  await fetch(`http://localhost:${PORT}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`).catch(() => {})
}

/**
 * Opens the deployed databases and bucket through the account that wrangler is logged in to. Looks up the ids of the
 * databases by name: the first deploy provisions them, and no file has them.
 */
async function openRemote(): Promise<Platform> {
  const { getPlatformProxy, unstable_readConfig } = await import('wrangler')
  const { compatibility_date, d1_databases, r2_buckets } = unstable_readConfig({ config: CONFIG }) as Bindings
  const config = {
    name: 'scripts',
    compatibility_date,
    d1_databases: await Promise.all(d1_databases.map(remoteDatabase)),
    r2_buckets: r2_buckets.map((bucket) => ({ ...bucket, remote: true })),
  }
  const configPath = join('.wrangler', 'remote.json')
  await mkdir('.wrangler', { recursive: true })
  await writeFile(configPath, JSON.stringify(config, undefined, 2))
  const { env, dispose } = await getPlatformProxy<Platform['env']>({ configPath })
  return { env, purge: async () => {}, dispose }
}

/** Runs a command of wrangler and returns what it prints. */
export async function wrangler(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('wrangler', args, { env: { ...process.env, CI: 'true' } })
  return stdout
}

/** The settings of wrangler.toml that scripts need. */
interface Bindings {
  compatibility_date: string
  d1_databases: { binding: string; database_name: string }[]
  r2_buckets: { binding: string; bucket_name: string }[]
}

async function remoteDatabase(database: Bindings['d1_databases'][number]) {
  const { uuid } = JSON.parse(await wrangler('d1', 'info', database.database_name, '--json')) as {
    uuid: string
  }
  return { ...database, database_id: uuid, remote: true }
}
