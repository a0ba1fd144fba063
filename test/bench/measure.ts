import { readdirSync, readFileSync } from 'node:fs'

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** CPU milliseconds used so far by the workerd processes that this one started (Linux; 100 ticks a second). */
export function workerdCpu(): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (stat.includes('(workerd)') && isOurs(Number(fields[1])))
        ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  return ticks * 10
}

function isOurs(pid: number): boolean {
  if (pid === process.pid) return true
  if (pid <= 1) return false
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return isOurs(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
}
