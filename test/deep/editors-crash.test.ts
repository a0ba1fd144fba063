import { beforeAll, describe, expect, test } from 'vitest'
import { type DyingPortal, startDyingPortal } from '../support/dying-portal.ts'
import {
  type Attempt,
  CATEGORY,
  type Clients,
  type DeskArticle,
  draftTitle,
  type Kind,
  LINES,
  newsroomClients,
  publishedTitle,
} from '../support/fixtures/newsroom-clients.ts'

/**
 * When each life of the portal ends: after so many milliseconds of work, or as soon as one of its clients has been
 * answered. Every client has a request on its way then.
 */
const ends: (number | Kind)[] = [
  700,
  'document',
  850,
  'desk',
  1_000,
  'script',
  1_150,
  'picture',
  1_300,
  'import',
]

/** What each life has left when the clock has ticked, and what asking for the same again makes of it. */
type Life = Awaited<ReturnType<typeof autopsy>>

let portal: DyingPortal
const lives: Life[] = []
beforeAll(async () => {
  portal = await startDyingPortal()
  for (const [index, end] of ends.entries()) {
    const round = lives.at(-1)?.lines.round ?? 0
    const { promise: ended, resolve: finish } = Promise.withResolvers<void>()
    const clients = newsroomClients(portal, index + 1, round, (kind) => kind === end && finish())
    if (typeof end === 'number') setTimeout(finish, end)
    await Promise.race([ended, clients.dead])
    await portal.kill()
    await clients.dead
    await portal.start()
    await portal.tick()
    lives.push(await autopsy(clients))
  }
})

async function autopsy({ desk, attempts }: Clients) {
  return {
    outbox: await portal.rows('select tag from outbox'),
    desk: await oneByOne(desk, deskArticle),
    lines: await linesOf(attempts.import.at(-1) as Attempt),
    written: await oneByOne(attempts.script, writtenBy),
    media: await oneByOne(await portal.rows('select key, bytes from media'), async ({ key, bytes }) => {
      const response = await fetch(`${portal.origin}/media/${key}`)
      return { status: response.status, bytes, answered: (await response.arrayBuffer()).byteLength }
    }),
    uploaded: await oneByOne([...attempts.picture, ...attempts.document], uploadedBy),
  }
}

async function oneByOne<From, To>(items: readonly From[], to: (item: From) => Promise<To>): Promise<To[]> {
  const made: To[] = []
  for (const item of items) made.push(await to(item))
  return made
}

/** Articles with what goes with them; the log says that an actor like this one has made them. */
const articlesBy = (actor: string) => `select id, external_id, title, lead, status, version,
  (select count(*) from article_revisions r where r.article_id = articles.id) as revisions,
  (select count(*) from audit_log where (subject, subject_id) = ('articles', articles.id)
    and actor like '${actor}') as logged
  from articles`

async function searchable(id: number | string | null | undefined) {
  const [entry] = await portal.rows(`select title from entries where article_id = ${id ?? 0}`, 'SEARCH_DB')
  return entry?.title
}

async function deskArticle({ name, sent, answered }: DeskArticle) {
  const [draft, published] = [draftTitle(name), publishedTitle(name)]
  const steps = [
    [],
    [{ title: draft, status: 'draft', version: 1, revisions: 0, logged: 1 }],
    [{ title: published, status: 'published', version: 3, revisions: 1, logged: 3 }],
    [{ title: draft, status: 'published', version: 4, revisions: 2, logged: 4 }],
    [{ title: draft, status: 'withdrawn', version: 5, revisions: 2, logged: 5 }],
  ]
  const rows = await portal.rows(`${articlesBy(portal.key)} where title in ('${draft}', '${published}')`)
  const found = rows.map(({ title, status, version, revisions, logged }) => ({
    ...{ title, status, version, revisions, logged },
  }))
  const [row] = rows
  const lists = await oneByOne(['/', `/${CATEGORY}`], async (path) => {
    const text = await (await fetch(portal.origin + path)).text()
    return [draft, published].filter((title) => text.includes(`>${title}<`))
  })
  const page = await fetch(`${portal.origin}/${CATEGORY}/x-${row?.id ?? 999_999}`)
  const isPublic = row?.status === 'published'
  return {
    ...{ found, allowed: steps.slice(answered, sent + 1) },
    shown: { lists, search: await searchable(row?.id), status: page.status },
    toShow: {
      lists: isPublic ? [[row.title], [row.title]] : [[], []],
      search: isPublic ? row.title : undefined,
      status: isPublic ? 200 : row?.status === 'withdrawn' ? 410 : 404,
    },
  }
}

async function writtenBy({ name, answered, again }: Attempt) {
  const look = () => portal.rows(`${articlesBy('token:%')} where title = '${name}'`)
  const found = await look()
  const keys = await portal.rows(`select key from idempotent_requests where key = '${name}'`)
  const search = await searchable(found[0]?.id)
  const response = await again()
  const { id } = (await response.json()) as { id: number }
  return {
    ...{ name, answered, found, keys, search, id, repeated: await look(), status: response.status },
    isReplayed: response.headers.get('Idempotency-Replayed') === 'true',
  }
}

async function uploadedBy({ name, answered, again }: Attempt) {
  const look = async () => (await portal.rows(`select key from media where name = '${name}'`)).length
  const found = await look()
  const response = await again()
  await response.arrayBuffer()
  return { name, answered, found, status: response.status, repeated: await look() }
}

async function linesOf({ name, answered, again }: Attempt) {
  const look = () =>
    portal.rows(`${articlesBy('token:%')} where external_id like 'dong-%' order by external_id`)
  const found = await look()
  const searched = await portal.rows("select title from entries where title like 'Dòng %'", 'SEARCH_DB')
  const report = (await (await again()).json()) as Record<string, unknown>
  return { round: Number(name), answered, found, searched, report, after: await look() }
}

describe('when the portal is killed', () => {
  test('what the desk makes, publishes, restores and withdraws is done wholly or not at all', () => {
    for (const { found, allowed, shown, toShow } of lives.flatMap(({ desk }) => desk)) {
      expect(allowed).toContainEqual(found)
      expect(shown, JSON.stringify(found)).toEqual(toShow)
    }
  })

  test('what a script publishes is there wholly or not at all, and once when it asks again', () => {
    for (const article of lives.flatMap(({ written }) => written)) {
      const { name, answered, found, keys, search, repeated, status, isReplayed, id } = article
      if (answered) expect(found, name).toHaveLength(1)
      expect(repeated, name).toMatchObject([{ id, status: 'published', version: 2, revisions: 0, logged: 2 }])
      if (found.length > 0) expect(repeated, name).toEqual(found)
      expect([status, isReplayed, keys.length, search]).toEqual(
        found.length > 0 ? [201, true, 1, name] : [201, false, 0, undefined],
      )
    }
  })

  test('a file that was answered is there; no file is promised that is not there; sent again it is taken', () => {
    for (const { name, answered, found, status, repeated } of lives.flatMap(({ uploaded }) => uploaded)) {
      if (answered) expect(found, name).toBe(1)
      expect([status, repeated], name).toEqual([name.endsWith('.png') ? 303 : 201, 1])
    }
    for (const { status, bytes, answered } of lives.flatMap(({ media }) => media)) {
      expect([status, answered]).toEqual([200, bytes])
    }
  })

  test('of an import each line is there wholly or not at all, and sent again it is completed', () => {
    for (const { round, answered, found, searched, report, after } of lives.map(({ lines }) => lines)) {
      const roundOf = (line: (typeof found)[number]) => Number(/\d+$/.exec(String(line.lead))?.[0])
      // Each round replaces all lines of the one before it.
      const whole = (line: (typeof found)[number], at: number) => ({
        title: `Dòng ${String(line.external_id).slice('dong-'.length)} lần ${at}`,
        ...{ lead: `Lần ${at}`, status: 'published', version: at, revisions: at - 1, logged: at },
      })
      for (const line of found) {
        expect(answered ? [round] : [round - 1, round]).toContain(roundOf(line))
        expect(line).toMatchObject(whole(line, roundOf(line)))
      }
      if (answered || round > 1) expect(found).toHaveLength(LINES)
      expect(searched.map(({ title }) => title).toSorted()).toEqual(
        found.map(({ title }) => title).toSorted(),
      )

      const done = found.filter((line) => roundOf(line) === round).length
      expect(report).toMatchObject({ unchanged: done, rejected: [], total: LINES })
      expect(after).toHaveLength(LINES)
      for (const line of after) expect(line).toMatchObject(whole(line, round))
    }
  })

  test('nothing is left to be purged after a tick of the clock', () => {
    expect(lives.map(({ outbox }) => outbox)).toEqual(ends.map(() => []))
  })

  test('it has been killed over requests of every kind', () => {
    const broken = (of: (life: Life) => { answered: boolean }[]) =>
      lives.filter((life) => of(life).some(({ answered }) => !answered)).length
    expect(broken(({ written }) => written)).toBeGreaterThan(ends.length / 2)
    expect(broken(({ uploaded }) => uploaded)).toBeGreaterThan(ends.length / 2)
    expect(broken(({ lines }) => [lines])).toBeGreaterThan(ends.length / 2)
    expect(
      lives.flatMap(({ desk }) => desk).filter(({ allowed }) => allowed.length > 1).length,
    ).toBeGreaterThan(ends.length / 2)
  })
})
