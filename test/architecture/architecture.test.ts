import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { computedImports, idleExceptions, violations } from './floors.ts'
import { sqlOutside } from './sql.ts'

const SRC = join(import.meta.dirname, '../../src')
const MAX_LOOSE_FILES = 6
const MAX_LINES = 200

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => !file.startsWith('generated/'),
)
const sources = new Map(
  files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(join(SRC, file), 'utf8')] as const),
)

test('every import leads to the same folder or to a lower floor', () => {
  expect(sources.size).toBeGreaterThan(200)
  expect(violations(sources)).toEqual([])
  expect(idleExceptions(sources)).toEqual([])
  expect(computedImports(sources)).toEqual([])
})

describe('the floors notice', () => {
  const withFile = (file: string, text: string) => violations(new Map([...sources, [file, text]]))

  test.each([
    ['a page that imports another page', 'site/map/x.tsx', "import { Home } from '../home/page.tsx'"],
    ['content that imports a page', 'content/x.ts', "import { Layout } from '../site/layout/layout.tsx'"],
    ['a type from a higher floor', 'content/x.ts', "import type { ApiEnv } from '../api/context.ts'"],
    ['folders of one floor', 'content/x.ts', "import { find } from '../search/find.ts'"],
    ['an import of the gateway', 'content/x.ts', "import { gateway } from '../gateway.ts'"],
    ['a module that imports a script', 'content/x.ts', "import { PORT } from '../cli/platform.ts'"],
    ['an import at run time', 'site/home/x.ts', "const m = await import('../../admin/app.ts')"],
    ['an export from a higher floor', 'db/x.ts', "export { tags } from '../cache/headers.ts'"],
    ['all exports of a higher floor', 'db/x.ts', "export * from '../cache/headers.ts'"],
    [
      'an import with a comment in it',
      'db/x.ts',
      "import {\n  // the page's\n  tags,\n} from '../cache/tags.ts'",
    ],
    [
      'an import at run time with options',
      'db/x.ts',
      "await import(\n  '../cache/tags.ts', { with: {} },\n)",
    ],
    ['a path as a template', 'db/x.ts', 'await import(`../cache/tags.ts`)'],
    [
      'code for browsers that imports content',
      'client/x.ts',
      "import { linkGroups } from '../content/links.ts'",
    ],
  ])('%s', (_, file, text) => {
    expect(withFile(file, text).length).toBe(1)
  })

  test('a path that is made at run time', () => {
    const made = ['await import(path)', "await import('../' + name)", 'require(path)']
    for (const text of made)
      expect(computedImports(new Map([['content/x.ts', text]])), text).toEqual(['content/x.ts'])
  })

  test('nothing wrong with a page that imports the layout and lower floors', () => {
    const text =
      "import { Layout } from '../layout/layout.tsx'\nimport type { Links } from '../../content/links.ts'"
    expect(withFile('site/map/x.tsx', text)).toEqual([])
  })
})

describe('the bundle of the readers', () => {
  let inputs: string[]
  beforeAll(() => {
    // `npm run build` makes it.
    const meta = JSON.parse(readFileSync('dist/worker/bundle-meta.json', 'utf8')) as Metafile
    inputs = Object.values(meta.outputs).flatMap(({ inputs }) => Object.keys(inputs))
  })

  test('holds the pages', () => {
    expect(inputs).toContain('src/site/article/page.tsx')
    expect(inputs).toContain('src/gateway.ts')
  })

  test('holds nothing that editors alone need', () => {
    const editors =
      /^src\/(admin\/|admin-bundle|editing\/|import\/|media\/sanitize\/|media\/store-file|content\/sanitize-body|i18n\/admin\/)|node_modules\/sanitize-html\//
    expect(inputs.filter((input) => editors.test(input))).toEqual([])
  })
})

/** What esbuild says of a build. */
interface Metafile {
  outputs: Record<string, { inputs: Record<string, unknown> }>
}

test('no handler, page or script writes SQL', () => {
  expect(sqlOutside(sources)).toEqual([])
})

describe('SQL is noticed', () => {
  test.each([
    ['a statement as text', "await c.env.DB.prepare('select 1 from settings').first()"],
    ['a statement over several lines', 'await db.prepare(\n  `select 1 from settings`,\n)'],
    ['the builder', "import { type Executor, sqlite } from '../../db/builder.ts'"],
    ['the builder, among others', "import {\n  bind,\n  type Executor,\n} from '../../db/builder.ts'"],
    ['a fragment', 'const newest = sql<number>`max(id)`'],
    ['the library', "import { sql } from 'kysely'"],
    ['all of the builder', "import * as b from '../../db/builder.ts'"],
    ['the builder, handed on', "export { sqlite } from '../../db/builder.ts'"],
    ['the builder at run time', "const { sqlite } = await import('../../db/builder.ts')"],
    ['a statement by its name', 'await c.env.DB.prepare(QUERY).all()'],
    ['a fragment of a longer type', 'const all = sql<Record<string, number>>`max(id)`'],
  ])('%s', (_, text) => {
    expect(sqlOutside(new Map([['admin/map/route.tsx', text]]))).toEqual(['admin/map/route.tsx'])
    expect(sqlOutside(new Map([['content/places.ts', text]]))).toEqual([])
  })

  test('nothing wrong with a handler that reads a query and runs commands', () => {
    const text = "import { map, read } from '../../db/query.ts'\nawait read(db, { all: allPlaces() })"
    expect(sqlOutside(new Map([['admin/map/route.tsx', text]]))).toEqual([])
  })
})

test('at most six files lie loose in src', () => {
  const loose = files.filter((file) => !file.includes('/') && file.includes('.') && file !== 'README.md')
  expect(loose.length, loose.join(' ')).toBeLessThanOrEqual(MAX_LOOSE_FILES)
})

test('no source file is long', () => {
  const long = [...sources].filter(([, text]) => text.split('\n').length > MAX_LINES).map(([file]) => file)
  expect(long).toEqual([])
})

test('a limit is called MAX_ or MIN_ with its unit, not by a superlative', () => {
  const superlative = /\b(?:MOST(?!_READ)|LONGEST|LARGEST|SHORTEST|PATIENCE)(?:_[A-Z_]+)?\b/g
  const found = [...sources].flatMap(([file, text]) =>
    [...text.matchAll(superlative)].map(([name]) => `${file}: ${name}`),
  )
  expect(found).toEqual([])
})

test('text of a request is read where it is admitted (src/text/admit.ts)', () => {
  const reading = [...sources]
    .filter(([, text]) => /\.(parseBody|formData)\(\)|\.req\.json\(/.test(text))
    .map(([file]) => file)
  expect(reading.toSorted()).toEqual([
    'admin/adding-once.ts',
    'admin/articles/action-routes.tsx',
    'admin/articles/attachment-routes.tsx',
    'admin/articles/autosave-routes.tsx',
    'admin/articles/edit-routes.tsx',
    'admin/articles/history-routes.tsx',
    'admin/articles/index-routes.tsx',
    'admin/bin/removal-routes.tsx',
    'admin/featured/routes.tsx',
    'admin/form-values.ts',
    'admin/passkey-requests.ts',
    'admin/records/page-history-routes.tsx',
    'admin/save-form.tsx',
    'admin/schedule/routes.tsx',
    'admin/sent-fields.ts',
    'media/upload-form.ts',
  ])
})
