import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Permission, Role } from '../../src/auth/actor.ts'
import { can } from '../../src/auth/actor.ts'
import { MAX_IDLE_MS, MAX_SESSION_MS } from '../../src/auth/sessions.ts'
import { clientOf } from '../support/client.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { sendForm } from '../support/forms.ts'
import { insertArticle } from '../support/portal.ts'
import { signIn, withToken } from '../support/sign-in.ts'

// Only to read which routes there are: the requests go to the real Worker.
vi.mock('cloudflare:workers', () => ({ exports: {}, DurableObject: class {}, WorkerEntrypoint: class {} }))
const { admin } = await import('../../src/admin/app.ts')
const { recordKinds } = await import('../../src/admin/records/record-kinds.ts')
const { scriptApi } = await import('../../src/api/app.ts')

/** What each part of the administration needs. A route that is in none of them fails the test. */
const parts: (readonly [RegExp, Permission | 'open'])[] = [
  [/^\/admin\/(sign-in|session|invitations|previews)(\/|$)/, 'open'],
  [/^\/admin\/(editors|tokens|log|settings|chi-muc-tim-kiem)(\/|$)/, 'administer'],
  [/^\/admin\/articles\/:id[^/]*\/(withdrawal|review|featuring)(\/|$)/, 'publish'],
  [/^\/admin\/(featured|schedule)(\/|$)/, 'publish'],
  [/^\/admin(\/(articles|media|account|thong-ke)(\/.*)?)?$/, 'write'],
  // Whose record it is decides: test/integration/bin.test.ts.
  [/^\/admin\/(bin|removals)(\/|$)/, 'write'],
  ...recordKinds.map(({ name, permission }) => [new RegExp(`^/admin/${name}(/|$)`), permission] as const),
]

const routesOf = (app: { routes: { method: string; path: string }[] }) => [
  ...new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  ),
]
const routes = routesOf(admin).map((route) => {
  const [method = '', path = ''] = route.split(' ')
  return { method, path, needs: parts.find(([part]) => part.test(path))?.[1] }
})

let portal: Edge
let articleId: number
beforeAll(async () => {
  portal = await startEdge()
  articleId = await insertArticle(portal.env, { status: 'draft', created_by: 'editor:0' })
})

async function ask(method: string, path: string, headers: Record<string, string>) {
  const values: Record<string, string> = {
    id: `${articleId}`,
    secret: 'khongcokhongcokhongco',
    monday: '2024-01-01',
  }
  // A parameter, and what it has to look like: `:id{[0-9]{1,15}}`.
  const concrete = path.replace(
    /:(\w+)(\{[^{}]*(\{[^}]*\})?[^{}]*\})?/g,
    (_, name: string) => values[name] ?? '1',
  )
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  return clientOf(portal.url, headers).send(
    method,
    concrete,
    method === 'GET' ? undefined : 'version=0',
    form,
  )
}

test('every route says what it needs', () => {
  expect(routes.length).toBeGreaterThan(25)
  // Authors change no record of any kind; what decides on searches is the administrators'.
  const needs = recordKinds.map(({ name, permission }) => [name, permission])
  expect(needs.filter(([, permission]) => permission !== 'publish')).toEqual([['synonyms', 'administer']])
  expect(routes.filter(({ needs }) => needs === undefined)).toEqual([])
})

describe('somebody who has not signed in', () => {
  test.each([
    ['without a session', async () => ({})],
    [
      'with a session that nobody has used for long',
      async () =>
        (await signIn(portal.env, portal.url, 'administrator', new Date(Date.now() - MAX_IDLE_MS - 1_000)))
          .headers,
    ],
    [
      'with a session that is over',
      async () => {
        const { headers } = await signIn(
          portal.env,
          portal.url,
          'administrator',
          new Date(Date.now() - MAX_SESSION_MS - 1_000),
        )
        await portal.env.DB.prepare(
          "update sessions set last_used_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')",
        ).run()
        return headers
      },
    ],
    [
      'who was shut out',
      async () => {
        const { headers, id } = await portal.signIn('administrator')
        await portal.env.DB.prepare('update editors set active = 0 where id = ?').bind(id).run()
        return headers
      },
    ],
    [
      'with a secret of their own making',
      async () => ({ Cookie: '__Host-editor=abc; CF_Authorization=a.b.c' }),
    ],
    [
      'with an assertion of Access, where none is set up',
      async () => ({ 'Cf-Access-Jwt-Assertion': 'a.b.c' }),
    ],
  ])('gets nowhere %s', async (_, sign) => {
    const headers: Record<string, string> = { Origin: portal.url.origin, ...(await sign()) }
    for (const { method, path, needs } of routes.filter(({ needs }) => needs !== 'open')) {
      const { status, location } = await ask(method, path, headers)
      const asked = location.startsWith('/admin/sign-in')
      expect([status, asked], `${method} ${path} ${needs}`).toEqual(
        method === 'GET' ? [303, true] : [401, false],
      )
    }
  })
})

describe.each(['author', 'editor', 'administrator'] as Role[])('an %s', (role) => {
  test('gets as far as the role does', async () => {
    const { headers } = await portal.signIn(role)
    // Another one, so that none is the last.
    await portal.signIn('administrator')
    for (const { method, path, needs } of routes) {
      if (needs === 'open' || needs === undefined) continue
      const { status, location } = await ask(method, path, headers)
      const route = `${role} ${method} ${path}: ${status} ${location}`
      if (can({ role }, needs)) expect([401, 403, 500, 503], route).not.toContain(status)
      else expect(status, route).toBe(403)
    }
  })

  test('is not acted for by a page of another site', async () => {
    const { headers } = await portal.signIn(role)
    const foreign = { ...headers, Origin: 'https://evil.example' }
    for (const { method, path } of routes.filter(({ method }) => method === 'POST')) {
      expect((await ask(method, path, foreign)).status, `${method} ${path}`).toBe(403)
    }
  })
})

test('the API takes no cookie for a token', async () => {
  const { headers } = await portal.signIn('administrator')
  for (const route of routesOf(scriptApi)) {
    const [method = '', path = ''] = route.split(' ')
    if (path === '/api/v1/openapi.json') continue
    expect((await ask(method, path, headers)).status, route).toBe(401)
  }
  const token = await withToken(portal.env, 'administrator')
  // A token is none for the pages.
  expect((await ask('GET', '/admin/editors', token)).status).toBe(303)
})

describe('an administrator', () => {
  test('invites, changes roles, shuts out; but one administrator remains', async () => {
    await portal.env.DB.prepare("update editors set role = 'author'").run()
    const last = await portal.signIn('administrator')
    const invited = await last.post('/admin/editors', { email: 'Moi@Example.vn', role: 'editor' })
    expect(invited.text).toMatch(/value="http:[^"]+\/admin\/invitations\/[\w-]{43}"/)
    expect((await last.post('/admin/editors', { email: 'khong', role: 'editor' })).status).toBe(422)
    for (const [part, fields] of [
      ['passkeys/end', {}],
      ['role', { role: 'author' }],
      ['access/end', {}],
    ] as const) {
      const page = `/admin/editors/${last.id}`
      const answer = await sendForm(last, page, `${page}/${part}`, { ...fields })
      expect([answer.status, answer.text.includes('ít nhất một quản trị viên')], part).toEqual([409, true])
    }
    await last.post('/admin/editors', { email: last.email, role: 'author' })
    const row = await portal.env.DB.prepare('select role, active from editors where id = ?')
      .bind(last.id)
      .first()
    expect(row).toEqual({ role: 'administrator', active: 1 })

    const other = await portal.signIn('editor')
    expect((await last.post(`/admin/editors/${other.id}/access/end`)).status).toBe(303)
    expect((await ask('GET', '/admin/articles', other.headers)).status).toBe(303)
    const logged = await portal.env.DB.prepare(
      `select actor, before ->> 'active' as before, after ->> 'active' as after from audit_log
        where subject = 'editors' order by id desc limit 1`,
    ).first()
    expect(logged).toEqual({ actor: last.key, before: 1, after: 0 })
  })

  test('makes tokens that are shown once, and revokes them', async () => {
    const boss = await portal.signIn('administrator')
    const made = await boss.post('/admin/tokens', { name: 'Máy quét', role: 'editor' })
    const [, secret = ''] = /value="(portal_[\w-]{43})"/.exec(made.text) ?? []
    const use = () => ask('GET', '/api/v1/articles', { Authorization: `Bearer ${secret}` })
    expect((await use()).status).toBe(200)
    for (const expires of ['31/12/2026', '2026-02-31', '2001-01-01']) {
      expect((await boss.post('/admin/tokens', { name: 'x', role: 'editor', expires })).status, expires).toBe(
        422,
      )
    }
    expect((await boss.get('/admin/tokens')).text).not.toContain(secret)
    const id = await portal.env.DB.prepare('select max(id) as id from access_tokens').first('id')
    await boss.post(`/admin/tokens/${id}/end`)
    expect((await use()).status).toBe(401)
    const kept = await portal.env.DB.prepare('select * from access_tokens where id = ?').bind(id).first()
    expect(JSON.stringify(kept)).not.toContain(secret)
  })
})
