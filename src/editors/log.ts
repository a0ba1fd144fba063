import { bind, type Executor, sqlite } from '../db.ts'

export interface LogEntry {
  id: number
  at: string
  name: string
  actor: string
  address: string
  action: 'add' | 'change' | 'remove'
  subject: string
  subject_id: string
  title: string
  /** JSON objects of what has changed. */
  before: string | null
  after: string | null
}

/** What is logged, by the names of the tables. */
export const subjects = [
  ...['articles', 'media', 'attachments', 'schedule_entries', 'categories', 'pages', 'links', 'link_groups'],
  ...['places', 'redirects', 'synonyms', 'settings', 'editors', 'passkeys', 'access_tokens'],
] as const

/** The log, newest first; one more than `limit` if there is more. */
export async function logEntries(
  db: Executor,
  {
    subject,
    actor,
    before,
  }: { subject?: string | undefined; actor?: string | undefined; before?: number | undefined },
  limit: number,
): Promise<LogEntry[]> {
  let found = sqlite
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (subject) found = found.where('subject', '=', subject)
  if (actor) found = found.where('actor', '=', actor)
  if (before !== undefined) found = found.where('id', '<', before)
  const { results } = await bind(db, found.compile()).all<LogEntry>()
  return results
}
