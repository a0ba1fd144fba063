import { exports } from 'cloudflare:workers'
import type { View, ViewBatch } from './batches.ts'

/**
 * Milliseconds for which views gather before they are sent together. So answers go out first, and a rush needs few
 * calls.
 */
const GATHER_MS = 250
/** Milliseconds between attempts. */
const RETRY_PAUSES_MS = [0, 1_000, 4_000]
/** Milliseconds after which a request leaves the sending to the next one. Altogether it may run for 30 seconds. */
const MAX_SENDING_MS = 10_000
/** Milliseconds after which the runtime has ended a sender. */
const ABANDONED_AFTER_MS = 30_000
const MAX_BATCH_VIEWS = 1_000
/** While the shard accepts none, the newest views are kept. */
const MAX_WAITING_VIEWS = 10_000
/** Milliseconds after which a batch is dropped, long before its shard forgets which batches it accepted. */
const MAX_RETRY_MS = 3_600_000

/** The views on their way from this isolate to a shard, one batch at a time. */
interface Line {
  sender: string
  lastNumber: number
  waiting: View[]
  batch: (ViewBatch & { since: number }) | undefined
  /** When a request began to send, in milliseconds since the epoch; 0 while none sends. */
  busySince: number
}

const lines = new Map<string, Line>()

/**
 * Sends a view to the shard of a data centre, which counts it. The promise is for `waitUntil`: no reader waits for
 * it, and it does not reject. While the shard fails, views wait in memory and go with the next ones.
 */
export async function recordView(shard: string, view: View): Promise<void> {
  const line = lineTo(shard)
  line.waiting.push(view)
  if (line.waiting.length > MAX_WAITING_VIEWS) {
    line.waiting.shift()
    console.warn(`Views are lost: shard ${shard} takes none`)
  }
  if (Date.now() - line.busySince < ABANDONED_AFTER_MS) return
  const began = Date.now()
  line.busySince = began
  await send(shard, line, began + MAX_SENDING_MS)
  // Another request has begun to send if this one took too long.
  if (line.busySince === began) line.busySince = 0
}

function lineTo(shard: string): Line {
  let line = lines.get(shard)
  if (!line) {
    line = { sender: crypto.randomUUID(), lastNumber: 0, waiting: [], batch: undefined, busySince: 0 }
    lines.set(shard, line)
  }
  return line
}

async function send(shard: string, line: Line, deadline: number): Promise<void> {
  while (Date.now() < deadline) {
    await scheduler.wait(GATHER_MS)
    const batch = nextBatch(line)
    if (!batch || !(await isTaken(shard, batch))) return
    if (line.batch === batch) line.batch = undefined
    if (line.waiting.length === 0) return
  }
}

/** Returns the unanswered batch, else a new one of the waiting views. */
function nextBatch(line: Line): Line['batch'] {
  const now = Date.now()
  if (line.batch && now - line.batch.since > MAX_RETRY_MS) line.batch = undefined
  if (!line.batch && line.waiting.length > 0) {
    const views = line.waiting.splice(0, MAX_BATCH_VIEWS)
    line.lastNumber++
    line.batch = { sender: line.sender, number: line.lastNumber, views, since: now }
  }
  return line.batch
}

async function isTaken(shard: string, { sender, number, views }: ViewBatch): Promise<boolean> {
  for (const pause of RETRY_PAUSES_MS) {
    if (pause > 0) await scheduler.wait(pause)
    try {
      await exports.VisitShard.getByName(shard).record({ sender, number, views })
      return true
    } catch (error) {
      console.error(`Shard ${shard} has not taken a batch of ${views.length} views`, error)
    }
  }
  return false
}
