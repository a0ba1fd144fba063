import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { closeAtEnd, startedOrClosed } from './closing.ts'

export interface Started {
  process: ChildProcess
  /** What it has printed so far. */
  said(): string
  /** Ends it (-9) with all that it has started. */
  kill(): Promise<void>
}

interface Start {
  args?: string[]
  env?: NodeJS.ProcessEnv
  /** What it prints when it has started. */
  announcement: string
}

/** A script in a process group of its own, once it has said that it is ready. It ends with the test file, or when it never says so. */
export function startScript(
  script: string,
  { args = [], env = process.env, announcement }: Start,
): Promise<Started> {
  const child = spawn(process.execPath, [script, ...args], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = closeAtEnd(() => endGroup(child))
  let text = ''
  return startedOrClosed(
    kill,
    () =>
      new Promise((resolve, reject) => {
        child.stdout.on('data', (data) => {
          text += data
          if (text.includes(announcement)) resolve({ process: child, said: () => text, kill })
        })
        child.on('error', reject)
        child.on('exit', (code) => reject(new Error(`${script} ended with ${code}: ${text}`)))
      }),
  )
}

/** Ends (-9) a process that leads a group, and its group; waits until it is gone. */
export async function endGroup(child: ChildProcess): Promise<void> {
  const { pid, exitCode, signalCode } = child
  if (pid === undefined) return
  const gone =
    exitCode !== null || signalCode !== null ? undefined : new Promise((done) => child.on('exit', done))
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // All of it has ended already.
  }
  await gone
}

/** A port of this machine on which nobody listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
