/** Nothing that holds after this time would hold later: something hangs. */
const HANG_SECONDS = 120
const LOOK_INTERVAL_MS = 50

/** Waits until something holds. Gives what was seen last, also when it hangs. */
export async function eventually<Value>(
  look: () => Value | Promise<Value>,
  holds: (value: Value) => boolean,
  seconds = HANG_SECONDS,
): Promise<Value> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const value = await look()
    if (holds(value) || Date.now() > deadline) return value
    await new Promise((done) => setTimeout(done, LOOK_INTERVAL_MS))
  }
}

const minuteNow = () => Math.floor(Date.now() / 60_000)

/**
 * What an attempt gives that fell into one minute of the clock: the local rate limiter counts by it. When the minute
 * has turned meanwhile, the attempt is made again.
 *
 * @param attempt gets an address from which nobody has asked before.
 */
export async function withinOneMinute<Value>(attempt: (address: string) => Promise<Value>): Promise<Value> {
  for (let n = 0; ; n++) {
    const began = minuteNow()
    const value = await attempt(`203.0.113.${100 + n}`)
    if (minuteNow() === began) return value
  }
}
