import { Response } from 'miniflare'
import { beforeAll, expect, test } from 'vitest'
import { portalWorker, startNewsroom } from '../support/runtime.ts'

const TEAM = 'binhlieu'
const AUDIENCE = 'a'.repeat(64)
const ISSUER = `https://${TEAM}.cloudflareaccess.com`

let url: URL
let keys: CryptoKeyPair
let foreign: CryptoKeyPair
beforeAll(async () => {
  ;[keys, foreign] = await Promise.all([newKeys(), newKeys()])
  const jwk = {
    ...(await crypto.subtle.exportKey('jwk', keys.publicKey)),
    kid: 'k1',
    use: 'sig',
    alg: 'RS256',
  }
  const portal = await portalWorker({
    bindings: { ACCESS_TEAM: TEAM, ACCESS_AUDIENCE: AUDIENCE },
    // What the team publishes; nothing else of the world can be reached.
    outboundService: (request: { url: string }) =>
      request.url === `${ISSUER}/cdn-cgi/access/certs`
        ? Response.json({ keys: [jwk] })
        : new Response(null, { status: 502 }),
  } as never)
  const { miniflare, env } = await startNewsroom([portal])
  await env.DB.batch(
    [
      "insert into editors (email, role, created_at) values ('lan@example.vn', 'editor', '2024-01-01T00:00:00Z')",
      "insert into editors (email, role, active, created_at) values ('cu@example.vn', 'editor', 0, '2024-01-01T00:00:00Z')",
    ].map((statement) => env.DB.prepare(statement)),
  )
  url = await miniflare.unsafeGetDirectURL('portal')
})

function newKeys(): Promise<CryptoKeyPair> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  }
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const now = Math.floor(Date.now() / 1000)
const good = { aud: [AUDIENCE], iss: ISSUER, email: 'Lan@Example.vn', iat: now, nbf: now, exp: now + 600 }

/** A JWT as Cloudflare Access makes it. */
async function assertion(payload: object, header: object = {}, by = keys): Promise<string> {
  const all = { alg: 'RS256', kid: 'k1', typ: 'JWT', ...header }
  const said = `${base64url(JSON.stringify(all))}.${base64url(JSON.stringify(payload))}`
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', by.privateKey, Buffer.from(said))
  return `${said}.${base64url(new Uint8Array(signature))}`
}

const see = (headers: Record<string, string>) =>
  fetch(new URL('/admin/articles', url), { headers, redirect: 'manual' })

test('an assertion of Cloudflare Access signs in the editor with its e-mail address', async () => {
  const jwt = await assertion(good)
  for (const headers of [{ 'Cf-Access-Jwt-Assertion': jwt }, { Cookie: `CF_Authorization=${jwt}` }]) {
    const answer = await see(headers)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('lan@example.vn')
  }
})

test('an assertion for nobody who is an editor now answers 403 with that e-mail address', async () => {
  for (const email of ['ai-do@example.vn', 'cu@example.vn']) {
    const answer = await see({ 'Cf-Access-Jwt-Assertion': await assertion({ ...good, email }) })
    expect([answer.status, (await answer.text()).includes(email)]).toEqual([403, true])
  }
})

test.each([
  ['for another application', () => assertion({ ...good, aud: ['b'.repeat(64)] })],
  ['of another team', () => assertion({ ...good, iss: 'https://evil.cloudflareaccess.com' })],
  ['that is over', () => assertion({ ...good, exp: now - 120 })],
  ['that is not yet good', () => assertion({ ...good, nbf: now + 600 })],
  ['signed by somebody else', () => assertion(good, {}, foreign)],
  ['signed by somebody else with a key of no name', () => assertion(good, { kid: undefined }, foreign)],
  ['with a key that there is not', () => assertion(good, { kid: 'k2' }, foreign)],
  ['not signed', async () => `${base64url('{"alg":"none"}')}.${base64url(JSON.stringify(good))}.`],
  ['by another algorithm', () => assertion(good, { alg: 'HS256' })],
  [
    'changed afterwards',
    async () =>
      (await assertion(good)).replace(/\.([^.]+)\./, (_, payload: string) => {
        const said = JSON.parse(Buffer.from(payload, 'base64url').toString())
        return `.${base64url(JSON.stringify({ ...said, email: 'lan@example.vn', role: 'administrator' }))}.`
      }),
  ],
  ['without an address', () => assertion({ ...good, email: undefined })],
  ['that is none', async () => 'a.b.c'],
])('an assertion %s leads to the sign-in page', async (_, make) => {
  const answer = await see({ 'Cf-Access-Jwt-Assertion': await make() })
  expect([answer.status, answer.headers.get('Location')?.startsWith('/admin/sign-in')]).toEqual([303, true])
})
