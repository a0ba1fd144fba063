import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, type Started, startScript } from '../support/processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'crash-'))
let env: NodeJS.ProcessEnv
let origin: string
let server: Started
beforeAll(async () => {
  const port = await freePort()
  env = { ...process.env, STATE: folder, PORT: String(port) }
  origin = `http://localhost:${port}`
  server = await start()
})
afterAll(async () => {
  await server?.kill()
  rmSync(folder, { recursive: true, maxRetries: 5 })
})

const start = () => startScript('src/cli/start.ts', { env, announcement: 'The portal is at' })

async function changeAndDie(title: string): Promise<void> {
  const script = 'test/support/fixtures/dying-editor.ts'
  const editor = await startScript(script, { args: [title], env, announcement: 'committed' })
  await editor.kill()
}

const tick = () => fetch(`${origin}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`)

async function article(): Promise<{ cache: string | null; title: string | undefined }> {
  const feed = await (await fetch(`${origin}/sitemap/bai-1.xml`)).text()
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

test('after a kill between commit and purge a page is stale until the next tick of the clock, not longer', async () => {
  await tick()
  await article()
  expect((await article()).cache).toBe('HIT')

  await changeAndDie('Sửa lần một')
  expect((await article()).cache).toBe('HIT')
  await tick()
  expect(await article()).toEqual({ cache: 'MISS', title: 'Sửa lần một' })

  await changeAndDie('Sửa lần hai')
  await server.kill()
  server = await start()
  // The cache has died with the server; what was left to purge has not.
  expect(await leftToPurge()).toContain('article:1')
  await tick()
  expect(await leftToPurge()).toEqual([])
  expect((await article()).title).toBe('Sửa lần hai')
  expect(await article()).toEqual({ cache: 'HIT', title: 'Sửa lần hai' })
})
