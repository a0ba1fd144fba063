// Brings the databases to the newest schema: the local ones, or with --remote the deployed ones.
import { readdir } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { STATE, wrangler } from './platform.ts'

const databases = [
  { binding: 'DB', migrations: 'migrations/content' },
  { binding: 'SEARCH_DB', migrations: 'migrations/search' },
]

export async function migrate({ remote }: { remote: boolean }): Promise<void> {
  const where = remote ? ['--remote'] : ['--local', '--persist-to', STATE]
  for (const { binding, migrations } of databases) {
    const files = await readdir(migrations).catch(() => [])
    if (!files.some((file) => file.endsWith('.sql'))) continue
    const apply = () => wrangler('d1', 'migrations', 'apply', binding, ...where)
    // Another script may be migrating the same: then it is done a moment later.
    await apply().catch(() => setTimeout(3_000).then(apply))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await migrate({ remote: process.argv.includes('--remote') })
  console.log('The databases are up to date.')
}
