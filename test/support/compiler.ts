import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Node, SourceFile } from 'typescript/unstable/ast'
import {
  isFunctionDeclaration,
  isFunctionLikeDeclaration,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import { API, type NodeHandle, type Project, type Symbol as TypeSymbol } from 'typescript/unstable/sync'

const ROOT = join(import.meta.dirname, '../..')
const SRC = join(ROOT, 'src')

/**
 * Looks at a project with the compiler.
 *
 * @param config its tsconfig.json, from the root.
 * @param files of src that are not on the disk: their texts by their paths from src/.
 */
export function inProject<Value>(
  config: string,
  files: Record<string, string>,
  look: (project: Project) => Value,
): Value {
  const api = new API({ cwd: ROOT, fs: diskWith(files) })
  try {
    const [project] = api.updateSnapshot({ openProjects: [join(ROOT, config)] }).getProjects()
    if (!project) throw new Error(`${config} is no project`)
    return look(project)
  } finally {
    api.close()
  }
}

/** The disk with some files more; `undefined` leaves an answer to the disk. */
function diskWith(files: Record<string, string>) {
  const texts = new Map(Object.entries(files).map(([path, text]) => [join(SRC, path), text]))
  const folders = new Set([...texts.keys()].flatMap(foldersOf))
  return {
    readFile: (path: string) => texts.get(path),
    fileExists: (path: string) => texts.has(path) || undefined,
    directoryExists: (path: string) => folders.has(path) || undefined,
    getAccessibleEntries(path: string) {
      if (!folders.has(path)) return undefined
      const onDisk = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : []
      const inside = (paths: Iterable<string>) =>
        [...paths].filter((one) => dirname(one) === path).map(baseOf)
      const names = (areFolders: boolean) =>
        onDisk.filter((entry) => entry.isDirectory() === areFolders).map(({ name }) => name)
      return {
        files: [...names(false), ...inside(texts.keys())],
        directories: [...new Set([...names(true), ...inside(folders)])],
      }
    },
  }
}

const baseOf = (path: string) => path.slice(dirname(path).length + 1)

function foldersOf(path: string): string[] {
  const folder = dirname(path)
  return folder === ROOT ? [] : [folder, ...foldersOf(folder)]
}

/** The files of src. */
export function sourcesOf({ program }: Project) {
  const files = program.getSourceFileNames().filter((file) => file.startsWith(`${SRC}/`))
  return files.flatMap((file) => program.getSourceFile(file) ?? [])
}

/** Where a symbol is declared, from src/; undefined when that is outside of src. */
export function fileOfSymbol(symbol: TypeSymbol | undefined): string | undefined {
  return fileOf(symbol?.declarations[0])
}

/** The file of a declaration, from src/; undefined when it is outside of src. */
export function fileOf(declaration: Pick<NodeHandle, 'path'> | undefined): string | undefined {
  return declaration?.path.startsWith(`${SRC}/`) ? relative(SRC, declaration.path) : undefined
}

export function descendantsOf(node: Node): Node[] {
  const found: Node[] = []
  node.forEachChild((child) => {
    found.push(child, ...descendantsOf(child))
  })
  return found
}

/** The functions that a node stands in, innermost first. */
export function functionsAround({ parent }: Node): Node[] {
  if (!parent) return []
  return [...(isFunctionLikeDeclaration(parent) ? [parent] : []), ...functionsAround(parent)]
}

/** The name of a function, also of one that is the value of a variable. */
export function nameOfFunction(node: Node | undefined): string {
  if (!node) return ''
  const named = isFunctionDeclaration(node) || isVariableDeclaration(node) ? node : node.parent
  return (isFunctionDeclaration(named) || isVariableDeclaration(named)) && named.name && 'text' in named.name
    ? String(named.name.text)
    : ''
}

export const sourceOf = (project: Project, file: string): SourceFile | undefined =>
  project.program.getSourceFile(join(ROOT, file))
