import { readdirSync, readFileSync } from 'node:fs'

/** Variable by whose value processes that tests have started are recognised. */
export const MARK = 'STARTED_BY_TEST_RUN'

export interface Survivor {
  pid: number
  command: string
}

/**
 * Processes that carry a mark in their environment. Linux only: elsewhere none is found.
 *
 * @param mark the value of `MARK` that they were started with.
 */
export function survivorsOf(mark: string): Survivor[] {
  return processes().flatMap((pid) => {
    const environment = contentOf(`/proc/${pid}/environ`)
    if (!environment.split('\0').includes(`${MARK}=${mark}`)) return []
    return [{ pid, command: contentOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim() }]
  })
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

/** Empty when the process has ended meanwhile, or is another user's. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
