import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { closeAtEnd } from '../support/closing.ts'
import { startScript } from '../support/processes.ts'
import { portalWorker, startRuntime } from '../support/runtime.ts'
import { MARK, survivorsOf } from '../support/survivors.ts'
import { eventually } from '../support/waiting.ts'

const SILENT = 'test/support/fixtures/unfinished/silent.ts'

/** The processes that a start has begun, and what has become of it; `begun` are those that were seen meanwhile. */
async function leftBy(start: () => Promise<unknown>) {
  const own = process.env[MARK]
  const mark = randomUUID()
  process.env[MARK] = mark
  try {
    const outcome = start().then(
      () => 'started',
      (error: Error) => error.message,
    )
    return { outcome: await outcome, left: survivorsOf(mark) }
  } finally {
    process.env[MARK] = own
  }
}

describe('nothing is left', () => {
  test('of a runtime that has started, and whose migration fails', async () => {
    const worker = await portalWorker()
    let begun = 0
    const prepare = () => {
      begun = survivorsOf(process.env[MARK] ?? '').length
      return Promise.reject(new Error('a migration fails'))
    }
    expect(await leftBy(() => startRuntime([worker], { prepare }))).toEqual({
      outcome: 'a migration fails',
      left: [],
    })
    expect(begun).toBeGreaterThan(0)
  })

  test('of a runtime whose Worker cannot start', async () => {
    const modules = [{ type: 'ESModule' as const, path: 'index.js', contents: 'export default nothing' }]
    const worker = await portalWorker({ modules })
    const { outcome, left } = await leftBy(() => startRuntime([worker]))
    expect(outcome).not.toBe('started')
    expect(left).toEqual([])
  })

  test('of a script that ends before it is ready', async () => {
    const { outcome, left } = await leftBy(() =>
      startScript('test/support/none.ts', { announcement: 'ready' }),
    )
    expect(outcome).toContain('none.ts ended with 1')
    expect(left).toEqual([])
  })

  test('of a test file whose beforeAll has run out of time over a start that hangs', async () => {
    const run = randomUUID()
    const args = ['run', '--config', 'test/support/fixtures/unfinished/vitest.config.ts']
    const env = { ...process.env, TEST_RUN: run, [MARK]: '' }
    const vitest = spawn('node_modules/.bin/vitest', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [vitest.stdout, vitest.stderr]) {
      stream.on('data', (data) => {
        said += data
      })
    }
    closeAtEnd(() => vitest.kill('SIGKILL'))
    const hasEnded = () => vitest.exitCode !== null
    const seen = new Set<string>()
    const look = () => {
      for (const { command } of survivorsOf(run)) seen.add(/workerd|silent/.exec(command)?.[0] ?? command)
      return seen
    }
    await eventually(look, ({ size }) => size >= 2 || hasEnded())
    await eventually(hasEnded, (ended) => ended)
    const left = survivorsOf(run)
    for (const { pid } of left) process.kill(pid, 'SIGKILL')
    expect(said).toContain('Hook timed out')
    expect(seen).toContain('workerd')
    expect(left).toEqual([])
  })
})

test('a process that outlives a run is found by its mark', async () => {
  const mark = randomUUID()
  const child = spawn(process.execPath, [SILENT], { env: { ...process.env, [MARK]: mark } })
  const found = await eventually(
    () => survivorsOf(mark),
    ({ length }) => length > 0,
  )
  expect(found).toEqual([{ pid: child.pid, command: expect.stringContaining('silent.ts') }])
  const gone = new Promise((done) => child.on('exit', done))
  child.kill('SIGKILL')
  await gone
  expect(survivorsOf(mark)).toEqual([])
})
