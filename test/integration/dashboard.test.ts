import { beforeAll, expect, test } from 'vitest'
import { formOf } from '../support/client.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Edge
beforeAll(async () => {
  portal = await startEdge()
})

const values = { category: 'tin-trong-huyen', lead: 'Tóm tắt', body: '<p>Nội dung</p>' }

/** Adds an article as the form does; gives its id. */
const add = async (editor: Editor, title: string, fields: Record<string, string>) =>
  (await editor.post('/admin/articles', formOf({ ...values, title, ...fields }))).id

/** The titles below each heading of the page. */
async function dashboardOf(editor: Editor): Promise<Record<string, string[]>> {
  const html = (await editor.get('/admin')).text
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
    portal.signIn('author'),
    portal.signIn('author'),
    portal.signIn('editor'),
  ])
  await add(lan, 'Bản nháp của Lan', { status: 'draft' })
  const first = await add(lan, 'Lan gửi duyệt', { status: 'submitted' })
  await add(minh, 'Minh gửi duyệt', { status: 'submitted' })

  expect((await dashboardOf(hoa)).submitted).toEqual(['Lan gửi duyệt', 'Minh gửi duyệt'])
  expect(await dashboardOf(lan)).toMatchObject({ drafts: ['Bản nháp của Lan'], submitted: ['Lan gửi duyệt'] })
  expect((await dashboardOf(minh)).drafts).toBeUndefined()

  const { version } = (await portal.env.DB.prepare('select version from articles where id = ?')
    .bind(first)
    .first<{ version: number }>()) ?? { version: 0 }
  await hoa.post(`/admin/articles/${first}/review`, {
    note: 'Thiếu ảnh',
    version: `${version}`,
  })
  const html = (await lan.get('/admin')).text
  expect(html).toContain('<q>Thiếu ảnh</q>')
  expect((await dashboardOf(lan)).returned).toEqual(['Lan gửi duyệt'])
  expect((await dashboardOf(hoa)).submitted).toEqual(['Minh gửi duyệt'])
})

test('an editor sees what is to come and what is to go; what was typed and not saved is not forgotten', async () => {
  const hoa = await portal.signIn('editor')
  const id = await add(hoa, 'Hẹn giờ', { status: 'published', publishedAt: '2199-01-01T08:00' })
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16)
  await add(hoa, 'Hết hạn tuần này', { status: 'published', expiresAt: soon })
  const fields = { title: 'Hẹn giờ, sửa dở' }
  await hoa.send('PUT', `/admin/articles/${id}/autosave/form-1`, { fields, baseVersion: 1 })
  const dashboard = await dashboardOf(hoa)
  expect(dashboard.scheduled).toEqual(['Hẹn giờ'])
  expect(dashboard.expiring).toEqual(['Hết hạn tuần này'])
  expect(dashboard.published?.[0]).toBe('Hết hạn tuần này')
  expect(dashboard.unsaved).toEqual(['Hẹn giờ, sửa dở'])
})
