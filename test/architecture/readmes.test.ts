import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const readmes = globSync(['*.md', '.github/*.md', 'src/**/*.md', 'migrations/**/*.md', 'test/**/*.md'])

/** Paths of files that a text names: in links, and in backticks where they have a folder and an ending that code has. */
function pathsIn(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, path = '']) => path)
  const ticked = [...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:tsx?|sql|css|md|json|toml))`/g)].map(
    ([, path = '']) => path,
  )
  return [...links, ...ticked].filter((path) => !/^https?:|^mailto:|[A-Z]{4}\//.test(path))
}

/** From the file itself, from src, or from the top. */
const exists = (readme: string, path: string) =>
  [dirname(readme), 'src', '.'].some((folder) => existsSync(join(folder, path)))

test.each(readmes)('every file that %s names is there', (readme) => {
  expect(pathsIn(readFileSync(readme, 'utf8')).filter((path) => !exists(readme, path))).toEqual([])
})

test('the check notices a file that is not there', () => {
  expect(
    pathsIn('see `content/gone.ts` and [this](gone/README.md)').filter((path) => !exists('README.md', path)),
  ).toEqual(['gone/README.md', 'content/gone.ts'])
})
