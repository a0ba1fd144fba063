// Before and after all files of a run, for the projects that start portals.
import { randomUUID } from 'node:crypto'
import { fillTemplate, workerOptions } from './runtime.ts'
import { type Survivor, survivorsOf } from './survivors.ts'
import { makeTemplate } from './template.ts'

export default async function setUp(): Promise<(() => void) | undefined> {
  // Several projects of one run share it.
  if (process.env.TEST_RUN) return undefined
  const run = randomUUID()
  process.env.TEST_RUN = run
  const end = await makeTemplate(await workerOptions(), fillTemplate)
  return () => {
    end()
    const survivors = survivorsOf(run)
    for (const { pid } of survivors) endProcess(pid)
    if (survivors.length > 0) throw new Error(`Tests have left processes behind:\n${list(survivors)}`)
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}

const list = (survivors: Survivor[]) => survivors.map(({ pid, command }) => `${pid} ${command}`).join('\n')
