import { beforeAll, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { importRecords } from '../support/importing.ts'
import { type Editor, withToken } from '../support/sign-in.ts'

// A year outside 1900 to 2200 is misspelt, wherever a day or a time comes in.

let portal: Edge
let editor: Editor
let headers: Record<string, string>
beforeAll(async () => {
  portal = await startEdge()
  editor = await portal.signIn('administrator')
  headers = { ...(await withToken(portal.env, 'editor')), 'Content-Type': 'application/json' }
})

const article = { title: 'Năm lạ', body: '<p>x</p>', category: 'tin-trong-huyen' }
const entry = {
  part: 'morning',
  starts_at: '',
  leader: '',
  content: 'Họp',
  place: '',
  participants: '',
  prepared_by: '',
  status: 'planned',
  position: '0',
}

/** Sends a day to a door. Returns whether it was taken, and what was said of the field. */
const doors: Record<string, (day: string) => Promise<{ isTaken: boolean; said: string }>> = {
  async 'publishedAt in the API'(day) {
    const body = JSON.stringify({ ...article, status: 'published', publishedAt: `${day}T08:00:00Z` })
    const answer = await fetch(new URL('/api/v1/articles', portal.url), { method: 'POST', headers, body })
    return { isTaken: answer.status === 201, said: await answer.text() }
  },
  async 'expiresAt in the API'(day) {
    const times = { publishedAt: '1900-01-01T00:00', expiresAt: `${day}T23:00` }
    const body = JSON.stringify({ ...article, ...times })
    const answer = await fetch(new URL('/api/v1/articles', portal.url), { method: 'POST', headers, body })
    return { isTaken: answer.status === 201, said: await answer.text() }
  },
  async 'publishedAt in the form'(day) {
    const answer = await editor.post('/admin/articles', { ...article, publishedAt: `${day}T08:00` })
    return { isTaken: answer.status === 303, said: answer.text }
  },
  async 'publishedAt in an import'(day) {
    const report = await importRecords(portal.env, 'x', [{ ...article, publishedAt: `${day}T08:00` }])
    return {
      isTaken: report.total === 1 && report.rejected.length === 0,
      said: JSON.stringify(report.rejected),
    }
  },
  async 'updatedAt in an import'(day) {
    const times = { publishedAt: '2001-01-01T08:00', updatedAt: `${day}T08:00` }
    const report = await importRecords(portal.env, 'x', [{ ...article, ...times }])
    return { isTaken: report.rejected.length === 0, said: JSON.stringify(report.rejected) }
  },
  async 'day of an appointment'(day) {
    const answer = await editor.post('/admin/schedule/2024-01-01', { ...entry, day })
    return { isTaken: answer.status === 303, said: answer.text }
  },
  async 'from of the search API'(day) {
    const { status, text } = await portal.reader.get(`/api/v1/search?q=x&from=${day}`)
    return { isTaken: status === 200, said: text }
  },
  async 'tu of the search page'(day) {
    const { status, text } = await portal.reader.get(`/tim-kiem?q=x&tu=${day}`)
    return { isTaken: status === 200 && !text.includes('aria-invalid="true"'), said: text }
  },
  async 'from of the log'(day) {
    const { status, text } = await editor.get(`/admin/log?from=${day}`)
    return { isTaken: status === 200, said: text }
  },
}

for (const [door, send] of Object.entries(doors)) {
  test(`${door} is from 1900 to 2200`, async () => {
    for (const day of ['0001-01-01', '1899-12-31', '2201-01-01', '9999-12-31']) {
      const { isTaken, said } = await send(day)
      expect([day, isTaken]).toEqual([day, false])
      // The field is named: as scripts know it, or as a link to it.
      expect(said).toMatch(/publishedAt|expiresAt|updatedAt|href="#entry-day"|id="wrong-tu"|from/)
    }
    expect((await send('1900-01-01')).isTaken).toBe(true)
    expect((await send('2200-12-31')).isTaken).toBe(true)
  })
}

test('no page is of such a year', async () => {
  for (const path of [
    '/luu-tru/0001/01',
    '/luu-tru/0001/01/01',
    '/luu-tru/9999/12',
    '/lich-cong-tac/0001-01-01',
    '/lich-cong-tac/9999-12-27',
  ])
    expect([path, (await portal.reader.get(path)).status]).toEqual([path, 404])
})
