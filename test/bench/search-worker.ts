// Fills the index, runs searches, and makes the index anew, where that is done in production: in workerd, beside D1.
import type { Executor } from '../../src/db/builder.ts'
import { find } from '../../src/search/find.ts'
import { indexStale } from '../../src/search/indexing.ts'
import { startRebuild } from '../../src/search/rebuild.ts'

interface Stored {
  statements: Statement[]
  /** Instead of the index: the content. */
  content?: boolean
}

interface Statement {
  sql: string
  parameters: unknown[]
}

interface Rebuilt {
  /** Where a Worker like this one answers that has the content. */
  contentAt: string
}

interface Asked {
  texts: string[]
  rounds: number
  /** Instead of the search: a statement that gets the text as its parameter. */
  statement?: string
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const asked = (await request.json()) as Asked | Stored | Rebuilt
    if ('statements' in asked) {
      const db = asked.content ? env.DB : env.SEARCH_DB
      const statements = asked.statements.map(({ sql, parameters }) => db.prepare(sql).bind(...parameters))
      return Response.json(await db.batch(statements))
    }
    if ('contentAt' in asked) {
      const databases = { content: elsewhere(asked.contentAt), index: env.SEARCH_DB }
      await startRebuild(databases)
      await indexStale(databases)
      return new Response()
    }
    const { texts, rounds, statement } = asked
    const answers = []
    for (const text of texts) {
      const times: number[] = []
      let results: { ids: number[]; rowsRead: number } = { ids: [], rowsRead: 0 }
      for (let round = 0; round < rounds; round++) {
        let rowsRead = 0
        // D1 itself counts the rows; the search does not ask.
        const counting = {
          prepare: (sql: string) => env.SEARCH_DB.prepare(sql),
          async batch<Row>(statements: D1PreparedStatement[]) {
            const results = await env.SEARCH_DB.batch<Row>(statements)
            rowsRead += results.reduce((sum, { meta }) => sum + meta.rows_read, 0)
            return results
          },
        }
        const began = performance.now()
        const ids = statement
          ? (await env.SEARCH_DB.prepare(statement).bind(text).all<{ id: number }>()).results.map(
              ({ id }) => id,
            )
          : (await find(counting, { text, sort: 'relevance', page: 1 })).hits.map(({ id }) => id)
        times.push(performance.now() - began)
        results = { ids, rowsRead }
      }
      answers.push({ times, ...results })
    }
    return Response.json(answers)
  },
}

/** A database in another process, as in production it is on another machine. */
function elsewhere(url: string): Executor {
  const batch = async (statements: readonly Statement[]) => {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ statements, content: true }) })
    return (await answer.json()) as D1Result[]
  }
  const bound = (sql: string, parameters: unknown[]) => ({
    sql,
    parameters,
    bind: (...parameters: unknown[]) => bound(sql, parameters),
    run: async () => (await batch([{ sql, parameters }]))[0],
    all: async () => (await batch([{ sql, parameters }]))[0],
  })
  return { prepare: (sql: string) => bound(sql, []), batch } as unknown as Executor
}
