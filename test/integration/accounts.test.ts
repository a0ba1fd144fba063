import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newInvitation } from '../../src/auth/invitations.ts'
import { startSession } from '../../src/auth/sessions.ts'
import { write } from '../../src/db/command.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { sendForm } from '../support/forms.ts'
import type { Editor } from '../support/sign-in.ts'

let portal: Edge
let admin: Editor
let lan: Editor
beforeAll(async () => {
  portal = await startEdge()
})
beforeEach(async () => {
  await portal.env.DB.prepare('delete from editors').run()
  admin = await portal.signIn('administrator')
  lan = await portal.signIn('editor')
})

async function addPasskey(
  { id }: Editor,
  passkey: string,
  name = passkey,
  usedAt: string | null = null,
): Promise<void> {
  await portal.env.DB.prepare(
    "insert into passkeys (id, editor_id, public_key, name, created_at, last_used_at) values (?, ?, 'AA', ?, '2024-01-01T00:00:00Z', ?)",
  )
    .bind(passkey, id, name, usedAt)
    .run()
}

const count = (table: string, { id }: Editor) =>
  portal.env.DB.prepare(`select count(*) as n from ${table} where editor_id = ?`).bind(id).first('n')

const row = ({ id }: Editor) =>
  portal.env.DB.prepare('select name, role, active from editors where id = ?').bind(id).first()

/** What is wrong, at the top of the page; and beside which fields. */
function mistakesOf(text: string): { summary: string; fields: string[] } {
  const [, summary = ''] = /<div class="mistakes" role="alert"[^>]*>(.*?)<\/div>/s.exec(text) ?? []
  return {
    summary,
    fields: [...text.matchAll(/class="error" id="([\w-]+)-error"/g)].map(([, id]) => id ?? ''),
  }
}

describe('an account', () => {
  test('has a name that its editor changes; without one, what is wrong stands beside the field', async () => {
    expect((await sendForm(lan, '/admin/account', '/admin/account/name', { name: ' Lan Anh ' })).status).toBe(
      303,
    )
    expect(await row(lan)).toMatchObject({ name: 'Lan Anh' })
    expect((await lan.get('/admin/account')).text).toContain('value="Lan Anh"')
    const empty = await sendForm(lan, '/admin/account', '/admin/account/name', { name: ' ' })
    expect([empty.status, mistakesOf(empty.text).fields]).toEqual([422, ['name']])
    expect(mistakesOf(empty.text).summary).toContain('href="#name"')
    const long = await sendForm(lan, '/admin/account', '/admin/account/name', { name: 'x'.repeat(101) })
    expect([long.status, long.text.includes(`value="${'x'.repeat(101)}"`)]).toEqual([422, true])
  })

  test('lists its passkeys and no others, and removes one of them', async () => {
    await addPasskey(lan, 'may-203', 'Máy phòng 203', '2024-03-01T01:30:00Z')
    await addPasskey(lan, 'dien-thoai', 'Điện thoại')
    await addPasskey(admin, 'cua-nguoi-khac', 'Máy của người khác')
    const { text } = await lan.get('/admin/account')
    expect(text).toContain('Máy phòng 203')
    expect(text).toContain('Dùng lần cuối lúc 01/03/2024 08:30')
    expect(text).toContain('Chưa dùng để đăng nhập')
    expect(text).not.toContain('Máy của người khác')
    expect((await lan.post('/admin/account/passkeys/cua-nguoi-khac/end')).status).toBe(404)
    expect(await count('passkeys', admin)).toBe(1)
    expect((await lan.post('/admin/account/passkeys/may-203/end')).status).toBe(303)
    expect((await lan.get('/admin/account')).text).not.toContain('Máy phòng 203')
    const logged = await portal.env.DB.prepare(
      "select actor, action, title from audit_log where subject = 'passkeys' order by id desc limit 1",
    ).first()
    expect(logged).toEqual({ actor: lan.key, action: 'remove', title: 'Máy phòng 203' })
  })

  test('that is signed in by a passkey elsewhere is signed out there when that passkey is removed', async () => {
    await addPasskey(lan, 'bi-mat')
    await addPasskey(lan, 'con-giu')
    const at = (passkeyId: string) => ({ ip: '203.0.113.7', agent: 'Firefox/150.0', passkeyId })
    await startSession(portal.env.DB, lan.id, new Date(), at('bi-mat'))
    await startSession(portal.env.DB, lan.id, new Date(), at('con-giu'))
    await lan.post('/admin/account/passkeys/bi-mat/end')
    const { results } = await portal.env.DB.prepare('select passkey_id from sessions where editor_id = ?')
      .bind(lan.id)
      .all<{ passkey_id: string | null }>()
    expect(results.map(({ passkey_id }) => passkey_id).toSorted()).toEqual(['con-giu', null])
  })

  test('of the last administrator keeps its last passkey, but not the others', async () => {
    await addPasskey(admin, 'mot')
    await addPasskey(admin, 'hai')
    expect((await admin.post('/admin/account/passkeys/hai/end')).status).toBe(303)
    const refused = await admin.post('/admin/account/passkeys/mot/end')
    expect([refused.status, mistakesOf(refused.text).summary]).toEqual([
      409,
      expect.stringContaining('passkey duy nhất'),
    ])
    expect([await count('passkeys', admin), await count('sessions', admin)]).toEqual([1, 1])
    // With another administrator it is not the last way in.
    await portal.signIn('administrator')
    expect((await admin.post('/admin/account/passkeys/mot/end')).status).toBe(303)
  })

  test('says where it is signed in, and signs out one place, or all others', async () => {
    const elsewhere = {
      ip: '203.0.113.9',
      agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36',
      passkeyId: null,
    }
    const secret = await startSession(portal.env.DB, lan.id, new Date(), elsewhere)
    await startSession(portal.env.DB, admin.id, new Date(), { ...elsewhere, ip: '203.0.113.77' })
    const { text } = await lan.get('/admin/account')
    expect(text).toContain('Chrome trên Windows, 203.0.113.9')
    expect(text.match(/Phiên này/g)).toHaveLength(1)
    expect(text).not.toContain('203.0.113.77')
    const [, id] = /sessions\/([0-9a-f]{16})\/end/.exec(text) ?? []
    // Nobody ends another's.
    await admin.post(`/admin/account/sessions/${id}/end`)
    expect(await count('sessions', lan)).toBe(2)
    await lan.post(`/admin/account/sessions/${id}/end`)
    expect((await lan.get('/admin/articles', { Cookie: `__Host-editor=${secret}` })).status).toBe(303)
    await startSession(portal.env.DB, lan.id, new Date(), elsewhere)
    await startSession(portal.env.DB, lan.id, new Date(), elsewhere)
    await lan.post('/admin/account/sessions/end')
    expect(await count('sessions', lan)).toBe(1)
    expect((await lan.get('/admin/account')).status).toBe(200)
    expect(await count('sessions', admin)).toBe(2)
  })

  test('takes no passkey that nobody has made', async () => {
    const options = await lan.send('POST', '/admin/account/passkeys/options', {})
    expect(options.json).toMatchObject({ user: { name: lan.email } })
    for (const body of [
      {},
      null,
      { response: { id: 'x' } },
      { response: { id: 'x', response: {} }, name: 'x' },
    ])
      expect((await lan.send('POST', '/admin/account/passkeys', body)).status).toBe(422)
    expect(await count('passkeys', lan)).toBe(0)
  })
})

describe('the list of editors', () => {
  test('tells how many passkeys each has, and when one was used last, whatever sessions say', async () => {
    await addPasskey(lan, 'a', 'a', '2024-03-01T01:30:00Z')
    await addPasskey(lan, 'b', 'b', '2024-02-01T01:30:00Z')
    const { text } = await admin.get('/admin/editors')
    const rows = text.split('<tr>')
    expect(rows.find((one) => one.includes(lan.email))).toMatch(/<td>2<\/td><td>01\/03\/2024 08:30<\/td>/)
    // Signed in, but with no passkey.
    expect(rows.find((one) => one.includes(admin.email))).toMatch(/<td>0<\/td><td>chưa dùng<\/td>/)
  })

  test('keeps what was typed into the invitation, and says beside which field it is wrong', async () => {
    const answer = await admin.post('/admin/editors', { email: 'khong-co-dau', name: 'Hoa', role: 'vua' })
    const { summary, fields } = mistakesOf(answer.text)
    expect([answer.status, fields]).toEqual([422, ['email', 'role']])
    expect(summary).toMatch(/href="#email".*href="#role"/s)
    expect(answer.text).toContain('value="khong-co-dau"')
    expect(answer.text).toContain('value="Hoa"')
  })

  test('invites nobody who was shut out, and readmits nobody by the way', async () => {
    await admin.post(`/admin/editors/${lan.id}/access/end`)
    const answer = await admin.post('/admin/editors', {
      email: lan.email.toUpperCase(),
      role: 'administrator',
    })
    expect([answer.status, mistakesOf(answer.text).fields]).toEqual([409, ['email']])
    expect(mistakesOf(answer.text).summary).toContain('đang bị khoá')
    expect(await row(lan)).toMatchObject({ active: 0, role: 'editor' })
    expect(await count('invitations', lan)).toBe(0)
    const { command } = await newInvitation({ email: lan.email, name: '', role: 'editor' }, new Date())
    await expect(write(portal.env.DB, [command])).rejects.toThrow('constraint')
    // Once readmitted, they are invited again.
    await admin.post(`/admin/editors/${lan.id}/access`)
    expect((await admin.post('/admin/editors', { email: lan.email, role: 'author' })).status).toBe(200)
    expect(await row(lan)).toMatchObject({ active: 1, role: 'author' })
  })
})

describe('an administrator', () => {
  test('changes the name of an editor without inviting them again', async () => {
    expect(
      (
        await sendForm(admin, `/admin/editors/${lan.id}`, `/admin/editors/${lan.id}/name`, {
          name: 'Nguyễn Thị Lan',
        })
      ).status,
    ).toBe(303)
    expect(await row(lan)).toMatchObject({ name: 'Nguyễn Thị Lan', role: 'editor' })
    expect(await count('invitations', lan)).toBe(0)
    const empty = await sendForm(admin, `/admin/editors/${lan.id}`, `/admin/editors/${lan.id}/name`, {
      name: '',
    })
    expect([empty.status, mistakesOf(empty.text).fields]).toEqual([422, ['name']])
    const role = await sendForm(admin, `/admin/editors/${lan.id}`, `/admin/editors/${lan.id}/role`, {
      role: 'vua',
    })
    expect([role.status, mistakesOf(role.text).fields]).toEqual([422, ['role']])
  })

  test('removes one passkey of an editor, or all, which ends their sessions', async () => {
    for (const passkey of ['a', 'b', 'c']) await addPasskey(lan, passkey, `Máy ${passkey}`)
    expect((await admin.get(`/admin/editors/${lan.id}`)).text).toContain('Máy b')
    expect((await admin.post(`/admin/editors/${lan.id}/passkeys/b/end`)).status).toBe(303)
    expect((await admin.post(`/admin/editors/${lan.id}/passkeys/b/end`)).status).toBe(404)
    expect((await admin.post(`/admin/editors/${admin.id}/passkeys/a/end`)).status).toBe(404)
    expect(await count('passkeys', lan)).toBe(2)
    await admin.post(`/admin/editors/${lan.id}/passkeys/end`)
    expect([await count('passkeys', lan), await count('sessions', lan)]).toEqual([0, 0])
  })

  test('is told of an editor who is not there that there is none', async () => {
    const steps = ['name', 'role', 'access', 'access/end', 'sessions/end', 'passkeys/end', 'passkeys/a/end']
    expect((await admin.get('/admin/editors/999999')).status).toBe(404)
    for (const step of steps) {
      const answer = await admin.post(`/admin/editors/999999/${step}`, { name: 'x', role: 'editor' })
      expect([answer.status, answer.text.includes('Không có biên tập viên này')], step).toEqual([404, true])
    }
  })

  test('is told what is wrong with a token beside its field, and keeps what was typed', async () => {
    const answer = await admin.post('/admin/tokens', { name: ' ', role: 'editor', expires: '2001-01-01' })
    expect([answer.status, mistakesOf(answer.text).fields]).toEqual([422, ['name', 'expires']])
    expect(answer.text).toContain('value="2001-01-01"')
    expect(answer.text).toMatch(/<option value="editor" selected/)
    expect(await portal.env.DB.prepare('select count(*) as n from access_tokens').first('n')).toBe(0)
  })
})

test('in English, these pages have nothing Vietnamese left', async () => {
  await addPasskey(lan, 'a', 'Laptop')
  await admin.post('/admin/editors', { email: lan.email, name: 'Lan', role: 'editor' })
  await portal.env.DB.prepare(
    "update settings set locale = 'en', name = 'Portal', tagline = '', owner = '', responsible = ''",
  ).run()
  const mains = []
  for (const path of [
    'account',
    'editors',
    `editors/${lan.id}`,
    'editors/999999',
    'tokens',
    'log?from=x',
    'sign-in',
  ]) {
    const { text } = await admin.get(`/admin/${path}`)
    expect(text).toContain('<html lang="en"')
    mains.push([path, /<main.*<\/main>/s.exec(text)?.[0].match(/[^<>]*[ăđơưạ-ỹ][^<>]*/gi) ?? []])
  }
  const unknown = await portal.reader.post('/admin/account/name', {}, { Origin: portal.url.origin })
  mains.push(['signed out', unknown.text.match(/[^<>]*[ăđơưạ-ỹ][^<>]*/gi) ?? []])
  await portal.env.DB.prepare("update settings set locale = 'vi'").run()
  for (const [path, left] of mains) expect(left, String(path)).toEqual([])
})
