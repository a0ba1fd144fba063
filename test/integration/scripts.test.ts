import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// As somebody does at their own machine: npm run …, beside the portal that runs there.

const folder = mkdtempSync(join(tmpdir(), 'scripts-'))
let env: NodeJS.ProcessEnv
let origin: string
let portal: { process: ChildProcess; said: string }
beforeAll(async () => {
  const port = await freePort()
  env = { ...process.env, STATE: folder, PORT: String(port) }
  origin = `http://localhost:${port}`
  portal = await start(env)
}, 120_000)
afterAll(() => {
  if (portal?.process.pid) process.kill(-portal.process.pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** `npm start`, once it has said how to sign in. */
function start(env: NodeJS.ProcessEnv): Promise<{ process: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['src/cli/start.ts'], { env, detached: true })
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      said += data
      if (said.includes('To sign in')) resolve({ process: child, said })
    })
    child.on('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)))
  })
}

function npmRun(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return npmRunWith(env, ...args)
}

function npmRunWith(
  env: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '-s', ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

async function shutOut(email: string): Promise<void> {
  // The folder of the databases is read when the module is.
  process.env.STATE = folder
  const { openPlatform } = await import('../../src/cli/platform.ts')
  const platform = await openPlatform({ remote: false })
  await platform.env.DB.prepare('update editors set active = 0 where email = ?').bind(email).run()
  await platform.dispose()
}

const linkIn = (text: string) => /http:\S+\/admin\/invitations\/[\w-]{43}/.exec(text)?.[0] ?? ''

test('npm start prints an invitation that is good on this machine, and not through a tunnel', async () => {
  const link = linkIn(portal.said)
  expect(link).toContain(origin)
  const answer = await fetch(link)
  expect([answer.status, (await answer.text()).includes('Chào Quản trị')]).toEqual([200, true])
  expect((await fetch(link, { headers: { 'CF-Connecting-IP': '203.0.113.5' } })).status).toBe(404)
  expect((await fetch(link, { headers: { 'X-Forwarded-For': '203.0.113.5' } })).status).toBe(404)
})

test('npm start has a clock, and goes on when it ticks', async () => {
  const port = await freePort()
  const own = mkdtempSync(join(tmpdir(), 'clock-'))
  // A minute is long.
  const { process: server } = await start({ ...env, STATE: own, PORT: String(port), TICK: '1000' })
  try {
    for (let seconds = 0; seconds < 4; seconds++) {
      await setTimeout(1_000)
      const { status } = await fetch(`http://localhost:${port}/healthz`)
      expect([status, server.exitCode]).toEqual([200, null])
    }
  } finally {
    if (server.pid) process.kill(-server.pid, 'SIGKILL')
  }
  expect(await dayOfClock(own)).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  rmSync(own, { recursive: true, force: true })
}, 60_000)

/** The day that the last tick has seen. */
async function dayOfClock(state: string): Promise<string | undefined> {
  const [clock] = await inDatabase<{ day: string }>(state, 'select day from clock')
  return clock?.day
}

/** Runs statements in the local database of a folder; what the last one finds. */
async function inDatabase<Row>(state: string, ...statements: string[]): Promise<Row[]> {
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions({
      ...{ name: 'reader', modules: true, script: 'export default {}', compatibilityDate: '2026-11-17' },
      d1Databases: { DB: { id: 'DB' } },
    }),
    resourcePersistencePath: join(state, 'v3'),
  })
  const { DB } = await miniflare.getBindings<Pick<Env, 'DB'>>()
  const results = await DB.batch<Row>(statements.map((statement) => DB.prepare(statement)))
  await miniflare.dispose()
  return results.at(-1)?.results ?? []
}

describe('local databases', () => {
  const everything = "select name, sql from sqlite_schema where name not glob '_cf_*' order by name"
  const scripts = [
    ['start'],
    ['db:migrate'],
    ['import', '--', 'no-such-file.ndjson'],
    ['search:rebuild'],
    ['editor:invite', '--', 'a@b.vn', '--role', 'editor'],
    ['editor:token', '--', '--name', 'X', '--role', 'editor'],
  ]

  test('that other migrations have made are refused in a sentence, and not touched', async () => {
    const state = mkdtempSync(join(tmpdir(), 'foreign-'))
    const before = await inDatabase(
      state,
      'create table d1_migrations (id integer primary key autoincrement, name text unique)',
      "insert into d1_migrations (name) values ('0001_newsroom.sql')",
      'create table settings (id integer primary key)',
      everything,
    )
    for (const script of scripts) {
      expect(await npmRunWith({ ...env, STATE: state }, ...script), script.join(' ')).toEqual({
        code: 1,
        stdout: '',
        stderr:
          'The local database DB was made by other migrations than those in migrations/content ' +
          '(0001_newsroom.sql is not among them): ' +
          'npm run db:reset throws the local databases away and fills new ones.\n',
      })
    }
    expect(await inDatabase(state, everything)).toEqual(before)
    rmSync(state, { recursive: true })
  }, 60_000)

  test('that were never migrated are not filled, and the script says how they are', async () => {
    const state = mkdtempSync(join(tmpdir(), 'outdated-'))
    const run = (...script: string[]) => npmRunWith({ ...env, STATE: state }, ...script)
    const refused = {
      ...{ code: 1, stdout: '' },
      stderr: 'The local databases are not up to date: npm run db:migrate makes them so.\n',
    }
    expect(await run('search:rebuild')).toEqual(refused)
    expect(await run('db:migrate')).toEqual({
      ...{ code: 0, stdout: 'The databases are up to date.\n', stderr: '' },
    })
    expect(await run('db:migrate')).toEqual({
      ...{ code: 0, stdout: 'The databases are up to date.\n', stderr: '' },
    })
    expect((await run('search:rebuild')).stdout).toContain('The search index has 0 articles.')
    rmSync(state, { recursive: true })
  }, 60_000)
})

describe('npm run editor:invite', () => {
  test('prints a link that works', async () => {
    const { code, stdout } = await npmRun(
      'editor:invite',
      '--',
      'A@b.vn',
      '--role',
      'editor',
      '--name',
      'Anh',
    )
    expect(code).toBe(0)
    const answer = await fetch(linkIn(stdout))
    expect([answer.status, (await answer.text()).includes('Chào Anh')]).toEqual([200, true])
  })

  test('invites nobody whom an administrator has shut out', async () => {
    expect((await npmRun('editor:invite', '--', 'cu@b.vn', '--role', 'editor')).code).toBe(0)
    await shutOut('cu@b.vn')
    const { code, stdout, stderr } = await npmRun('editor:invite', '--', 'cu@b.vn', '--role', 'editor')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('cu@b.vn is shut out')
  })

  test.each([
    [['a@b.vn', '--role', 'king'], '--role is one of author, editor, administrator'],
    [['a@b.vn'], '--role is one of'],
    [['a.b.vn', '--role', 'editor'], 'one e-mail address'],
    [['--role', 'editor'], 'one e-mail address'],
    [['a@b.vn', 'c@d.vn', '--role', 'editor'], 'one e-mail address'],
    [['a@b.vn', '--rolle', 'editor'], '--rolle'],
  ])('says what is wrong with %j, and how it is used', async (args, said) => {
    const { code, stdout, stderr } = await npmRun('editor:invite', '--', ...args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(said)
    expect(stderr).toContain('npm run editor:invite -- E-MAIL --role ROLE')
  })
})

describe('npm run -s editor:token', () => {
  test('prints a token and nothing else; the API takes it, for what its role may do', async () => {
    const { code, stdout, stderr } = await npmRun('editor:token', '--', '--name', 'X', '--role', 'editor')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^portal_[\w-]{43}\n$/)
    const headers = { Authorization: `Bearer ${stdout.trim()}`, 'Content-Type': 'application/json' }
    const body = JSON.stringify({
      title: 'Tin từ máy',
      lead: 'Một câu.',
      body: '<p>Nội dung.</p>',
      category: 'huong-dan',
    })
    const answer = await fetch(`${origin}/api/v1/articles`, { method: 'POST', headers, body })
    expect(answer.status).toBe(201)
    const author = await npmRun('editor:token', '--', '--name', 'Y', '--role', 'author')
    const forbidden = await fetch(`${origin}/api/v1/articles`, {
      method: 'POST',
      headers: { ...headers, Authorization: `Bearer ${author.stdout.trim()}` },
      body: body.replace('{', '{"status":"published",'),
    })
    expect(forbidden.status).toBe(403)
  })

  test.each([
    [['--role', 'editor'], 'what the token is for'],
    [['--name', 'X', '--role', 'king'], '--role is one of'],
    [['X', '--name', 'X', '--role', 'editor'], 'There is no argument "X"'],
  ])('says what is wrong with %j', async (args, said) => {
    const { code, stdout, stderr } = await npmRun('editor:token', '--', ...args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(said)
  })
})
