import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Rows = Record<string, string | number | null>[]

/** A portal that is killed (-9, with all its processes) and started again over what it has left on the disk. */
export async function startDyingPortal() {
  const folder = mkdtempSync(join(tmpdir(), 'editors-'))
  const port = 20_000 + (process.pid % 20_000)
  let server: ChildProcess | undefined
  let asked = 0
  const waiting = new Map<number, (answer: unknown) => void>()

  const ask = (...door: unknown[]) => {
    server?.send([++asked, ...door])
    return new Promise<unknown>((resolve) => waiting.set(asked, resolve))
  }
  const start = () => {
    const started = fork('test/support/fixtures/editors-server.ts', [`${port}`, folder], { detached: true })
    server = started
    return new Promise<void>((resolve, reject) => {
      started.on('exit', (code) => reject(new Error(`The portal ended with ${code}`)))
      started.on('message', ([number, answer]: [number, unknown]) => {
        if (number === 0) resolve()
        waiting.get(number)?.(answer)
      })
    })
  }
  const kill = () => {
    if (server?.pid) process.kill(-server.pid, 'SIGKILL')
  }

  await start()
  const people = (await ask('found')) as Record<'editor' | 'script', Record<string, string>> & { key: string }
  return {
    ...people,
    origin: `http://localhost:${port}`,
    kill,
    start,
    tick: () => ask('tick'),
    rows: (sql: string, database: 'DB' | 'SEARCH_DB' = 'DB') => ask('rows', database, sql) as Promise<Rows>,
    close() {
      kill()
      rmSync(folder, { recursive: true, maxRetries: 5 })
    },
  }
}

export type DyingPortal = Awaited<ReturnType<typeof startDyingPortal>>
