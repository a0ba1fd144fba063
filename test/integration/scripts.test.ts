import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Platform } from '../../src/cli/platform.ts'
import { closeAtEnd } from '../support/closing.ts'
import { freePort, type Started, startScript } from '../support/processes.ts'
import { startDatabases } from '../support/runtime.ts'
import { eventually } from '../support/waiting.ts'

// As somebody does at their own machine: npm run …, beside the portal that runs there.

const folder = mkdtempSync(join(tmpdir(), 'scripts-'))
let env: NodeJS.ProcessEnv
let origin: string
let portal: Started
beforeAll(async () => {
  const port = await freePort()
  // A minute is long.
  env = { ...process.env, STATE: folder, PORT: String(port), TICK: '1000' }
  origin = `http://localhost:${port}`
  portal = await startScript('src/cli/start.ts', { env, announcement: 'To sign in' })
})
afterAll(async () => {
  await portal?.kill()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

function run(command: string, args: string[], variables = env): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { env: variables }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

const npmRun = (...args: string[]) => run('npm', ['run', '-s', ...args])
/** What `npm run` runs: without npm, which takes longer than the script. */
const nodeRun = (script: string, args: string[]) => run(process.execPath, [script, ...args])

/** `npm run` over a folder of local databases. */
const runIn = (state: string, ...args: string[]) =>
  run('npm', ['run', '-s', ...args], { ...env, STATE: state })

/** Runs statements in the local content database of a folder, and returns the rows of the last one. */
async function inDatabase<Row>(state: string, ...statements: string[]): Promise<Row[]> {
  const { databases, close } = await startDatabases(['DB'], join(state, 'v3'))
  const DB = databases.DB as D1Database
  const results = await DB.batch<Row>(statements.map((statement) => DB.prepare(statement)))
  await close()
  return results.at(-1)?.results ?? []
}

/** The databases of the portal that runs. */
async function openDatabases(): Promise<Platform['env']> {
  // The folder of the databases is read when the module is.
  process.env.STATE = folder
  const { openPlatform } = await import('../../src/cli/platform.ts')
  const platform = await openPlatform({ remote: false })
  closeAtEnd(platform.dispose)
  return platform.env
}

const INVITE = 'src/cli/invite.ts'
const TOKEN = 'src/cli/token.ts'
const linkIn = (text: string) => /http:\S+\/admin\/invitations\/[\w-]{43}/.exec(text)?.[0] ?? ''

test('npm start prints an invitation that is good on this machine, and not through a tunnel', async () => {
  const link = linkIn(portal.said())
  expect(link).toContain(origin)
  const answer = await fetch(link)
  expect([answer.status, (await answer.text()).includes('Chào Quản trị')]).toEqual([200, true])
  expect((await fetch(link, { headers: { 'CF-Connecting-IP': '203.0.113.5' } })).status).toBe(404)
  expect((await fetch(link, { headers: { 'X-Forwarded-For': '203.0.113.5' } })).status).toBe(404)
})

test('npm start has a clock, and goes on when it ticks', async () => {
  const { DB } = await openDatabases()
  const day = () => DB.prepare('select day from clock').first<string>('day')
  const isDay = (value: string | null) => /^\d{4}-\d{2}-\d{2}$/.test(value ?? '')
  // The portal may be writing to the same file at this moment.
  const clear = () =>
    DB.prepare("update clock set day = ''")
      .run()
      .then(
        () => true,
        () => false,
      )
  for (let ticks = 0; ticks < 3; ticks++) {
    expect(await eventually(day, isDay)).toSatisfy(isDay)
    expect(await eventually(clear, (isCleared) => isCleared)).toBe(true)
  }
  expect(await eventually(day, isDay)).toSatisfy(isDay)
  const { status } = await fetch(`${origin}/healthz`)
  expect([status, portal.process.exitCode]).toEqual([200, null])
})

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
      expect(await runIn(state, ...script), script.join(' ')).toEqual({
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
  })

  test('without any view or trigger are refused by scripts, and mended by a migration', async () => {
    const state = mkdtempSync(join(tmpdir(), 'numbered-'))
    expect((await runIn(state, 'db:migrate')).code).toBe(0)
    // As wrangler's own command leaves a database: it knows the numbered files alone.
    await inDatabase(
      state,
      'drop table schema_files',
      ...(
        await inDatabase<{ type: string; name: string }>(
          state,
          "select type, name from sqlite_schema where type in ('trigger', 'view')",
        )
      ).map(({ type, name }) => `drop ${type} if exists ${name}`),
    )
    const { code, stdout, stderr } = await runIn(state, 'import', '--', 'no-such-file.ndjson')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe('The local databases are not up to date: npm run db:migrate makes them so.\n')
    expect((await runIn(state, 'db:migrate')).code).toBe(0)
    expect((await runIn(state, 'search:rebuild')).code).toBe(0)
    rmSync(state, { recursive: true })
  })

  test('that were never migrated are not filled, and the script says how they are', async () => {
    const state = mkdtempSync(join(tmpdir(), 'outdated-'))
    const refused = {
      ...{ code: 1, stdout: '' },
      stderr: 'The local databases are not up to date: npm run db:migrate makes them so.\n',
    }
    expect(await runIn(state, 'search:rebuild')).toEqual(refused)
    expect(await runIn(state, 'db:migrate')).toEqual({
      ...{ code: 0, stdout: 'The databases are up to date.\n', stderr: '' },
    })
    expect(await runIn(state, 'db:migrate')).toEqual({
      ...{ code: 0, stdout: 'The databases are up to date.\n', stderr: '' },
    })
    expect((await runIn(state, 'search:rebuild')).stdout).toContain('The search index has 0 articles.')
    rmSync(state, { recursive: true })
  })
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
    expect((await nodeRun(INVITE, ['cu@b.vn', '--role', 'editor'])).code).toBe(0)
    const { DB } = await openDatabases()
    await DB.prepare("update editors set active = 0 where email = 'cu@b.vn'").run()
    const { code, stdout, stderr } = await nodeRun(INVITE, ['cu@b.vn', '--role', 'editor'])
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
    const { code, stdout, stderr } = await nodeRun(INVITE, args)
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
    const author = await nodeRun(TOKEN, ['--name', 'Y', '--role', 'author'])
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
    const { code, stdout, stderr } = await nodeRun(TOKEN, args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(said)
  })
})
