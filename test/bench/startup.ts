// npm run bench:startup — what a cold start costs, with the editors' module beside the readers' code and without it,
// less what a Worker of one line costs.
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { bundle, portalWorker } from '../support/runtime.ts'
import { median } from './measure.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 15)

const modules = bundle()
const withoutEditors = modules.map((module) =>
  module.path.startsWith('generated/') ? { ...module, contents: 'export {}' } : module,
)
if (withoutEditors.every((module, index) => module === modules[index]))
  throw new Error('Nothing was left out')
const oneLine = 'export default { fetch: () => new Response() }'
const variants = {
  'one line': [{ type: 'ESModule' as const, path: 'index.js', contents: oneLine }],
  'without editors': withoutEditors,
  'as it is': modules,
}

/** Milliseconds from nothing to the first answer. */
async function start(name: keyof typeof variants): Promise<number> {
  const worker =
    name === 'one line'
      ? {
          ...{ name: 'portal', compatibilityDate: '2026-11-17', modules: variants[name] },
          unsafeDirectSockets: [{ port: 0 }],
        }
      : await portalWorker({ modules: variants[name] })
  const began = performance.now()
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers: [worker] }))
  await miniflare.ready
  await (await fetch(new URL('/media/none', await miniflare.unsafeGetDirectURL('portal')))).text()
  const took = performance.now() - began
  await miniflare.dispose()
  return took
}

const names = Object.keys(variants) as (keyof typeof variants)[]
const times = new Map(names.map((name) => [name, [] as number[]]))
for (let round = -1; round < ROUNDS; round++) {
  for (const name of names) {
    const took = await start(name)
    // The first round warms the disk's cache.
    if (round >= 0) times.get(name)?.push(took)
  }
}
const [base = 0, without = 0, whole = 0] = names.map((name) => median(times.get(name) ?? []))
console.log(
  `one line ${base.toFixed(0)} ms, without editors ${without.toFixed(0)} ms, as it is ${whole.toFixed(0)} ms`,
)
console.log(
  `start-up with the editors' module: ${((whole - base) / (without - base)).toFixed(2)} of that without`,
)
