/** A file's path from src/, and its text. */
export type Sources = ReadonlyMap<string, string>

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

/** What breaks the rules of who may import whom; empty when all is well. */
export function violations(sources: Sources): string[] {
  const imports = [...sources].flatMap(([file, text]) => importsOf(file, text))
  const broken = imports.filter((one) => !rules.every((rule) => rule(one)))
  return [...broken.map(({ from, to }) => `${from} must not import ${to}`), ...cycles(imports)]
}

const folder = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : file)
const entry = ['index.ts', 'gateway.ts', 'editorial.ts']

/** Each says whether an import is allowed. */
const rules: ((one: Import) => boolean)[] = [
  // Views are functions of props: of other folders they know addresses and words, and types.
  ({ from, to, typeOnly }) =>
    folder(from) !== 'views' ||
    typeOnly ||
    ['views', 'paths.ts', 'admin-paths.ts', 'style.ts', 'locales'].includes(folder(to)),
  // Content knows the database and the cache tags, and nothing of requests or pages.
  ({ from, to }) =>
    folder(from) !== 'content' ||
    ['content', 'db.ts', 'cache.ts', 'paths.ts', 'schema.ts', 'calendar.ts'].includes(folder(to)),
  // Pages stand alone; only the app knows them all.
  ({ from, to }) =>
    folder(from) !== 'pages' ||
    folder(to) !== 'pages' ||
    from === 'pages/app.ts' ||
    (from === 'pages/entrypoint.ts' && to === 'pages/app.ts'),
  // Nobody reaches up to what answers requests.
  ({ from, to }) =>
    !['gateway.ts', 'pages', 'admin', 'api'].includes(folder(to)) ||
    folder(from) === folder(to) ||
    entry.includes(from),
  // Scripts are not part of the Worker.
  ({ from, to }) => !['cli', 'client'].includes(folder(to)) || folder(from) === folder(to),
  // Readers' pages start without the importer, the sanitiser, and what else only editors need.
  ({ from, to }) => folder(to) !== 'import' || ['cli', 'import', 'api'].includes(folder(from)),
  ({ from, to }) =>
    to !== 'content/body.ts' || ['cli', 'import', 'admin', 'api', 'editing'].includes(folder(from)),
  ({ from, to, typeOnly }) =>
    folder(to) !== 'editing' || typeOnly || ['client', 'admin', 'api', 'editing'].includes(folder(from)),
]

function importsOf(from: string, text: string): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:([^;'"]*?)\s+from\s+)?'(\.[^']+)'/gm)
  return [...statements].map(([, typeKeyword, names = '', path = '']) => ({
    from,
    to: new URL(path, `file:///${from}`).pathname.slice(1),
    typeOnly: typeKeyword !== undefined || onlyTypes(names),
  }))
}

/** `{ type A, type B }` */
function onlyTypes(names: string): boolean {
  const inner = /^\{(.*)\}$/s.exec(names.trim())?.[1]
  return inner?.split(',').every((name) => /^\s*(type\s|$)/.test(name)) ?? false
}

/** Circles of imports, values and types alike, each told once. */
function cycles(imports: Import[]): string[] {
  const targets = Map.groupBy(imports, ({ from }) => from)
  const found = new Set<string>()
  const done = new Set<string>()
  const visit = (file: string, path: string[]) => {
    const at = path.indexOf(file)
    if (at >= 0) found.add(`cycle: ${[...path.slice(at), file].join(' → ')}`)
    if (at >= 0 || done.has(file)) return
    for (const { to } of targets.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of targets.keys()) visit(file, [])
  return [...found]
}
