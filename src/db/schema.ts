import type { Generated, Selectable } from 'kysely'
import type { Day, Instant } from '../lib/dates.ts'
import type {
  AccessTokensTable,
  ArticleRevisionsTable,
  AuditLogTable,
  AutosavesTable,
  EditorsTable,
  IdempotentRequestsTable,
  PageRevisionsTable,
  PasskeysTable,
  SessionsTable,
} from './account-tables.ts'

/**
 * The tables and views of migrations/content that more than one file reads, as Kysely sees them. A table that only
 * one file of src/content reads is described in that file (`withTables`).
 */
export interface Database {
  settings: SettingsTable
  categories: CategoriesTable
  media: MediaTable
  articles: ArticlesTable
  schedule_entries: ScheduleEntriesTable
  /**
   * One row of JSON, which the database's triggers maintain. src/content/layout-snapshot.ts describes its content.
   */
  layout: LayoutTable
  layout_now: { value: string }
  /** Cache tags to purge. Times are Unix seconds. */
  outbox: OutboxTable
  purge_budget: { id: number; calls: number; refilled_at: number; granted: 0 | 1 }
  clock: { id: number; day: string; hour: string }
  /** JSON array of ids. */
  most_read: { id: number; articles: string }
  reindex: { article_id: number; stamp: string }
  synonyms_version: { id: number; version: string }
  editors: EditorsTable
  invitations: { token_hash: string; editor_id: number; loopback: 0 | 1; expires_at: Instant }
  passkeys: PasskeysTable
  challenges: { challenge: string; editor_id: number | null; expires_at: Instant }
  sessions: SessionsTable
  access_tokens: AccessTokensTable
  idempotent_requests: IdempotentRequestsTable
  stale_lists: { list: string }
  attachments: { article_id: number; media_id: number; title: string; position: number }
  /** `fields` is a JSON object: the form's fields by name. */
  autosaves: AutosavesTable
  previews: { token_hash: string; article_id: number; expires_at: Instant }
  not_found_paths: { week: Day; path: string; count: number }
  audit_actor: { id: number; actor: string; name: string; ip: string }
  audit_log: AuditLogTable
  article_revisions: ArticleRevisionsTable
  page_revisions: PageRevisionsTable
}

interface LayoutTable {
  id: number
  value: string
  version: string
  visits_day: Generated<string>
  visits_today: Generated<number>
  visits_counted: Generated<number>
}

interface OutboxTable {
  id: Generated<number>
  tag: string
  due_at: number
  again: Generated<0 | 1>
  lease: string | null
  leased_until: Generated<number>
}

interface SettingsTable {
  id: number
  name: string
  tagline: Generated<string>
  owner: Generated<string>
  licence: Generated<string>
  responsible: Generated<string>
  address: Generated<string>
  phone: Generated<string>
  email: Generated<string>
  locale: Generated<'vi' | 'en'>
  time_zone: Generated<string>
  visit_base: Generated<number>
  version: Generated<number>
}

interface CategoriesTable {
  id: Generated<number>
  parent_id: number | null
  slug: string
  name: string
  sort_key: string
  kind: Generated<'news' | 'department'>
  position: Generated<number>
  version: Generated<number>
}

interface MediaTable {
  id: Generated<number>
  key: string
  type: string
  bytes: number
  width: number | null
  height: number | null
  name: Generated<string>
  created_at: Instant
  alt: Generated<string>
  version: Generated<number>
}

interface ArticlesTable {
  id: Generated<number>
  category_id: number
  status: 'draft' | 'scheduled' | 'published' | 'withdrawn'
  published_at: Instant | null
  published_day: Day | null
  first_published_at: Instant | null
  updated_at: Instant
  expires_at: Instant | null
  featured_position: number | null
  version: Generated<number>
  slug: string
  title: string
  lead: Generated<string>
  author: Generated<string>
  organisation: Generated<string>
  cover_media_id: number | null
  cover_alt: Generated<string>
  cover_caption: Generated<string>
  external_id: string | null
  old_url: string | null
  body: Generated<string>
  /** How far a draft is on its way to publication. */
  review: Generated<'' | 'submitted' | 'returned'>
  review_note: Generated<string>
  withdrawn_reason: Generated<string>
  /** The actor's key, such as `editor:3` or `token:2`; or empty. */
  created_by: Generated<string>
}

interface ScheduleEntriesTable {
  id: Generated<number>
  day: Day
  part: 'morning' | 'afternoon'
  /** `HH:MM`; null if only the half of the day is known. */
  starts_at: string | null
  leader: Generated<string>
  content: string
  place: Generated<string>
  participants: Generated<string>
  prepared_by: Generated<string>
  status: Generated<'planned' | 'changed' | 'cancelled'>
  position: Generated<number>
  version: Generated<number>
  /** Time of the last change. */
  changed_at: Generated<Instant>
}

export type Settings = Selectable<SettingsTable>
export type Category = Selectable<CategoriesTable>
export type Article = Selectable<ArticlesTable>
/** Columns that only the editors' own work fills. No import sets them. */
export type EditingColumn = 'review' | 'review_note' | 'withdrawn_reason' | 'created_by'
export type Media = Selectable<MediaTable>
export type ScheduleEntry = Selectable<ScheduleEntriesTable>
export type Editor = Selectable<EditorsTable>
export type AccessToken = Selectable<AccessTokensTable>
export type Passkey = Selectable<PasskeysTable>
