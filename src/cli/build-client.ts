// Bundles the browser's code and lays it beside the static files, where Workers Assets serves them; and what editors need
// of the Worker as a module of its own, which is not even parsed before somebody asks for it.
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

await build({
  entryPoints: ['src/editorial.ts'],
  outfile: 'src/generated/editorial.mjs',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2024',
  conditions: ['workerd', 'worker', 'browser'],
  external: ['cloudflare:*', 'node:*'],
  loader: { '.css': 'text' },
  // The sanitiser parses no styles.
  alias: { postcss: './src/content/no-postcss.ts' },
  logLevel: 'warning',
})
