/**
 * The pause that ends a visit, in milliseconds. Views without such a pause belong to one visit. The limits cover the
 * same time.
 */
export const VISIT_MS = 30 * 60_000

/**
 * What one reader and one network can add to the counters within that time. A person does not read more, and an
 * office or a village behind one IP address seldom does. A script that repeats a request a thousand times, or under a
 * thousand names, does.
 */
export const limits = { views: 60, networkViews: 600, networkVisits: 100 } as const

export type Limits = typeof limits

/** A reader's views in this visit, and the time of the last one (milliseconds since the epoch). */
export interface ReaderSeen {
  views: number
  seen_at: number
}

/** A network's views and visits since a moment (milliseconds since the epoch). */
export interface NetworkSeen {
  views: number
  visits: number
  since: number
}

export type Judgement = { counts: false } | { counts: true; beginsVisit: boolean }

/** Tells whether a view counts, and returns both records as they are after it. */
export function judge(
  at: number,
  reader: ReaderSeen | undefined,
  network: NetworkSeen | undefined,
): { judgement: Judgement; reader: ReaderSeen | undefined; network: NetworkSeen } {
  const currentVisit = reader && at - reader.seen_at < VISIT_MS ? reader : undefined
  const networkWindow =
    network && at - network.since < VISIT_MS ? network : { views: 0, visits: 0, since: at }
  const beginsVisit = !currentVisit
  if (
    networkWindow.views >= limits.networkViews ||
    (beginsVisit && networkWindow.visits >= limits.networkVisits)
  ) {
    return { judgement: { counts: false }, reader, network: networkWindow }
  }
  // A reader beyond the limit stays beyond it until there is a pause.
  const views = (currentVisit?.views ?? 0) + 1
  const activity = { views, seen_at: Math.max(at, currentVisit?.seen_at ?? 0) }
  if (views > limits.views) return { judgement: { counts: false }, reader: activity, network: networkWindow }
  return {
    judgement: { counts: true, beginsVisit },
    reader: activity,
    network: {
      views: networkWindow.views + 1,
      visits: networkWindow.visits + (beginsVisit ? 1 : 0),
      since: networkWindow.since,
    },
  }
}
