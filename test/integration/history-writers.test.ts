import { expect, test } from 'vitest'
import { startEdge } from '../support/edge.ts'
import { formIn } from '../support/form-in.ts'
import { sendForm } from '../support/forms.ts'

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
    await sendForm(who, '/admin/account', '/admin/account/name', { name })
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

test('a static page has a history as an article has: who wrote each version, what differs, and restoring', async () => {
  const portal = await startEdge()
  const [lan, minh] = [await portal.signIn('editor'), await portal.signIn('editor')]
  await sendForm(lan, '/admin/account', '/admin/account/name', { name: 'Lan' })
  await sendForm(minh, '/admin/account', '/admin/account/name', { name: 'Minh' })
  const fields = { title: 'Trang hai người', slug: 'hai-nguoi', in_menu: '0', position: '9' }
  await lan.post('/admin/pages', { ...fields, body: '<p>Một <strong>đậm</strong></p>' })
  const row = await portal.env.DB.prepare("select id from pages where slug = 'hai-nguoi'").first<{
    id: number
  }>()
  const path = `/admin/pages/${row?.id}`
  const formOf = async () => formIn((await minh.get('/admin/pages')).text, new RegExp(`action="${path}"`))
  expect((await minh.post(path, { ...(await formOf()), body: '<p>Một đậm</p>' })).status).toBe(303)

  expect((await lan.get('/admin/pages')).text).toContain(`href="${path}/history"`)
  const history = (await lan.get(`${path}/history`)).text
  const items = [
    ...(/<ol class="revisions".*?<\/ol>/s.exec(history)?.[0] ?? '').matchAll(/<li>(.*?)<\/li>/gs),
  ]
  expect(items.map(([, text = '']) => /: (Lan|Minh),/.exec(text)?.[1])).toEqual(['Minh', 'Lan'])
  const version = (await lan.get(`${path}/history/1`)).text
  expect(version).toMatch(/<del>[^<]*\*\*/)

  const restoring = formIn(version, /history\/1/)
  expect((await minh.post(path, { ...(await formOf()), title: 'Tên khác' })).status).toBe(303)
  const stale = await lan.post(`${path}/history/1`, restoring)
  expect([stale.status, stale.text.includes('Chưa khôi phục: có người vừa sửa')]).toEqual([409, true])
  const again = formIn((await lan.get(`${path}/history/1`)).text, /history\/1/)
  expect((await lan.post(`${path}/history/1`, again)).status).toBe(303)
  expect((await portal.reader.get('/trang/hai-nguoi')).text).toContain('<p>Một <strong>đậm</strong></p>')
  const author = await portal.signIn('author')
  for (const part of ['', '/1']) expect((await author.get(`${path}/history${part}`)).status).toBe(403)
  expect((await lan.get('/admin/pages/999999/history')).status).toBe(404)
})
