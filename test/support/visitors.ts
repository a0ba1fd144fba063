import { request } from 'node:http'
import type { Count, ViewBatch } from '../../src/visits/batches.ts'
import type { ArticleFigures, DayFigures, Figures, Range } from '../../src/visits/figures.ts'
import { wrapped } from './runtime.ts'

/** Modules of the portal with the door of fixtures/visits-door.js. */
export const bundleWithDoor = (folder?: string) => wrapped('visits-door.js', folder)

export const CHROME =
  'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36'

/** Binding of the door: shards send up what they have counted only when a test says so. */
export const HELD_ALARMS = { TEST_ALARMS: 'held' }

/** Header for the door: the answer comes when all is done that the portal does after it. */
export const WAIT_UNTIL_COUNTED = { 'Test-Wait': 'counted' }

/** What a browser sends with the address of a page that its reader wants. */
export const NAVIGATION = {
  'User-Agent': CHROME,
  Accept: 'text/html,application/xhtml+xml',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
  'Sec-Fetch-Site': 'none',
}

interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** A request with just these headers: Node's fetch adds some of its own. Rejected when the connection breaks. */
export function ask(url: URL, { method = 'GET', headers = {}, body }: Asking = {}) {
  return new Promise<{ status: number; headers: Headers; text: string }>((resolve, reject) => {
    const asking = request(url.href, { method, headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (data) => {
        text += data
      })
      response.on('error', reject)
      response.on('end', () => {
        const pairs = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        resolve({ status: response.statusCode ?? 0, headers: new Headers(pairs as [string, string][]), text })
      })
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

/** The portal's counters, through the door. */
export function countersAt(url: URL) {
  const call = async (object: string, name: string, method: string, ...args: unknown[]) => {
    const body = JSON.stringify({ object, name, method, args })
    const answer = await ask(new URL('/test/rpc', url), { method: 'POST', body })
    if (answer.status !== 200) throw new Error(answer.text)
    return JSON.parse(answer.text)
  }
  return {
    record: (shard: string, batch: ViewBatch): Promise<{ limited: number }> =>
      call('VisitShard', shard, 'record', batch),
    /** Sends up what a shard has counted, now. */
    flush: (shard: string) => call('VisitShard', shard, 'ring'),
    /** Lets the alarm of a shard ring by itself where alarms are held. */
    letRing: (shard: string) => call('VisitShard', shard, 'letRing'),
    inside: (shard: string): Promise<{ alarm: number | null; stored: string }> =>
      call('VisitShard', shard, 'inside'),
    deleteAlarm: (shard: string) => call('VisitShard', shard, 'deleteAlarm'),
    age: (shard: string, milliseconds: number) => call('VisitShard', shard, 'age', milliseconds),
    apply: (sender: string, number: number, counts: Count[]) =>
      call('VisitTotals', 'site', 'apply', { sender, number, counts }),
    figures: (): Promise<Figures> => call('VisitTotals', 'site', 'figures'),
    daily: (range: Range): Promise<DayFigures[]> => call('VisitTotals', 'site', 'daily', range),
    mostRead: (range: Range, limit: number): Promise<ArticleFigures[]> =>
      call('VisitTotals', 'site', 'mostRead', range, limit),
    rollUpAgain: () => call('VisitTotals', 'site', 'rollUpAgain'),
    rowsBefore: (day: string): Promise<number> => call('VisitTotals', 'site', 'rowsBefore', day),
    /** Ends an object as an eviction or a crash does: the next call finds one that starts from what is stored. */
    restartShard: (name: string) => call('VisitShard', name, 'restart').catch(() => {}),
    restartTotals: () => call('VisitTotals', 'site', 'restart').catch(() => {}),
    fail: (...what: ('shard' | 'totals' | 'answer' | 'every other answer of the shard')[]) =>
      ask(new URL('/test/fail', url), { method: 'POST', body: JSON.stringify(what) }),
  }
}

export type Counters = ReturnType<typeof countersAt>
