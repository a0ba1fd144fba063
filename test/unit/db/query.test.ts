import { describe, expect, test } from 'vitest'
import { sqlite as builder, prepared } from '../../../src/db/builder.ts'
import { combine, map, query } from '../../../src/db/query.ts'

const sqlite = builder.withTables<{ places: { id: number; name: string; position: number } }>()

const placesAbove = (id: number) => sqlite.selectFrom('places').select('name').where('id', '>', id).compile()

const names = (tag: string) =>
  query(placesAbove(0), { value: (rows) => rows.map((row) => row.name), tags: () => [tag] })

describe('prepared', () => {
  test('binds each use its own parameters to the same SQL', () => {
    const named = prepared(({ name }: { name: string }) =>
      sqlite.selectFrom('places').select('id').where('name', '=', name),
    )
    const first = named({ name: 'Đồng Văn' })
    const second = named({ name: 'Hoành Mô' })
    expect(first.sql).toBe('select "id" from "places" where "name" = ?')
    expect(second.sql).toBe(first.sql)
    expect(first.parameters).toEqual(['Đồng Văn'])
    expect(second.parameters).toEqual(['Hoành Mô'])
  })

  test('builds the statement at its first use and never again', () => {
    let builds = 0
    const ofId = prepared(({ id }: { id: number }) => {
      builds++
      return sqlite.selectFrom('places').select('name').where('id', '=', id)
    })
    expect(builds).toBe(0)
    ofId({ id: 1 })
    ofId({ id: 2 })
    expect(builds).toBe(1)
  })

  test('keeps the values of the statement itself in their places', () => {
    const between = prepared(({ from, to }: { from: number; to: number }) =>
      sqlite
        .selectFrom('places')
        .select('name')
        .where('id', '>=', from)
        .where('name', '!=', 'x')
        .where('id', '<=', to)
        .where('position', '>', from),
    )
    expect(between({ from: 3, to: 9 }).parameters).toEqual([3, 'x', 9, 3])
    expect(between({ from: 0, to: 1 }).parameters).toEqual([0, 'x', 1, 0])
  })

  test('never puts a value into the SQL', () => {
    const named = prepared(({ name }: { name: string }) =>
      sqlite.selectFrom('places').select('id').where('name', '=', name),
    )
    const hostile = `' or 1=1; drop table places; --`
    const statement = named({ name: hostile })
    expect(statement.sql).not.toContain('drop')
    expect(statement.parameters).toEqual([hostile])
  })

  test('gives the very same statement each time when it takes no parameters', () => {
    const all = prepared(() => sqlite.selectFrom('places').select('name').where('position', '>', 5))
    expect(all({})).toBe(all({}))
    expect(all({}).parameters).toEqual([5])
  })
})

describe('query', () => {
  test('makes a value of the rows, and tags of the value', () => {
    const places = query(placesAbove(0), {
      value: (rows) => rows.map((row) => row.name),
      tags: (value) => value.map((name) => `place:${name}`),
    })
    expect(places.resolve([[{ name: 'a' }, { name: 'b' }]])).toEqual({
      value: ['a', 'b'],
      tags: ['place:a', 'place:b'],
    })
  })

  test('tags an empty result too', () => {
    expect(names('places').resolve([[]])).toEqual({ value: [], tags: ['places'] })
  })
})

describe('map', () => {
  test('changes the value and neither statements nor tags', () => {
    const places = names('places')
    const count = map(places, (value) => value.length)
    expect(count.statements).toBe(places.statements)
    expect(count.resolve([[{ name: 'a' }, { name: 'b' }]])).toEqual({ value: 2, tags: ['places'] })
  })
})

describe('combine', () => {
  test('gives each query the rows of its own statements', () => {
    const both = combine({ first: names('one'), second: names('two') })
    expect(both.statements).toHaveLength(2)
    expect(both.resolve([[{ name: 'a' }], [{ name: 'b' }]])).toEqual({
      value: { first: ['a'], second: ['b'] },
      tags: ['one', 'two'],
    })
  })

  test('works with queries that are combined themselves', () => {
    const pair = combine({ x: names('x'), y: names('y') })
    const all = combine({ before: names('before'), pair, after: names('after') })
    expect(all.statements).toHaveLength(4)
    expect(all.resolve([[{ name: '1' }], [{ name: '2' }], [{ name: '3' }], [{ name: '4' }]])).toEqual({
      value: { before: ['1'], pair: { x: ['2'], y: ['3'] }, after: ['4'] },
      tags: ['before', 'x', 'y', 'after'],
    })
  })

  test('keeps the order of statements', () => {
    const of = (id: number) => query(placesAbove(id), { value: (rows) => rows, tags: () => [] })
    const all = combine({ b: of(2), a: of(1), c: of(3) })
    expect(all.statements.map((statement) => statement.parameters[0])).toEqual([2, 1, 3])
  })
})
