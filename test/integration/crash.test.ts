import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PORT = 20_000 + (process.pid % 20_000)
const folder = mkdtempSync(join(tmpdir(), 'crash-'))
const env = { ...process.env, STATE: folder, PORT: String(PORT) }
const ORIGIN = `http://localhost:${PORT}`

let server: ChildProcess
beforeAll(async () => {
  server = await start()
})
afterAll(() => {
  kill(server)
  rmSync(folder, { recursive: true })
})

/** A script of its own process group, once it has said this. */
function run(script: string, args: string[], announcement: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, ...args], { env, detached: true })
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data) => String(data).includes(announcement) && resolve(child))
    child.on('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
  })
}

const start = () => run('src/cli/start.ts', [], 'The portal is at')

function kill({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGKILL')
}

async function changeAndDie(title: string): Promise<void> {
  kill(await run('test/support/fixtures/dying-editor.ts', [title], 'committed'))
}

const tick = () => fetch(`${ORIGIN}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`)

async function article(): Promise<{ cache: string | null; title: string | undefined }> {
  const feed = await (await fetch(`${ORIGIN}/sitemap/bai-1.xml`)).text()
  const address = /<loc>([^<]*-1)<\/loc>/.exec(feed)?.[1] as string
  const response = await fetch(address)
  return {
    cache: response.headers.get('cf-cache-status'),
    title: /<h1>([^<]*)<\/h1>/.exec(await response.text())?.[1],
  }
}

/** Tags that wait in the outbox. */
async function leftToPurge(): Promise<string[]> {
  const child = spawn(process.execPath, ['test/support/fixtures/outbox.ts'], { env })
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  await new Promise((done) => child.on('exit', done))
  return JSON.parse(output)
}

test('who dies between commit and purge leaves a page stale for one tick of the clock, not longer', async () => {
  await tick()
  await article()
  expect((await article()).cache).toBe('HIT')

  await changeAndDie('Sửa lần một')
  expect((await article()).cache).toBe('HIT')
  await tick()
  expect(await article()).toEqual({ cache: 'MISS', title: 'Sửa lần một' })

  await changeAndDie('Sửa lần hai')
  kill(server)
  server = await start()
  // The cache has died with the server; what was left to purge has not.
  expect(await leftToPurge()).toContain('article:1')
  await tick()
  expect(await leftToPurge()).toEqual([])
  expect((await article()).title).toBe('Sửa lần hai')
  expect(await article()).toEqual({ cache: 'HIT', title: 'Sửa lần hai' })
}, 120_000)
