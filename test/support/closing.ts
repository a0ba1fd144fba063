/**
 * One law: what starts a runtime, a browser or a process registers its end at once, before it waits for the start.
 * So a start that fails or hangs half-way leaves nothing behind. In vitest all is closed after each test file
 * (setup.ts), whatever has become of its `beforeAll`.
 */
type Close = () => unknown

const open = new Set<Close>()
let isOver = false

/**
 * Registers what ends something that is being started.
 *
 * @returns ends it now. However often it is called, it ends it once.
 */
export function closeAtEnd(close: Close): () => Promise<void> {
  let ended: Promise<void> | undefined
  const end = async () => {
    open.delete(closeOnce)
    await close()
  }
  const closeOnce = () => {
    ended ??= end()
    return ended
  }
  open.add(closeOnce)
  // The start was too slow for its hook: it is over before it has begun.
  if (isOver) void closeOnce()
  return closeOnce
}

/** Waits for a start; ends what it has begun when it fails. */
export async function startedOrClosed<Started>(
  close: () => Promise<void>,
  start: () => Promise<Started>,
): Promise<Started> {
  try {
    return await start()
  } catch (error) {
    await close()
    throw error
  }
}

/** Ends all that is open, newest first, and at once what is started from now on. */
export async function closeAll(): Promise<void> {
  isOver = true
  const failures: unknown[] = []
  for (const close of [...open].toReversed()) {
    try {
      await close()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not all could be closed')
}
