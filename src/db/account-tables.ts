import type { Generated } from 'kysely'

// The tables of accounts and of the newsroom's own work. Times are UTC, `YYYY-MM-DDTHH:MM:SSZ`.

export interface EditorsTable {
  id: Generated<number>
  email: string
  name: Generated<string>
  role: 'author' | 'editor' | 'administrator'
  active: Generated<0 | 1>
  created_at: string
  version: Generated<number>
}

export interface PasskeysTable {
  /** The credential's id, base64url. */
  id: string
  editor_id: number
  /** Base64url. */
  public_key: string
  counter: Generated<number>
  /** JSON array. */
  transports: Generated<string>
  name: Generated<string>
  created_at: string
  last_used_at: string | null
}

export interface SessionsTable {
  token_hash: string
  editor_id: number
  created_at: string
  last_used_at: string
  expires_at: string
  /** Where the session began: IP address, User-Agent and passkey. The passkey is null when it has been removed. */
  ip: Generated<string>
  agent: Generated<string>
  passkey_id: string | null
}

export interface AccessTokensTable {
  id: Generated<number>
  token_hash: string
  name: string
  role: 'author' | 'editor' | 'administrator'
  created_at: string
  last_used_at: string | null
  expires_at: string | null
  revoked_at: string | null
}

export interface IdempotentRequestsTable {
  actor: string
  key: string
  fingerprint: string
  status: number | null
  answer: string | null
  created_at: string
}

export interface AutosavesTable {
  editor_id: number
  form_key: string
  /** 0 for a new article. */
  article_id: number
  fields: string
  base_version: number
  saved_at: string
}

export interface AuditLogTable {
  id: Generated<number>
  at: Generated<string>
  actor: string
  name: string
  ip: string
  action: 'add' | 'change' | 'remove'
  /** The name of the table; `subject_id` is the key of the row. */
  subject: string
  subject_id: string
  title: string
  /** The whole row as JSON, without long texts; `text_changed` in it says whether those differ. */
  before: string | null
  after: string | null
}

export interface PageRevisionsTable {
  id: Generated<number>
  page_id: number
  version: number
  replaced_at: Generated<string>
  actor: string
  name: string
  title: string
  body: string
}

export interface ArticleRevisionsTable {
  article_id: number
  version: number
  replaced_at: Generated<string>
  actor: string
  name: string
  title: string
  lead: string
  author: string
  organisation: string
  cover_media_id: number | null
  cover_alt: string
  cover_caption: string
  body: string
}
