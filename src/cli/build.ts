// Bundles the browser's code and lays it beside the static files, where Workers Assets serves them; and what editors need
// of the Worker as a module of its own, which is not even parsed before somebody asks for it.
import { cp, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const OUT = 'dist/assets'

await rm(OUT, { recursive: true, force: true })
await cp('src/assets', OUT, { recursive: true })
const options = {
  outdir: `${OUT}/assets`,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
} as const
const entries = (...files: string[]) =>
  files.map((file) => ({ in: `src/client/${file}`, out: file.replace(/^.*\//, '').replace(/\.\w+$/, '') }))

// Readers get this one alone: it shares no file with the editors'.
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
  // The sanitiser parses no styles.
  alias: { postcss: './src/content/postcss-stub.ts' },
  logLevel: 'warning',
})
