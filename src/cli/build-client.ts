// Bundles the browser's code and lays it beside the static files, where Workers Assets serves them.
import { cp, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const OUT = 'dist/assets'

await rm(OUT, { recursive: true, force: true })
await cp('src/assets', OUT, { recursive: true })
await build({
  // Readers get portal.js alone; the others are the editors'.
  entryPoints: ['portal.ts', 'admin.ts', 'admin.css', 'sign-in.ts'].map((file) => ({
    in: `src/client/${file}`,
    out: file.replace(/\.\w+$/, ''),
  })),
  outdir: `${OUT}/assets`,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
})
