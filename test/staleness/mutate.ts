// npm run mutate:tags — takes each tag away once, of each query and of each command, and runs the staleness
// matrix, which has to fail. Prints what it did not notice. Arguments choose mutants by a part of "file:line";
// --sample N takes N of them by chance, --seed S the same ones again.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { tags } from '../../src/cache/tags.ts'
import { mulberry32 } from '../support/random.ts'

interface Mutant {
  file: string
  line: number
  /** What was there, and what is instead. */
  from: string
  to: string
  text: string
}

/** Wherever there are queries and commands. What is in src/cache hands on any tag, and has tests of its own. */
const FOLDER = 'src'
const MACHINERY = ['cache/', 'generated/']
/** The second knows of what happens at midnight, which no matrix can wait for; the third makes an index anew. */
const TESTS = ['staleness', 'platform', 'search'].map((name) => `test/integration/${name}.test.ts`)
const WORKERS = Math.min(Number(process.env.WORKERS ?? availableParallelism()), 8)

/** What takes a tag away: a pattern, and what comes in its place. */
const mutations: [RegExp, (match: RegExpMatchArray) => string][] = [
  // tags.settings, tags.article(id), ids.map(tags.article)
  [
    new RegExp(`\\btags\\.(${Object.keys(tags).join('|')})\\b(\\((?:[^()]|\\([^()]*\\))*\\))?`, 'g'),
    ([, name = '', parameters]) =>
      typeof tags[name as keyof typeof tags] === 'function' && !parameters ? "(() => 'gone')" : "'gone'",
  ],
  // rowTags(rows)
  [/(?<!function )\browTags\((?:[^()]|\([^()]*\))*\)/g, () => '[]'],
  // 'list:front' in SQL
  [/'(?:list|around|path|agenda):/g, () => "'gone:"],
  [/'list:\w+(?=')/g, () => "'gone"],
  // When tags are asked for that depend on rows.
  [/\bstaleBefore:/g, () => 'asBefore:'],
  [/\bstaleAfter:/g, () => 'asAfter:'],
  [/\[EVERYTHING\]/g, () => '[]'],
]

function mutantsOf(file: string): Mutant[] {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  return mutations.flatMap(([pattern, replacement]) =>
    [...text.matchAll(pattern)]
      .map((match) => ({
        file: join(FOLDER, file),
        line: text.slice(0, match.index).split('\n').length,
        from: match[0],
        to: replacement(match),
        text: text.slice(0, match.index) + replacement(match) + text.slice(match.index + match[0].length),
      }))
      .filter(({ line }) => !/^\s*(\*|\/\/|\/\*|import)/.test(text.split('\n')[line - 1] ?? '')),
  )
}

const { values, positionals: only } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string' } },
})
const all = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !MACHINERY.some((folder) => file.startsWith(folder)))
  .toSorted()
  .flatMap(mutantsOf)
  .filter(({ file, line }) => only.length === 0 || only.some((name) => `${file}:${line}`.includes(name)))
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const mutants = values.sample === undefined ? all : sampleOf(all, Number(values.sample))
console.log(
  `${mutants.length} of ${all.length} mutants`,
  values.sample === undefined ? '' : `(--seed ${seed})`,
)
const survivors: Mutant[] = []
let done = 0
await Promise.all(Array.from({ length: WORKERS }, work))
console.log(`${mutants.length - survivors.length} of ${mutants.length} were noticed`)
for (const { file, line, from, to } of survivors) console.log(`not noticed: ${file}:${line}  ${from} → ${to}`)
process.exitCode = survivors.length > 0 ? 1 : 0

function sampleOf(all: Mutant[], count: number): Mutant[] {
  const random = mulberry32(seed)
  return all
    .map((mutant) => ({ mutant, rank: random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, count)
    .map(({ mutant }) => mutant)
}

async function work(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mutant-'))
  for (const name of [
    'src',
    'test',
    'migrations',
    'package.json',
    'tsconfig.json',
    'wrangler.toml',
    'vitest.config.ts',
  ]) {
    cpSync(name, join(folder, name), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  for (let mutant = mutants[done++]; mutant; mutant = mutants[done++]) {
    const original = readFileSync(join(folder, mutant.file), 'utf8')
    writeFileSync(join(folder, mutant.file), mutant.text)
    await bundle(folder)
    const noticed = await matrixFails(folder)
    if (!noticed) survivors.push(mutant)
    console.log(`${noticed ? 'noticed    ' : 'NOT NOTICED'} ${mutant.file}:${mutant.line}  ${mutant.from}`)
    writeFileSync(join(folder, mutant.file), original)
  }
  rmSync(folder, { recursive: true })
}

async function bundle(folder: string): Promise<void> {
  await build({
    absWorkingDir: folder,
    entryPoints: ['src/index.ts'],
    outfile: 'dist/worker/index.js',
    bundle: true,
    format: 'esm',
    external: ['cloudflare:*'],
    loader: { '.css': 'text' },
    logLevel: 'error',
  })
}

/** Whether an assertion of the matrix fails. A mutant that does not run at all proves nothing. */
async function matrixFails(folder: string): Promise<boolean> {
  const run = spawn(
    resolve('node_modules/.bin/vitest'),
    ['run', '--project', 'integration', '--bail', '1', '--no-file-parallelism', ...TESTS],
    { cwd: folder },
  )
  let output = ''
  run.stdout.on('data', (data) => {
    output += data
  })
  run.stderr.on('data', (data) => {
    output += data
  })
  const code = await new Promise((done) => run.on('exit', done))
  if (code === 0) return false
  if (!output.includes('AssertionError')) throw new Error(`The mutant does not run:\n${output}`)
  return true
}
