import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { violations } from './imports.ts'

const SRC = join(import.meta.dirname, '../../src')
const sources = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(join(SRC, file), 'utf8')]),
)

test('the source keeps to the rules of who may import whom', () => {
  expect(sources.size).toBeGreaterThan(50)
  expect(violations(sources)).toEqual([])
})

describe('the rules notice', () => {
  const withFile = (file: string, text: string) => violations(new Map([...sources, [file, text]]))

  test.each([
    ['a view that imports a value of content', 'views/x.tsx', "import { slug } from '../content/slug.ts'"],
    ['a page that imports another page', 'pages/x.tsx', "import { home } from './home.tsx'"],
    ['content that imports a view', 'content/x.ts', "import { Layout } from '../views/layout.tsx'"],
    ['somebody who imports the gateway', 'content/x.ts', "import { gateway } from '../gateway.ts'"],
    ['a page that imports the sanitiser', 'pages/x.tsx', "import { sanitiseBody } from '../content/body.ts'"],
    ['a module that imports a script', 'content/x.ts', "import { PORT } from '../cli/platform.ts'"],
    [
      'a cycle',
      'content/slug.ts',
      "import { sortKey } from './sort-key.ts'\nexport { slug } from './slug.ts'",
    ],
  ])('%s', (_, file, text) => {
    expect(withFile(file, text)).not.toEqual([])
  })

  test('nothing wrong with a view that imports types of content', () => {
    expect(withFile('views/x.tsx', "import type { Layout } from '../content/layout.ts'")).toEqual([])
    expect(withFile('views/x.tsx', "import { type Layout } from '../content/layout.ts'")).toEqual([])
  })
})

test('no source file is long', () => {
  const long = [...sources].filter(([, text]) => text.split('\n').length > 250).map(([file]) => file)
  expect(long).toEqual([])
})
