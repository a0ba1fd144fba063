import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeAtEnd } from './closing.ts'
import { endGroup, freePort } from './processes.ts'
import { copyTemplate } from './template.ts'

type Rows = Record<string, string | number | null>[]

/** A portal that is killed (-9, with all its processes) and started again over what it has left on the disk. */
export async function startDyingPortal() {
  const folder = mkdtempSync(join(tmpdir(), 'editors-'))
  closeAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  copyTemplate(folder)
  const port = await freePort()
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
    closeAtEnd(() => endGroup(started))
    return new Promise<void>((resolve, reject) => {
      started.on('exit', (code) => reject(new Error(`The portal ended with ${code}`)))
      started.on('message', ([number, answer]: [number, unknown]) => {
        if (number === 0) resolve()
        waiting.get(number)?.(answer)
      })
    })
  }
  const kill = async () => {
    if (server) await endGroup(server)
  }

  await start()
  const people = (await ask('signIn')) as Record<
    'administrator' | 'editor' | 'script',
    Record<string, string>
  > & {
    /** Of the editor, as the log names them. */
    key: string
    /** Of the administrator's session. */
    secret: string
  }
  return {
    ...people,
    origin: `http://localhost:${port}`,
    kill,
    start,
    tick: () => ask('tick'),
    rows: (sql: string, database: 'DB' | 'SEARCH_DB' = 'DB') => ask('rows', database, sql) as Promise<Rows>,
  }
}

export type DyingPortal = Awaited<ReturnType<typeof startDyingPortal>>
