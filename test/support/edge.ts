import { readdirSync, readFileSync } from 'node:fs'
import { convertV4MiniflareOptions, Miniflare, type V4MiniflareOptions } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import type { Purger } from '../../src/cache/purger.ts'
import { applyMigrations as applyTo, bothThroughBindings } from '../../src/cli/apply-migrations.ts'
import { seed } from '../../src/cli/seed.ts'
import { type Command, write } from '../../src/db/command.ts'
import { runAfterCommit } from '../../src/jobs/after-commit.ts'
import { indexStale } from '../../src/search/indexing.ts'
import { startRebuildIfNew } from '../../src/search/rebuild.ts'
import type { Portal } from './portal.ts'

type Worker = NonNullable<Extract<V4MiniflareOptions, { workers: unknown }>['workers']>[number]

/** The production bundle as modules: dist/worker, or where another one was built. */
export function bundle(folder = 'dist/worker') {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(m?js|css)$/.test(file))
    .toSorted((a) => (a === 'index.js' ? -1 : 1))
    .map((path) => ({
      type: path.endsWith('js') ? ('ESModule' as const) : ('Text' as const),
      path,
      contents: readFileSync(`${folder}/${path}`, 'utf8'),
    }))
}

/**
 * The portal in miniflare alone, without wrangler's proxy, which costs more than a page. The assets' router is
 * left out too.
 */
export function portalWorker(values: Partial<Worker> = {}): Worker {
  const { workerOptions } = unstable_getMiniflareWorkerOptions('wrangler.toml')
  const { assets: _, ...portal } = workerOptions
  return {
    ...portal,
    name: 'portal',
    modules: bundle(),
    unsafeDirectSockets: [{ port: 0 }],
    ...values,
  } as Worker
}

/** A Worker whose bindings a test in Node can use: the entrypoint that purges. */
function editor(): Worker {
  return {
    name: 'editor',
    modules: [{ type: 'ESModule', path: 'index.js', contents: 'export default {}' }],
    compatibilityDate: '2026-11-17',
    serviceBindings: {
      PAGES: { name: 'portal', entrypoint: 'Pages' },
      FILES: { name: 'portal', entrypoint: 'Media' },
    },
  } as Worker
}

export async function applyMigrations(env: Pick<Env, 'DB' | 'SEARCH_DB'>): Promise<void> {
  const foreign = await applyTo(bothThroughBindings(env))
  if (foreign) throw new Error(`${foreign.binding} is of another schema: ${foreign.reason}`)
}

/** Makes the search index of all there is. Nobody has searched it: nothing is to be purged for it. */
export async function indexAll(env: Env): Promise<void> {
  const databases = { content: env.DB, index: env.SEARCH_DB }
  await startRebuildIfNew(databases)
  await indexStale(databases)
  await env.DB.prepare('delete from outbox').run()
}

export interface Edge extends Portal {
  /** Changes the content as a Worker does, with all calls of the purge limit at hand. */
  write(...commands: Command[]): Promise<void>
  /** The entrypoint that purges. */
  pages: Purger
  /** The entrypoint that answers files. */
  media: { fetch(url: string): Promise<Response> }
  /** The tags that `write` has purged since this was asked last. */
  purged(): string[]
}

/**
 * The portal as `startPortal` gives it, but fast, and with a cache that keeps: for tests of many requests.
 *
 * @param vars what to set other than wrangler.toml.
 * @param modules the Worker's modules, if they are not the production bundle's.
 */
export async function startEdge(vars: Record<string, string> = {}, modules = bundle()): Promise<Edge> {
  const { bindings } = portalWorker() as { bindings: Record<string, string> }
  const worker = { modules, bindings: { ...bindings, ...vars } } as Partial<Worker>
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [portalWorker(worker), editor()] }))
  await miniflare.ready
  const env = await miniflare.getBindings<Env>('portal')
  await applyMigrations(env)
  await seed(env, new Date())
  await indexAll(env)
  const url = await miniflare.unsafeGetDirectURL('portal')
  const { PAGES: pages, FILES: media } = await miniflare.getBindings<{ PAGES: Purger; FILES: Edge['media'] }>(
    'editor',
  )
  const purged: string[] = []
  const recording: Purger = {
    purge(tags) {
      purged.push(...tags)
      return pages.purge(tags)
    },
  }
  return {
    purged: () => purged.splice(0),
    url,
    env,
    pages,
    media,
    get: (path, init = {}) => fetch(new URL(path, url), { redirect: 'manual', ...init }) as never,
    async write(...commands) {
      await env.DB.prepare('update purge_budget set calls = 25').run()
      await write(env.DB, commands, () => runAfterCommit(env, recording))
    },
    async tick(scheduledTime) {
      const portal = await miniflare.getWorker('portal')
      await portal.scheduled({ cron: '* * * * *', scheduledTime })
    },
    logs: () => [],
    close: () => miniflare.dispose(),
  }
}
