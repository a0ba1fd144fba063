import { allCategories, siteSettings } from '../content/layout.ts'
import type { AuditActor } from '../db/audit-actor.ts'
import type { Executor } from '../db/builder.ts'
import { read } from '../db/query.ts'
import type { Media } from '../db/schema.ts'
import type { ImportReport } from './report.ts'

export interface ImportOptions {
  db: Executor
  report: ImportReport
  /** For new articles whose record names no category. */
  defaultCategory: { slug: string; name: string }
  /** Stores a picture that a record names by its file, or says why not. */
  picture: (file: string) => Promise<Media | { reason: string }>
  now: Date
  /** Who does it, for the log. */
  auditActor?: AuditActor
  onProgress?: () => void
}

/** What is known while an import runs. */
export interface ImportContext extends ImportOptions {
  /** Of the site (IANA name). */
  timeZone: string
  /** Ids of the categories by slug; grows as records add some. */
  categories: Map<string, number>
}

export async function loadImportContext(options: ImportOptions): Promise<ImportContext> {
  const { values } = await read(options.db, { settings: siteSettings(), categories: allCategories() })
  const categories = new Map(values.categories.map(({ slug, id }) => [slug, id]))
  return { ...options, timeZone: values.settings.time_zone, categories }
}
