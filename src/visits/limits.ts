/**
 * A visit is what a reader reads without a pause as long as this, in milliseconds. Further views belong to the same
 * visit, and so does what is counted against the limits.
 */
export const VISIT_MS = 30 * 60_000

/**
 * What one reader, and one network, can add to the counters within that time. A person does not read more, an office
 * or a village behind one address seldom; whoever repeats a request a thousand times, or under a thousand names, does.
 */
export const limits = { views: 60, networkViews: 600, networkVisits: 100 } as const

export type Limits = typeof limits

/** What is known of a reader: views in this visit, and when the last one was (milliseconds since the epoch). */
export interface ReaderSeen {
  views: number
  seen_at: number
}

/** What has come from a network since a moment (milliseconds since the epoch). */
export interface NetworkSeen {
  views: number
  visits: number
  since: number
}

export type Judgement = { counts: false } | { counts: true; beginsVisit: boolean }

/** Whether a view counts, and both records as they are after it. */
export function judge(
  at: number,
  reader: ReaderSeen | undefined,
  network: NetworkSeen | undefined,
): { judgement: Judgement; reader: ReaderSeen | undefined; network: NetworkSeen } {
  const visiting = reader && at - reader.seen_at < VISIT_MS ? reader : undefined
  const within = network && at - network.since < VISIT_MS ? network : { views: 0, visits: 0, since: at }
  const beginsVisit = !visiting
  if (within.views >= limits.networkViews || (beginsVisit && within.visits >= limits.networkVisits)) {
    return { judgement: { counts: false }, reader, network: within }
  }
  // Who goes on beyond the limit stays beyond it until there has been a pause.
  const views = (visiting?.views ?? 0) + 1
  const seen = { views, seen_at: Math.max(at, visiting?.seen_at ?? 0) }
  if (views > limits.views) return { judgement: { counts: false }, reader: seen, network: within }
  return {
    judgement: { counts: true, beginsVisit },
    reader: seen,
    network: {
      views: within.views + 1,
      visits: within.visits + (beginsVisit ? 1 : 0),
      since: within.since,
    },
  }
}
