import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Edge, startEdge } from '../support/edge.ts'
import { signIn } from '../support/sign-in.ts'

let portal: Edge
beforeAll(async () => {
  portal = await startEdge()
})
afterAll(() => portal.close())

type Session = Awaited<ReturnType<typeof signIn>>

async function ask(session: Session, method: string, path: string, fields: Record<string, string> = {}) {
  const headers = { ...session.headers, 'Content-Type': 'application/x-www-form-urlencoded' }
  const body = method === 'GET' ? undefined : new URLSearchParams(fields).toString()
  return fetch(new URL(path, portal.url), { method, headers, redirect: 'manual', ...(body && { body }) })
}

const values = { category: 'tin-trong-huyen', lead: 'Tóm tắt', body: '<p>Nội dung</p>' }

/** Adds an article as the form does; gives its id. */
async function add(session: Session, title: string, fields: Record<string, string>): Promise<string> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...values, title, ...fields })) form.set(name, value)
  const response = await fetch(new URL('/admin/articles', portal.url), {
    method: 'POST',
    headers: session.headers,
    body: form,
    redirect: 'manual',
  })
  return /articles\/(\d+)/.exec(response.headers.get('Location') ?? '')?.[1] ?? ''
}

/** The titles below each heading of the page. */
async function deskOf(session: Session): Promise<Record<string, string[]>> {
  const html = await (await ask(session, 'GET', '/admin')).text()
  const parts = html.split('<section aria-labelledby="').slice(1)
  return Object.fromEntries(
    parts.map((part) => [
      part.slice(0, part.indexOf('"')),
      [...part.matchAll(/<li><a href="[^"]*">([^<]*)/g)].map(([, title = '']) => title),
    ]),
  )
}

test('each finds what waits for them: an author their own, an editor what all have submitted', async () => {
  const [lan, minh, hoa] = await Promise.all([
    signIn(portal.env, portal.url, 'author'),
    signIn(portal.env, portal.url, 'author'),
    signIn(portal.env, portal.url, 'editor'),
  ])
  await add(lan, 'Bản nháp của Lan', { status: 'draft' })
  const first = await add(lan, 'Lan gửi duyệt', { status: 'submitted' })
  await add(minh, 'Minh gửi duyệt', { status: 'submitted' })

  expect((await deskOf(hoa)).submitted).toEqual(['Lan gửi duyệt', 'Minh gửi duyệt'])
  expect(await deskOf(lan)).toMatchObject({ drafts: ['Bản nháp của Lan'], submitted: ['Lan gửi duyệt'] })
  expect((await deskOf(minh)).drafts).toBeUndefined()

  const { version } = (await portal.env.DB.prepare('select version from articles where id = ?')
    .bind(first)
    .first<{ version: number }>()) ?? { version: 0 }
  await ask(hoa, 'POST', `/admin/articles/${first}/review`, {
    note: 'Thiếu ảnh',
    version: `${version}`,
  })
  const html = await (await ask(lan, 'GET', '/admin')).text()
  expect(html).toContain('<q>Thiếu ảnh</q>')
  expect((await deskOf(lan)).returned).toEqual(['Lan gửi duyệt'])
  expect((await deskOf(hoa)).submitted).toEqual(['Minh gửi duyệt'])
})

test('an editor sees what is to come and what is to go; what was typed and not saved is not forgotten', async () => {
  const hoa = await signIn(portal.env, portal.url, 'editor')
  const id = await add(hoa, 'Hẹn giờ', { status: 'published', publishedAt: '2999-01-01T08:00' })
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16)
  await add(hoa, 'Hết hạn tuần này', { status: 'published', expiresAt: soon })
  const fields = { title: 'Hẹn giờ, sửa dở' }
  await fetch(new URL(`/admin/articles/${id}/autosave`, portal.url), {
    method: 'PUT',
    headers: { ...hoa.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ fields, baseVersion: 1 }),
  })
  const desk = await deskOf(hoa)
  expect(desk.scheduled).toEqual(['Hẹn giờ'])
  expect(desk.expiring).toEqual(['Hết hạn tuần này'])
  expect(desk.published?.[0]).toBe('Hết hạn tuần này')
  expect(desk.unsaved).toEqual(['Hẹn giờ, sửa dở'])
})
