import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { unstable_readConfig } from 'wrangler'
import { closeAtEnd, startedOrClosed } from './closing.ts'

export interface Sanitiser {
  sanitise(bodies: readonly string[]): Promise<{ once: string; twice: string }[]>
  /** Bytes of the Worker that does nothing else, minified. */
  size: number
  close(): Promise<void>
}

/** The sanitiser in workerd, bundled with the aliases that the production bundle has. */
export async function startSanitiser(): Promise<Sanitiser> {
  const { alias } = unstable_readConfig({ config: 'wrangler.toml' })
  const { outputFiles } = await build({
    entryPoints: ['test/support/fixtures/sanitiser-worker.ts'],
    ...{ bundle: true, write: false, format: 'esm', minify: true },
    alias: Object.fromEntries(
      Object.entries((alias ?? {}) as Record<string, string>).map(([name, path]) => [
        name,
        new URL(path, new URL('../../', import.meta.url)).pathname,
      ]),
    ),
  })
  const contents = outputFiles[0]?.text ?? ''
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [
        {
          name: 'sanitiser',
          modules: [{ type: 'ESModule', path: 'index.mjs', contents }],
          compatibilityDate: '2026-11-17',
          unsafeDirectSockets: [{ port: 0 }],
        },
      ],
    }),
  )
  const close = closeAtEnd(() => miniflare.dispose())
  const url = await startedOrClosed(close, () => miniflare.unsafeGetDirectURL('sanitiser'))
  return {
    size: contents.length,
    async sanitise(bodies) {
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify(bodies) })
      return (await answer.json()) as { once: string; twice: string }[]
    },
    close,
  }
}
