// Fills the index, and runs searches, where that is done in production: in workerd, beside D1.
import { find } from '../../src/search/find.ts'

interface Stored {
  statements: { sql: string; parameters: unknown[] }[]
}

interface Asked {
  texts: string[]
  rounds: number
  /** Instead of the search: a statement that gets the text as its parameter. */
  statement?: string
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const asked = (await request.json()) as Asked | Stored
    if ('statements' in asked) {
      const statements = asked.statements.map(({ sql, parameters }) =>
        env.SEARCH_DB.prepare(sql).bind(...parameters),
      )
      await env.SEARCH_DB.batch(statements)
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
