// Bundles the browser code and copies it with the static files to the folder that Workers Assets serves. Bundles the
// editors' part of the Worker as a separate module, which is parsed only when an editor needs it.
import { cp, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const ASSETS_FOLDER = 'dist/assets'

await rm(ASSETS_FOLDER, { recursive: true, force: true })
await cp('src/assets', ASSETS_FOLDER, { recursive: true })
const options = {
  outdir: `${ASSETS_FOLDER}/assets`,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
} as const
const entries = (...files: string[]) =>
  files.map((file) => ({ in: `src/client/${file}`, out: file.replace(/^.*\//, '').replace(/\.\w+$/, '') }))

// The readers' script: it shares no file with the editors' scripts.
await build({ ...options, entryPoints: entries('portal.ts') })
await build({
  ...options,
  entryPoints: entries('admin.ts', '../styles/admin.css', 'sign-in.ts'),
  splitting: true,
  chunkNames: 'editor-[hash]',
})

await build({
  entryPoints: ['src/admin-bundle.ts'],
  outfile: 'src/generated/admin-bundle.mjs',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2024',
  conditions: ['workerd', 'worker', 'browser'],
  external: ['cloudflare:*', 'node:*'],
  loader: { '.css': 'text' },
  // The HTML sanitizer parses no styles.
  alias: { postcss: './src/content/postcss-stub.ts' },
  logLevel: 'warning',
})
