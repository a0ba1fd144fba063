import { request } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { newInvitation } from '../../src/auth/invitations.ts'
import { requestOptions } from '../../src/auth/passkeys.ts'
import { startSession } from '../../src/auth/sessions.ts'
import { write } from '../../src/db/command.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { withinOneMinute } from '../support/waiting.ts'

let here: Edge
let deployed: Edge
beforeAll(async () => {
  ;[here, deployed] = await Promise.all([startEdge({ DEVELOPMENT: '1' }), startEdge()])
})

let invited = 0

/** The path of a link that is printed, for the portal's own machine or not. */
async function invitation({ env }: Edge, loopback: boolean): Promise<string> {
  const who = { email: `moi-${++invited}@example.vn`, name: '', role: 'administrator' as const }
  const { secret, command } = await newInvitation(who, new Date(), loopback)
  await write(env.DB, [command])
  return `/admin/invitations/${secret}`
}

/** The status of an answer; unlike `fetch`, this sends the Host that it is told. */
function ask(
  { url }: Edge,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = url
    const asking = request({ hostname, port, path, method, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    asking.on('error', reject).end()
  })
}

describe('an invitation for the machine of the portal itself', () => {
  test.each([
    ['at 127.0.0.1', () => ({})],
    ['at localhost', ({ url }: Edge) => ({ Host: `localhost:${url.port}` })],
    ['when the runtime says that this machine asks', () => ({ 'CF-Connecting-IP': '127.0.0.1' })],
    ['when it says so in IPv6', () => ({ 'CF-Connecting-IP': '::1' })],
  ] as [string, (edge: Edge) => Record<string, string>][])('is taken %s', async (_, headers) => {
    const path = await invitation(here, true)
    expect(await ask(here, path, headers(here))).toBe(200)
  })

  test.each([
    ['under another host', { Host: 'binhlieu.example' }],
    ['under a host that begins like this one', { Host: 'localhost.evil.example' }],
    ['when Cloudflare passes it on', { 'CF-Ray': '8f00000000000000-HAN' }],
    ['when somebody elsewhere asks', { 'CF-Connecting-IP': '203.0.113.5' }],
    ['when somebody elsewhere asks in IPv6', { 'CF-Connecting-IP': '2001:db8::1' }],
    ['when an address only looks like this machine', { 'CF-Connecting-IP': '127.0.0.1.evil.example' }],
    ['when a tunnel passes it on', { 'X-Forwarded-For': '203.0.113.5' }],
    ['when a tunnel hides for whom', { 'X-Forwarded-For': '127.0.0.1' }],
    ['when a proxy passes it on', { Forwarded: 'for=203.0.113.5' }],
    ['when a proxy names another host', { 'X-Forwarded-Host': 'binhlieu.example' }],
  ])('is refused %s', async (_, headers) => {
    const path = await invitation(here, true)
    expect(await ask(here, path, headers)).toBe(404)
    expect(
      await ask(here, `${path}/options`, { ...headers, 'Content-Type': 'application/json' }, 'POST'),
    ).toBe(403)
    expect(await ask(here, path)).toBe(200)
  })

  test('is refused where the portal is not told that it is on such a machine', async () => {
    expect(await ask(deployed, await invitation(deployed, true))).toBe(404)
    // Any other is good there, and from everywhere.
    const path = await invitation(deployed, false)
    expect(await ask(deployed, path, { 'CF-Ray': '1-HAN', 'CF-Connecting-IP': '203.0.113.5' })).toBe(200)
  })
})

describe('signing in', () => {
  const options = (address: string) =>
    deployed.reader
      .with({ Origin: deployed.url.origin, 'CF-Connecting-IP': address })
      .send('POST', '/admin/session/options', {})

  test('is refused in words to an address that tries without end, and to no other', async () => {
    const { statuses, refused, answer } = await withinOneMinute(async (address) => {
      const stranger = deployed.reader.with({ 'CF-Connecting-IP': address })
      const statuses = []
      for (let n = 0; n < 60; n++) statuses.push((await options(address)).status)
      const refused = await options(address)
      const answer = await stranger.send('POST', '/admin/session', { response: { id: 'x' } })
      return { statuses, refused, answer }
    })
    expect(statuses).toEqual(Array(60).fill(200))
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60'])
    expect(refused.json.detail).toContain('Hãy đợi một phút')
    expect(answer.status).toBe(429)
    expect((await options('203.0.113.99')).status).toBe(200)
  })

  test('leaves nothing behind for long: the clock forgets what is over', async () => {
    const { DB } = deployed.env
    const counts = async () => {
      const tables = ['challenges', 'sessions', 'invitations']
      return Promise.all(tables.map((table) => DB.prepare(`select count(*) as n from ${table}`).first('n')))
    }
    await DB.batch(
      ['challenges', 'sessions', 'invitations'].map((table) => DB.prepare(`delete from ${table}`)),
    )
    const { id } = await deployed.signIn('author')
    const site = { name: '', origin: deployed.url.origin }
    await requestOptions(DB, site, new Date())
    const old = new Date(Date.now() - 48 * 3_600_000)
    await requestOptions(DB, site, old)
    const idle = await startSession(DB, id, new Date(Date.now() - 3 * 3_600_000))
    expect(idle).not.toBe('')
    const who = { email: 'cu@example.vn', name: '', role: 'author' as const }
    await write(DB, [(await newInvitation(who, old)).command])
    await invitation(deployed, false)
    expect(await counts()).toEqual([2, 2, 2])
    await deployed.tick(new Date())
    expect(await counts()).toEqual([1, 1, 1])
  })
})
