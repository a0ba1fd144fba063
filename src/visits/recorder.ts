import { exports } from 'cloudflare:workers'
import type { View, ViewBatch } from './batches.ts'

/**
 * Milliseconds for which views gather before they are sent together. So answers go out first, and a rush needs few
 * calls.
 */
const BATCH_INTERVAL_MS = 250
/** Milliseconds between attempts. */
const RETRY_PAUSES_MS = [0, 1_000, 4_000]
/** Milliseconds after which a request leaves the sending to the next one. Altogether it may run for 30 seconds. */
const MAX_SENDING_MS = 10_000
/** Milliseconds after which the runtime has ended a sender. */
const MAX_SENDER_LIFETIME_MS = 30_000
const MAX_BATCH_VIEWS = 1_000
/** While the shard accepts none, the newest views are kept. */
const MAX_WAITING_VIEWS = 10_000
/** Milliseconds after which a batch is dropped, long before its shard forgets which batches it accepted. */
const MAX_RETRY_MS = 3_600_000

/** The views on their way from this isolate to a shard, one batch at a time. */
interface SendQueue {
  sender: string
  lastNumber: number
  waiting: View[]
  batch: (ViewBatch & { since: number }) | undefined
  /** When a request began to send, in milliseconds since the epoch; 0 while none sends. */
  busySince: number
}

const queues = new Map<string, SendQueue>()

/**
 * Sends a view to the shard of a data centre, which counts it. The promise is for `waitUntil`: no reader waits for
 * it, and it does not reject. While the shard fails, views wait in memory and go with the next ones.
 */
export async function recordView(shard: string, view: View): Promise<void> {
  const queue = queueFor(shard)
  queue.waiting.push(view)
  if (queue.waiting.length > MAX_WAITING_VIEWS) {
    queue.waiting.shift()
    console.warn(`Views are lost: shard ${shard} takes none`)
  }
  if (Date.now() - queue.busySince < MAX_SENDER_LIFETIME_MS) return
  const startedAt = Date.now()
  queue.busySince = startedAt
  await sendQueue(shard, queue, startedAt + MAX_SENDING_MS)
  // Another request has begun to send if this one took too long.
  if (queue.busySince === startedAt) queue.busySince = 0
}

function queueFor(shard: string): SendQueue {
  let queue = queues.get(shard)
  if (!queue) {
    queue = { sender: crypto.randomUUID(), lastNumber: 0, waiting: [], batch: undefined, busySince: 0 }
    queues.set(shard, queue)
  }
  return queue
}

async function sendQueue(shard: string, queue: SendQueue, deadline: number): Promise<void> {
  while (Date.now() < deadline) {
    await scheduler.wait(BATCH_INTERVAL_MS)
    const batch = nextBatch(queue)
    if (!batch || !(await sendBatch(shard, batch))) return
    if (queue.batch === batch) queue.batch = undefined
    if (queue.waiting.length === 0) return
  }
}

/** Returns the unanswered batch, else a new one of the waiting views. */
function nextBatch(queue: SendQueue): SendQueue['batch'] {
  const now = Date.now()
  if (queue.batch && now - queue.batch.since > MAX_RETRY_MS) queue.batch = undefined
  if (!queue.batch && queue.waiting.length > 0) {
    const views = queue.waiting.splice(0, MAX_BATCH_VIEWS)
    queue.lastNumber++
    queue.batch = { sender: queue.sender, number: queue.lastNumber, views, since: now }
  }
  return queue.batch
}

async function sendBatch(shard: string, { sender, number, views }: ViewBatch): Promise<boolean> {
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
