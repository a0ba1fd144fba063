import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Executor } from '../../src/db/builder.ts'
import { find } from '../../src/search/find.ts'
import { indexState } from '../../src/search/index-status.ts'
import { indexStale } from '../../src/search/indexing.ts'
import { startRebuild } from '../../src/search/rebuild.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { insertArticle } from '../support/portal.ts'
import { mulberry32 } from '../support/random.ts'
import type { Editor } from '../support/sign-in.ts'

const PATH = '/admin/chi-muc-tim-kiem'

let portal: Edge
let administrator: Editor
beforeAll(async () => {
  portal = await startEdge()
  administrator = await portal.signIn('administrator')
})
beforeEach(() => accept())

const databases = () => ({ content: portal.env.DB, index: portal.env.SEARCH_DB })
const change = (sql: string) => portal.env.SEARCH_DB.prepare(sql).run()

/** Makes the index refuse articles whose title has the word. */
const refuse = (word: string) =>
  change(`create trigger refused before insert on entries when new.title like '%${word}%'
    begin select raise(abort, 'for the test'); end`)
const accept = () => change('drop trigger if exists refused')

const insert = (title: string, values: Record<string, unknown> = {}) =>
  insertArticle(portal.env, { title, ...values })
const retitle = (id: number, title: string) =>
  portal.env.DB.prepare('update articles set title = ?, version = version + 1 where id = ?')
    .bind(title, id)
    .run()

async function idsOf(text: string): Promise<number[]> {
  const ids = []
  for (let page = 1; page <= 50; page++) {
    const { hits } = await find(portal.env.SEARCH_DB, { text, sort: 'newest', page }, false)
    if (hits.length === 0) break
    ids.push(...hits.map(({ id }) => id))
  }
  return ids.toSorted((a, b) => a - b)
}
async function setAside(): Promise<number[]> {
  const state = await indexState(databases())
  return (state?.latestSetAside ?? []).map(({ article_id }) => article_id).toSorted((a, b) => a - b)
}

describe('an article that cannot be indexed stops no other', () => {
  test('whichever mix is marked, or made anew', async () => {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9))
    const random = mulberry32(seed)
    await refuse('hongword')
    const [good, bad]: [number[], number[]] = [[], []]
    for (let n = 0; n < 130; n++) {
      const isBad = random() < 0.2
      // Of two with one time, an imprecise key would refuse one.
      const published_at = random() < 0.5 ? '0001-01-01T00:00:00Z' : '2020-01-01T00:00:00Z'
      const id = await insert(`Bài mixword ${isBad ? 'hongword' : ''}`, { published_at })
      ;(isBad ? bad : good).push(id)
    }
    const check = async (when: string) => {
      expect(await indexStale(databases())).toBe(true)
      expect(await idsOf('mixword'), `seed ${seed}, ${when}`).toEqual(good)
      expect(await setAside(), `seed ${seed}, ${when}`).toEqual(bad)
    }
    await check('marked')
    await startRebuild(databases())
    await check('made anew')
    await accept()
    await startRebuild(databases())
    expect(await indexStale(databases())).toBe(true)
    expect([await idsOf('mixword'), await setAside()]).toEqual([
      [...good, ...bad].toSorted((a, b) => a - b),
      [],
    ])
  })

  test.each([0, 2 ** 20])('nor one of the same second, with ids that differ by 2²⁰: %s', async (more) => {
    const word = `keyword${more}`
    const first = await insert(`Bài ${word}`, { published_at: '1650-01-01T00:00:00Z' })
    const second = await insert(`Bài ${word}`, {
      published_at: '1650-01-01T00:00:00Z',
      ...(more > 0 ? { id: first + more } : {}),
    })
    await indexStale(databases())
    expect(await idsOf(word)).toEqual([first, second])
  })

  test('it is not found by what it no longer says, and is found again after a save', async () => {
    const id = await insert('Bài oldword')
    await indexStale(databases())
    await refuse('hongword')
    await retitle(id, 'Bài hongword')
    await indexStale(databases())
    expect([await idsOf('oldword'), await setAside()]).toEqual([[], [id]])
    await retitle(id, 'Bài newword')
    await indexStale(databases())
    expect([await idsOf('newword'), await setAside()]).toEqual([[id], []])
  })

  test('it is tried again after pauses that double, up to a day', async () => {
    await refuse('hongword')
    const id = await insert('Bài hongword lại')
    const minutes = async () => {
      const sql = `select round((julianday(retry_at) - julianday('now')) * 1440) as minutes, attempts
        from set_aside where article_id = ?`
      return portal.env.SEARCH_DB.prepare(sql).bind(id).first<{ minutes: number; attempts: number }>()
    }
    const isDue = () => change(`update set_aside set retry_at = '2020-01-01T00:00:00Z'`)
    for (const [attempt, pause] of [2, 4, 8].entries()) {
      await indexStale(databases())
      await indexStale(databases())
      expect(await minutes()).toEqual({ minutes: pause, attempts: attempt + 1 })
      await isDue()
    }
    await change('update set_aside set attempts = 60')
    await indexStale(databases())
    expect(await minutes()).toEqual({ minutes: 1_440, attempts: 61 })
    await accept()
    await isDue()
    await indexStale(databases())
    expect([await idsOf('"hongword lại"'), await setAside()]).toEqual([[id], []])
  })
})

/** The index, whose transactions fail from a number on. */
function failing(after: number, message: string): Executor {
  let done = 0
  return {
    prepare: portal.env.SEARCH_DB.prepare.bind(portal.env.SEARCH_DB),
    batch: ((statements: D1PreparedStatement[]) => {
      if (done++ >= after) throw new Error(message)
      return portal.env.SEARCH_DB.batch(statements)
    }) as D1Database['batch'],
  }
}

describe('an index that does not answer', () => {
  test.each([
    ['at once', 0],
    ['after the refusal of all, among single articles', 3],
  ])('is an error, and nothing is lost or set aside: %s', async (_, after) => {
    const word = `outword${after}`
    await refuse('hongword')
    const ids = []
    for (const bad of ['', 'hongword', '', '']) ids.push(await insert(`Bài ${word} ${bad}`))
    const index = failing(after, 'D1_ERROR: Network connection lost.')
    await expect(indexStale({ content: portal.env.DB, index })).rejects.toThrow('Network connection lost')
    await accept()
    await indexStale(databases())
    expect([await idsOf(word), await setAside()]).toEqual([ids, []])
  })

  test('also while all is made anew', async () => {
    const id = await insert('Bài anewword')
    await indexStale(databases())
    await startRebuild(databases())
    const index = failing(2, 'D1_ERROR: D1 DB is overloaded.')
    await expect(indexStale({ content: portal.env.DB, index })).rejects.toThrow('overloaded')
    await indexStale(databases())
    expect([await idsOf('anewword'), await setAside()]).toEqual([[id], []])
  })
})

describe('“Lập lại chỉ mục”', () => {
  test('heals what is damaged', async () => {
    const id = await insert('Bài healword')
    await indexStale(databases())
    // Words without an entry stand where the article's are to stand; another article has its place.
    await change(`update entries set article_id = 999999 where article_id = ${id}`)
    await change(`delete from entries where article_id = 999999`)
    const orphan = `insert into texts (rowid, e_text, f_text, facets) values (7, 'orphanword', 'orphanword', '')`
    await change(orphan)
    await startRebuild(databases())
    await indexStale(databases())
    expect([await idsOf('healword'), await setAside()]).toEqual([[id], []])
    const sql = `select count(*) as count from texts where texts match 'orphanword'`
    expect(await portal.env.SEARCH_DB.prepare(sql).first('count')).toBe(0)
  })

  test('says what it could not, with the reason, until it can', async () => {
    await refuse('lastword')
    const id = await insert('Bài <b>lastword</b>')
    await indexStale(databases())
    await administrator.post(`${PATH}/rebuild`)
    await indexStale(databases())
    const { text } = await administrator.get(PATH)
    expect(text).toContain('Bài không đưa được vào chỉ mục: 1')
    expect(text).toContain(`<a href="/admin/articles/${id}">Bài &lt;b&gt;lastword&lt;/b&gt;</a>`)
    expect(text).toMatch(/Chỉ mục không nhận bài này\. <small>[^<]*for the test/)
    await accept()
    await startRebuild(databases())
    await indexStale(databases())
    expect((await administrator.get(PATH)).text).not.toContain('không đưa được')
  })
})

test('an index that an earlier release has made is made anew', async () => {
  await change('update state set format = 0')
  await portal.tick(new Date())
  const state = await portal.env.SEARCH_DB.prepare('select format, rebuilding from state').first()
  expect(state).toEqual({ format: 3, rebuilding: 0 })
})
