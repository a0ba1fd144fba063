import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { hasEditorCredentials } from '../../../src/auth/session-cookie.ts'

const app = new Hono().get('/', (c) => c.text(String(hasEditorCredentials(c))))

async function claims(headers: Record<string, string>): Promise<boolean> {
  return (await (await app.request('/', { headers })).text()) === 'true'
}

describe("a request claims to be an editor's", () => {
  test.each([
    '__Host-editor=x',
    'a=b; __Host-editor=x',
    'a=b;__Host-editor=x;c=d',
    'a; ;=; __Host-editor=x',
    '__Host-editor=',
    '__Host-editor="x"',
    'CF_Authorization=a.b.c',
  ])('with the cookies %j', async (Cookie) => {
    expect(await claims({ Cookie })).toBe(true)
  })

  test('with an assertion of Cloudflare Access, with and without cookies', async () => {
    expect(await claims({ 'Cf-Access-Jwt-Assertion': 'a.b.c' })).toBe(true)
    expect(await claims({ 'Cf-Access-Jwt-Assertion': 'a.b.c', Cookie: 'a=b' })).toBe(true)
  })
})

test.each([
  '',
  'a=b',
  'editor=x',
  '__host-editor=x',
  'x__Host-editor=x',
  '__Host-editor2=x',
  'a=__Host-editor',
  'a="; CF_Authorizations=x"',
  ';;=;',
])('no request with the cookies %j does', async (Cookie) => {
  expect(await claims({ Cookie })).toBe(false)
})
