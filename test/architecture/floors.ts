/**
 * Who may import whom. A file imports from its own folder and from folders on lower floors; type imports count. So no
 * folders form a cycle. Loose files of src stand on the top floor, but for the one that is named here.
 */
const floors: Readonly<Record<string, number>> = {
  ...{ lib: 0, text: 0, styles: 0 },
  ...{ db: 1, 'stylesheet.ts': 1 },
  ...{ cache: 2, urls: 2, http: 2 },
  ...{ content: 3, media: 3, search: 3, auth: 3 },
  ...{ import: 4, visits: 4 },
  jobs: 5,
  editing: 6,
  i18n: 7,
  ...{ api: 8, ui: 8 },
  site: 9,
  admin: 10,
}

const TOP_FLOOR = 11

/** Code that runs outside the Worker, and the folders that it may import besides its own. */
const outside: Readonly<Record<string, readonly string[]>> = {
  // Browsers get words and rules of writing, and nothing that reads a database.
  client: ['i18n', 'text', 'urls'],
  cli: [
    ...[
      'lib',
      'text',
      'db',
      'cache',
      'urls',
      'content',
      'media',
      'search',
      'auth',
      'import',
      'visits',
      'jobs',
    ],
    ...['editing', 'i18n', 'sample', 'styles'],
  ],
  sample: ['import', 'content', 'db'],
}

/** Folders that lie in a folder of pages and serve all of its pages. */
const shared = ['layout', 'ui']

/** Imports that break a rule for a reason. */
const exceptions: readonly { from: string; to: string; reason: string }[] = []

/** A file's path from src/, and its text. */
export type Sources = ReadonlyMap<string, string>

interface Import {
  from: string
  to: string
}

/** Imports that break the rules, each with the rule; empty when all is well. */
export function violations(sources: Sources): string[] {
  const imports = importsIn(sources)
  return imports
    .filter((one) => !exceptions.some(({ from, to }) => one.from.startsWith(from) && one.to.startsWith(to)))
    .flatMap((one) => {
      const rule = brokenRule(one)
      return rule ? [`${one.from} must not import ${one.to}: ${rule}`] : []
    })
}

/** Exceptions that no import needs any more. */
export function idleExceptions(sources: Sources) {
  const imports = importsIn(sources)
  return exceptions.filter(
    (one) =>
      !imports.some(
        (other) => other.from.startsWith(one.from) && other.to.startsWith(one.to) && brokenRule(other),
      ),
  )
}

function brokenRule({ from, to }: Import): string | undefined {
  const [ours, theirs] = [roomOf(from), roomOf(to)]
  if (ours === theirs) return pageRule(from, to)
  if (theirs in outside && !(ours in outside)) return `${theirs} is no part of the Worker`
  if (ours in outside) {
    return outside[ours]?.includes(theirs) ? undefined : `${ours} does not import from ${theirs}`
  }
  const [floor, below] = [floorOf(ours), floorOf(theirs)]
  if (floor === TOP_FLOOR && below === TOP_FLOOR) return undefined
  return below < floor ? undefined : `${theirs} is on floor ${below}, ${ours} on floor ${floor}`
}

/** A page imports no other page. */
function pageRule(from: string, to: string): string | undefined {
  const [room, page] = from.split('/')
  const other = to.split('/')[1]
  if (room !== 'site' && room !== 'admin') return undefined
  const isInPage = from.split('/').length > 2
  if (!isInPage || to.split('/').length <= 2 || page === other || shared.includes(other ?? ''))
    return undefined
  return 'a page imports no other page'
}

/** The folder of a file; a loose file is a room of its own. */
const roomOf = (file: string) => file.split('/')[0] ?? file

const floorOf = (room: string): number => floors[room] ?? TOP_FLOOR

/**
 * Every path in quotes that leads to a file of src counts as an import, whatever syntax it stands in: so no way to write an
 * import is missed.
 */
function importsIn(sources: Sources): Import[] {
  return [...sources].flatMap(([from, text]) =>
    [...text.matchAll(/(['"`])(\.{1,2}\/[^'"`\s]+)\1/g)]
      .map(([, , path = '']) => ({ from, to: new URL(path, `file:///${from}`).pathname.slice(1) }))
      .filter(({ to }) => sources.has(to) || to.endsWith('.css')),
  )
}

/** Imports whose path is made at run time, which no rule can see. One is allowed: that of the admin bundle. */
export function computedImports(sources: Sources): string[] {
  return [...sources]
    .filter(([file]) => file !== 'load-admin-bundle.ts')
    .filter(([, text]) =>
      /\bimport\((?!\s*'[^']*'\s*[,)])|\bcreateRequire\b|\brequire\(/.test(withoutComments(text)),
    )
    .map(([file]) => file)
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
