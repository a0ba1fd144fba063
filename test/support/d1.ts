import { readFileSync } from 'node:fs'

/** A Worker beside the portal, over the same databases: the real D1, for tests in Node. */
export function d1Door() {
  return {
    name: 'd1-door',
    modules: [
      {
        ...{ type: 'ESModule' as const, path: 'index.js' },
        contents: readFileSync('test/support/fixtures/d1-door.js', 'utf8'),
      },
    ],
    compatibilityDate: '2026-11-17',
    d1Databases: { DB: { id: 'DB' }, SEARCH_DB: { id: 'SEARCH_DB' } },
    unsafeDirectSockets: [{ port: 0 }],
  }
}

interface Statement {
  sql: string
  values: unknown[]
}

type Rows = D1Result<Record<string, unknown>>

/**
 * What a Worker's binding can do, through the door: `prepare` and `batch`. Parameters are texts, numbers, booleans and null.
 *
 * @param url of the door.
 */
export function d1At(url: URL, database: 'DB' | 'SEARCH_DB'): D1Database {
  async function run(statements: readonly Statement[]): Promise<Rows[]> {
    const body = JSON.stringify({
      database,
      statements: statements.map(({ sql, values }) => ({ sql, values })),
    })
    const answer = (await (await fetch(url, { method: 'POST', body })).json()) as
      | { results: Rows[] }
      | { message: string; cause: string }
    if ('results' in answer) return answer.results
    throw new Error(answer.message, { cause: new Error(answer.cause) })
  }

  const prepare = (sql: string, values: unknown[] = []): object => ({
    ...{ sql, values },
    bind: (...bound: unknown[]) => prepare(sql, bound.map(checked)),
    all: async () => (await run([{ sql, values }]))[0],
    run: async () => (await run([{ sql, values }]))[0],
    async first(column?: string) {
      const row = (await run([{ sql, values }]))[0]?.results[0]
      return (column === undefined ? row : row?.[column]) ?? null
    },
  })
  return { prepare, batch: run } as unknown as D1Database
}

/** JSON would make null of it. */
function checked(value: unknown): unknown {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value
  throw new TypeError(`D1_TYPE_ERROR: Type '${typeof value}' not supported for value '${value}'`)
}
