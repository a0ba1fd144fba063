import { describe, expect, test } from 'vitest'
import { besideTheMatrix } from '../staleness/beside-the-matrix.ts'
import { calledBy, commandMakers } from '../staleness/commands.ts'

const makers = commandMakers()
const inMatrix = calledBy('test/staleness/changes.ts')
const besides = Object.values(besideTheMatrix).flat()

test('every command is a change of the staleness matrix, or is named beside it with a reason', () => {
  expect(makers.length).toBeGreaterThan(80)
  expect(makers.filter((maker) => !inMatrix.has(maker) && !besides.includes(maker))).toEqual([])
})

test('what is named beside the matrix is a command, is named once, and is not in the matrix', () => {
  expect(besides.filter((maker) => !makers.includes(maker) || inMatrix.has(maker))).toEqual([])
  expect(besides.length).toBe(new Set(besides).size)
})

describe('a command is noticed', () => {
  const head = `import type { Command } from '../../db/command.ts'
import { write } from '../../db/command.ts'
import { removePlace } from '../../content/places.ts'
`
  const files = {
    'in an odd folder': 'export function made(): Command { return { statements: [] } }',
    'asynchronous, and nowhere annotated':
      "export async function made() { return { statements: [], stale: ['places'] } }",
    'an arrow function': 'export const made = (id: number) => removePlace(id)',
    'one of a list': 'export const made = (): readonly Command[] => []',
    'in a promise of an object':
      "export async function made() { return { secret: 'x', commands: [removePlace(1)] } }",
    'of a union': "export function made(id: number) { return id > 0 ? removePlace(id) : 'none' }",
    'given by what is given': 'export const made = () => ({ keep: () => [removePlace(1)] })',
    'written where it is run':
      'export async function made(db: D1Database) { await write(db, [{ statements: [], stale: [] }]) }',
    'written where it is run, in a function that is not exported':
      'async function made(db: D1Database) { await write(db, [{ statements: [] }]) }\nexport const x = () => made',
  }
  const nothing = {
    'takes a command': 'export const made = (command: Command) => command.statements.length',
    'gives a part of one': "export const made = (): Omit<Command, 'statements'> => ({})",
    'counts statements': 'export const made = () => ({ statements: 5 })',
    'gives a query': "export { allPlaces as made } from '../../content/places.ts'",
  }
  const pathOf = (kind: string) => `lib/odd/${kind.replaceAll(/\W+/g, '-')}.ts`
  const sources = Object.entries({ ...files, ...nothing }).map(([kind, text]) => [pathOf(kind), head + text])
  const noticed = commandMakers(Object.fromEntries(sources))

  test.each(Object.keys(files))('that is %s', (kind) => {
    expect(noticed).toContain(`${pathOf(kind)} made`)
  })

  test.each(Object.keys(nothing))('but not what %s', (kind) => {
    expect(noticed.filter((maker) => maker.startsWith(pathOf(kind)))).toEqual([])
  })
})
