import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { getPlatformProxy, type PlatformProxy, unstable_readConfig } from 'wrangler'

const CONFIG = 'wrangler.toml'

/** Folder of the local databases. */
export const STATE = process.env.STATE || '.wrangler/state'
export const PORT = Number(process.env.PORT || 8787)

export type Platform = Pick<PlatformProxy<Pick<Env, 'DB' | 'MEDIA'>>, 'env' | 'dispose'>

/** The content database and the bucket, local ones or those of the deployed portal, for scripts in Node. */
export async function openPlatform({ remote }: { remote: boolean }): Promise<Platform> {
  const configPath = await writeConfig(remote)
  if (remote) return getPlatformProxy({ configPath })
  // Wrangler keeps its state in a folder "v3" below what it is told; getPlatformProxy wants that one.
  return getPlatformProxy({ configPath, remoteBindings: false, persist: { path: join(STATE, 'v3') } })
}

/** Runs a command of wrangler and returns what it prints. */
export async function wrangler(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('wrangler', args, { env: { ...process.env, CI: 'true' } })
  return stdout
}

/** The part of wrangler.toml that scripts need. */
interface Bindings {
  compatibility_date: string
  d1_databases: { binding: string; database_name: string }[]
  r2_buckets: { binding: string; bucket_name: string }[]
}

/**
 * Writes a configuration of storage alone, without the Worker, and returns its path. The deployed databases'
 * ids stand nowhere, as the first deploy provisions them: they are looked up by name in the account that
 * wrangler is logged in to.
 */
async function writeConfig(remote: boolean): Promise<string> {
  const { compatibility_date, d1_databases, r2_buckets } = unstable_readConfig({ config: CONFIG }) as Bindings
  const content = d1_databases.filter(({ binding }) => binding === 'DB')
  const config = {
    name: 'scripts',
    compatibility_date,
    d1_databases: remote ? await Promise.all(content.map(remoteDatabase)) : content,
    r2_buckets: r2_buckets.map((bucket) => ({ ...bucket, remote })),
  }
  const path = join('.wrangler', remote ? 'remote.json' : 'local.json')
  await mkdir('.wrangler', { recursive: true })
  await writeFile(path, JSON.stringify(config, undefined, 2))
  return path
}

async function remoteDatabase(database: Bindings['d1_databases'][number]) {
  const { uuid } = JSON.parse(await wrangler('d1', 'info', database.database_name, '--json')) as {
    uuid: string
  }
  return { ...database, database_id: uuid, remote: true }
}
