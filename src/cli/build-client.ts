// Bundles the browser's code and lays it beside the static files, where Workers Assets serves them.
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
  files.map((file) => ({ in: `src/client/${file}`, out: file.replace(/\.\w+$/, '') }))

// Readers get this one alone: it shares no file with the editors'.
await build({ ...options, entryPoints: entries('portal.ts') })
await build({
  ...options,
  entryPoints: entries('admin.ts', 'admin.css', 'sign-in.ts'),
  splitting: true,
  chunkNames: 'editor-[hash]',
})
