import type { SourceFile } from 'typescript/unstable/ast'
import { isCallExpression, isObjectLiteralExpression } from 'typescript/unstable/ast/is'
import { type Checker, type Project, SignatureKind, SymbolFlags, type Type } from 'typescript/unstable/sync'
import {
  descendantsOf,
  fileOf,
  fileOfSymbol,
  functionsAround,
  inProject,
  nameOfFunction,
  sourceOf,
  sourcesOf,
} from '../support/compiler.ts'

/** Whatever has a value of this type makes a command. */
const COMMAND = { file: 'db/command.ts', name: 'Command' }
/** Types within types that are looked into: a promise of an object with a list of commands has three. */
const MAX_DEPTH = 5

/**
 * The functions of src that make commands, wherever they live: those that are exported and give one, a list of them, a
 * promise or an object of either; and those that make one to run it themselves. Each is its file from src/ and its name.
 * They are known by their types as the compiler infers them: an annotation is not needed. Methods of exported objects and
 * classes are not looked into, nor statements that are sent without a command.
 *
 * @param files that are not on the disk: their texts by their paths from src/.
 */
export function commandMakers(files: Record<string, string> = {}): string[] {
  const makers = inProject('tsconfig.json', files, (project) =>
    sourcesOf(project).flatMap((source) => [
      ...exportedMakers(project, source),
      ...inlineMakers(project, source),
    ]),
  )
  return [...new Set(makers)].toSorted()
}

/** The functions of src that a file of tests calls, named likewise. */
export function calledBy(test: string): Set<string> {
  return inProject('test/tsconfig.json', {}, (project) => {
    const source = sourceOf(project, test)
    if (!source) throw new Error(`There is no ${test}`)
    const calls = descendantsOf(source).filter((node) => isCallExpression(node))
    const called = calls.map((call) => project.checker.getResolvedSignature(call)?.declaration)
    return new Set(called.map((one) => `${fileOf(one)} ${nameOfFunction(one?.resolve(project))}`))
  })
}

function exportedMakers({ checker }: Project, source: SourceFile): string[] {
  const module = checker.getSymbolAtLocation(source)
  return (module ? checker.getExportsOfModule(module) : []).flatMap((symbol) => {
    const target = symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    if (!(target.flags & SymbolFlags.Value)) return []
    return gives(checker, checker.getTypeOfSymbol(target)) ? [`${fileOfSymbol(target)} ${target.name}`] : []
  })
}

/** Functions with a command in them that they do not give. */
function inlineMakers({ checker }: Project, source: SourceFile): string[] {
  return descendantsOf(source).flatMap((node) => {
    if (!isObjectLiteralExpression(node)) return []
    const type = checker.getContextualType(node)
    if (!type || !isCommand(checker, type)) return []
    const around = functionsAround(node)
    if (around.some((one) => gives(checker, checker.getTypeAtLocation(one)))) return []
    return [`${fileOf(source)} ${nameOfFunction(around.at(-1))}`]
  })
}

function gives(checker: Checker, type: Type | undefined): boolean {
  const signatures = type ? checker.getSignaturesOfType(type, SignatureKind.Call) : []
  return signatures.some((signature) => hasCommand(checker, checker.getReturnTypeOfSignature(signature)))
}

/** Whether a value of this type is, or has within it, a command. */
function hasCommand(checker: Checker, type: Type | undefined, depth = 0): boolean {
  if (!type || depth > MAX_DEPTH) return false
  const within = (one: Type | undefined) => hasCommand(checker, one, depth + 1)
  if (isCommand(checker, type)) return true
  if (type.isUnionType() || type.isIntersectionType()) return (type.getTypes() ?? []).some(within)
  if (!type.isObjectType()) return false
  if (type.isTypeReference() && checker.getTypeArguments(type).some(within)) return true
  // What libraries return is made of their own types.
  if (fileOfSymbol(type.getSymbol()) === undefined) return false
  if (gives(checker, type)) return true
  return checker.getPropertiesOfType(type).some((property) => within(checker.getTypeOfSymbol(property)))
}

/** By its name; a type without one is a command when it is built like one. */
function isCommand(checker: Checker, type: Type): boolean {
  const symbol = type.getSymbol()
  if (!symbol || fileOfSymbol(symbol) === undefined) return false
  if (symbol.name === COMMAND.name) return fileOfSymbol(symbol) === COMMAND.file
  if (!(symbol.flags & (SymbolFlags.ObjectLiteral | SymbolFlags.TypeLiteral))) return false
  const [statements] = checker.getPropertiesOfType(type).filter(({ name }) => name === 'statements')
  const list = statements && checker.getTypeOfSymbol(statements)
  return list !== undefined && checker.isArrayLikeType(list)
}
