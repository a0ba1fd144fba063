import { expect, test } from 'vitest'
import { startEdge } from '../support/edge.ts'
import { formIn } from '../support/form-in.ts'

test('a version is listed under who wrote it, and addresses are for administrators', async () => {
  const portal = await startEdge()
  const people = [await portal.signIn('editor'), await portal.signIn('editor'), await portal.signIn('editor')]
  const [lan, minh, hoa] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
  const admin = await portal.signIn('administrator')
  for (const [who, name] of [
    [lan, 'Lan'],
    [minh, 'Minh'],
    [hoa, 'Hoa'],
  ] as const)
    await who.post('/admin/account/name', { name })
  const fields = { title: 'Bài ba người', lead: 'L', body: '<p>Một</p>', category: 'tin-trong-huyen' }
  const { id } = await lan.post('/admin/articles', { ...fields, author: '', status: 'published' })
  const path = `/admin/articles/${id}`
  for (const [who, body] of [
    [minh, '<p>Hai</p>'],
    [hoa, '<p>Ba</p>'],
  ] as const) {
    const form = formIn((await who.get(path)).text, /article-form/)
    expect((await who.post(path, { ...form, body })).status).toBe(303)
  }
  await portal.env.DB.prepare(
    'insert into audit_log (actor, name, ip, action, subject, subject_id, title) ' +
      "values ('', 'Máy', '203.0.113.9', 'change', 'articles', ?, 'x')",
  )
    .bind(`${id}`)
    .run()
  const moved = formIn((await lan.get(path)).text, /article-form/)
  await lan.post(path, { ...moved, category: 'tin-so-ban-nganh' })
  const history = (await lan.get(`${path}/history`)).text
  const items = [
    ...(/<ol class="revisions".*?<\/ol>/s.exec(history)?.[0] ?? '').matchAll(/<li>(.*?)<\/li>/gs),
  ]
  expect(items.map(([, text = '']) => /: (Lan|Minh|Hoa),/.exec(text)?.[1])).toEqual(['Hoa', 'Minh', 'Lan'])
  expect(history).toMatch(/Chuyên mục: Tin trong huyện → /)
  expect(history).not.toMatch(/Chuyên mục: số/)
  expect(history).not.toContain('203.0.113.9')
  expect((await admin.get(`${path}/history`)).text).toContain('203.0.113.9')
})
