import type { Purger } from '../../src/cache/purger.ts'
import { type Command, write } from '../../src/db/command.ts'
import { runAfterCommit } from '../../src/jobs/after-commit.ts'
import { type Portal, portalOver } from './portal.ts'
import { bundle, portalWorker, startNewsroom, type Worker } from './runtime.ts'

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
  const worker = await portalWorker({ modules, bindings: vars } as Partial<Worker>)
  const runtime = await startNewsroom([worker, editor()])
  const { miniflare, env } = runtime
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
    ...portalOver(runtime, await miniflare.unsafeGetDirectURL('portal')),
    purged: () => purged.splice(0),
    pages,
    media,
    async write(...commands) {
      await env.DB.prepare('update purge_budget set calls = 25').run()
      await write(env.DB, commands, () => runAfterCommit(env, recording))
    },
  }
}
