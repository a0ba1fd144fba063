import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare, type V4MiniflareOptions } from 'miniflare'
import { applyMigrations as applyTo, bothThroughBindings } from '../../src/cli/apply-migrations.ts'
import { indexStale } from '../../src/search/indexing.ts'
import { startRebuildIfNeeded } from '../../src/search/rebuild.ts'
import { closeAtEnd, startedOrClosed } from './closing.ts'
import { d1At, d1Door } from './d1.ts'
import { copyTemplate, optionsOfTemplate } from './template.ts'

export type Worker = NonNullable<Extract<V4MiniflareOptions, { workers: unknown }>['workers']>[number]

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

/** The same in a wrapper of test/support/fixtures, which gives tests a door that readers do not have. */
export function wrapped(wrapper: string, folder?: string) {
  const contents = readFileSync(`test/support/fixtures/${wrapper}`, 'utf8')
  return [{ type: 'ESModule' as const, path: wrapper, contents }, ...bundle(folder)]
}

/** Options of the Worker, from wrangler.toml. */
export async function workerOptions(): Promise<object> {
  const { unstable_getMiniflareWorkerOptions } = await import('wrangler')
  return unstable_getMiniflareWorkerOptions('wrangler.toml').workerOptions
}

/**
 * The portal in miniflare alone, without wrangler's proxy, which costs more than a page. The assets' router is
 * left out too, unless it is asked for.
 *
 * @param values what is other than in wrangler.toml; of the variables (`bindings`), just those that are.
 */
export async function portalWorker(values: Partial<Worker> = {}, hasAssets = false): Promise<Worker> {
  const options = (optionsOfTemplate() ?? (await workerOptions())) as Worker & { assets: object }
  const { assets, bindings, ...portal } = options
  return {
    ...portal,
    ...(hasAssets && { assets }),
    name: 'portal',
    modules: bundle(),
    unsafeDirectSockets: [{ port: 0 }],
    ...values,
    bindings: { ...bindings, ...values.bindings },
  } as Worker
}

/** Brings the databases of a portal to the newest schema. */
export async function applyMigrations(env: Env): Promise<void> {
  const foreign = await applyTo(bothThroughBindings(env))
  if (foreign) throw new Error(`${foreign.binding}: ${foreign.reason}`)
}

/** Migrates empty databases, fills them with the sample newsroom, and indexes it. */
async function makeNewsroom(env: Env): Promise<void> {
  const { seed } = await import('../../src/cli/seed.ts')
  await applyMigrations(env)
  await seed(env, new Date())
  await indexAll(env)
}

/** Fills a folder with what every portal begins with. */
export async function fillTemplate(folder: string): Promise<void> {
  const { close } = await startRuntime([await portalWorker()], { folder, prepare: makeNewsroom })
  await close()
}

interface Start {
  /** Of the databases. By default they begin empty, and go with the runtime. */
  folder?: string
  /** Belongs to the start: if it fails, nothing has been started. */
  prepare?: ((env: Env) => Promise<void>) | undefined
}

/** Workers in a runtime that ends with the test file, or when its start fails. One of them is the portal. */
export async function startRuntime(workers: Worker[], { folder, prepare }: Start = {}) {
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions({ workers: [...workers, d1Door()] }),
    ...(folder !== undefined && { resourcePersistencePath: folder }),
  })
  const close = closeAtEnd(() => miniflare.dispose())
  return startedOrClosed(close, async () => {
    await miniflare.ready
    const door = await miniflare.unsafeGetDirectURL('d1-door')
    const databases = { DB: d1At(door, 'DB'), SEARCH_DB: d1At(door, 'SEARCH_DB') }
    const env = { ...(await miniflare.getBindings<Env>('portal')), ...databases }
    await prepare?.(env)
    return { miniflare, env, close }
  })
}

/**
 * Databases alone, without any Worker: by their bindings, each of its own, in a folder or in memory. They end with the test
 * file, or before it when `close` is called.
 */
export async function startDatabases(bindings: readonly string[], folder?: string) {
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions({
      name: 'databases',
      modules: true,
      script: 'export default {}',
      compatibilityDate: '2026-11-17',
      d1Databases: Object.fromEntries(bindings.map((id) => [id, { id }])),
    }),
    ...(folder !== undefined && { resourcePersistencePath: folder }),
  })
  const close = closeAtEnd(() => miniflare.dispose())
  return startedOrClosed(close, async () => ({
    databases: await miniflare.getBindings<Record<string, D1Database>>(),
    close,
  }))
}

export type Runtime = Awaited<ReturnType<typeof startRuntime>>

/** A runtime with the sample newsroom: a copy of the run's template, or one of its own making. */
export async function startNewsroom(workers: Worker[]): Promise<Runtime> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-'))
  const removeFolder = closeAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return startedOrClosed(removeFolder, async () => {
    const prepare = copyTemplate(folder) ? undefined : makeNewsroom
    const { close, ...runtime } = await startRuntime(workers, { folder, prepare })
    return { ...runtime, close: () => close().then(removeFolder) }
  })
}

/** Makes the search index of all there is. Nobody has searched it: nothing is to be purged for it. */
export async function indexAll(env: Env): Promise<void> {
  const databases = { content: env.DB, index: env.SEARCH_DB }
  await startRebuildIfNeeded(databases)
  await indexStale(databases)
  await env.DB.prepare('delete from outbox').run()
}
