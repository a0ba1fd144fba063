import { allCategories, siteSettings } from '../content/layout.ts'
import type { AuditActor } from '../db/audit-actor.ts'
import type { Executor } from '../db/builder.ts'
import { read } from '../db/query.ts'
import type { Media } from '../db/schema.ts'
import type { ImportReport } from './report.ts'

export interface ImportOptions {
  db: Executor
  report: ImportReport
  /** The category of new articles whose record names none. */
  defaultCategory: { slug: string; name: string }
  /** Stores a picture file that a record names, or returns why it cannot. */
  picture: (file: string) => Promise<Media | { reason: string }>
  now: Date
  /** The author of the changes, for the audit log. */
  auditActor?: AuditActor
  onProgress?: () => void
}

/** The state of a running import. */
export interface ImportContext extends ImportOptions {
  /** The site's time zone (IANA name). */
  timeZone: string
  /** Ids of the categories by slug. Grows when records add categories. */
  categories: Map<string, number>
}

export async function loadImportContext(options: ImportOptions): Promise<ImportContext> {
  const { values } = await read(options.db, { settings: siteSettings(), categories: allCategories() })
  const categories = new Map(values.categories.map(({ slug, id }) => [slug, id]))
  return { ...options, timeZone: values.settings.time_zone, categories }
}
