import { TrieRouter } from 'hono/router/trie-router'
import { beforeAll, describe, expect, test } from 'vitest'
import { EVERYTHING } from '../../src/cache/tags.ts'
import { pages as app } from '../../src/site/app.ts'
import { changes } from '../staleness/changes.ts'
import { pagesOf, prepareNewsroom } from '../staleness/pages.ts'
import { type Read, readQueries } from '../staleness/queries.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { indexAll, wrapped } from '../support/runtime.ts'

let portal: Edge
let pages: Record<string, string>
/** What the queries give by now. */
let values: Record<string, Read>
beforeAll(async () => {
  // Nothing goes stale but what is purged.
  portal = await startEdge({}, wrapped('clock.js'))
  await portal.reader.send('POST', '/test/clock', {})
  await prepareNewsroom(portal)
  await indexAll(portal.env)
  pages = await pagesOf(portal)
  // The day has turned: what is purged from now on is purged for a change.
  await portal.tick(new Date())
  values = await readQueries(portal.env.DB)
  await ask()
})

interface Answer {
  cache: string | null
  status: number
  location: string | null
  body: string
}

const EDITOR = { headers: { Cookie: '__Host-editor=1' } }

/** Every page of the matrix, as readers get it or, for an editor, from the database. */
async function ask(init = {}): Promise<Record<string, Answer>> {
  const answers = Object.entries(pages).map(async ([name, path]) => {
    const response = await portal.get(path, init)
    const answer: Answer = {
      cache: response.headers.get('cf-cache-status'),
      status: response.status,
      location: response.headers.get('Location'),
      body: await response.text(),
    }
    return [name, answer] as const
  })
  return Object.fromEntries(await Promise.all(answers))
}

/** Answers to searches are kept for minutes, and all go stale with the index. */
const isSearch = (name: string) => name.startsWith('search:')

const content = ({ status, location, body }: Answer) => ({ status, location, body })
const differ = (one: Answer, other: Answer) => JSON.stringify(content(one)) !== JSON.stringify(content(other))

describe('after', () => {
  test.each(changes)('$what, pages that show it are fresh and all others still cached', async (change) => {
    const before = await ask()
    expect(names(before, ({ cache }) => cache !== 'HIT')).toEqual([])
    const valuesBefore = values
    portal.purged()

    await change.make(portal)

    const purged = portal.purged()
    values = await readQueries(portal.env.DB)
    if (!change.elsewhere) {
      const careless = Object.keys(valuesBefore).filter((name) => {
        const { value, tags } = valuesBefore[name] as Read
        return value !== values[name]?.value && ![...tags, EVERYTHING].some((tag) => purged.includes(tag))
      })
      expect(careless, 'queries whose value has changed and none of whose tags was purged').toEqual([])
    }

    // In this order: what the counters answer comes from the cache for editors too.
    const after = await ask()
    const truth = await ask(EDITOR)
    const changed = names(truth, (answer, name) => differ(answer, before[name] as Answer))
    expect({
      // Pages that ought to show the change, and do not even when they are rendered anew.
      indifferent: change.shows.filter((name) => !changed.includes(name)),
      stale: names(after, (answer, name) => differ(answer, truth[name] as Answer)),
      purgedInVain:
        change.inVain === 'unimportant'
          ? []
          : names(after, ({ cache }, name) => cache !== 'HIT' && !changed.includes(name) && !isSearch(name)),
    }).toEqual({
      indifferent: [],
      stale: [],
      purgedInVain:
        change.inVain === 'everything'
          ? Object.keys(pages).filter((name) => !changed.includes(name) && !isSearch(name))
          : Array.isArray(change.inVain)
            ? change.inVain
            : [],
    })
  })
})

function names(answers: Record<string, Answer>, which: (answer: Answer, name: string) => boolean): string[] {
  return Object.keys(answers).filter((name) => which(answers[name] as Answer, name))
}

test('the matrix has every route of the portal', () => {
  const router = new TrieRouter<string>()
  const routes = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  for (const route of routes) router.add('GET', route, route)
  const seen = Object.values(pages).map((path) => router.match('GET', path.split('?')[0] ?? '')[0][0]?.[0])
  expect(routes.length).toBeGreaterThan(12)
  // What is kept for seconds goes stale by itself.
  const known = [...seen, '/api/visits']
  expect([...new Set(routes)].filter((route) => !known.includes(route))).toEqual([])
})

/** Only goes up. */
const MIN_CELLS = 6_935

test('the matrix has a cell for every change and every page', () => {
  const cells = changes.length * Object.keys(pages).length
  console.log(`${changes.length} changes × ${Object.keys(pages).length} pages = ${cells} cells`)
  expect(cells).toBeGreaterThanOrEqual(MIN_CELLS)
})
