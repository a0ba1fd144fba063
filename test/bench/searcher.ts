import { build } from 'esbuild'

/** The Worker of test/bench/search-worker.ts, as miniflare takes it. */
export async function searchWorker() {
  const { outputFiles } = await build({
    entryPoints: ['test/bench/search-worker.ts'],
    ...{ bundle: true, write: false, format: 'esm', external: ['cloudflare:*'], minify: true },
  })
  return {
    name: 'searcher',
    modules: [{ type: 'ESModule' as const, path: 'index.mjs', contents: outputFiles[0]?.text ?? '' }],
    compatibilityDate: '2026-11-17',
    unsafeDirectSockets: [{ port: 0 }],
  }
}
