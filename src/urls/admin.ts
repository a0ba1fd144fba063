import type { Day } from '../lib/dates.ts'

/** Every URL path of the administration. The method decides what a request does: a new verb is a new resource. */
export const adminPaths = {
  overview: () => '/admin',
  script: () => '/assets/admin.js',
  style: () => '/assets/admin.css',

  signIn: () => '/admin/sign-in',
  session: () => '/admin/session',
  invitation: (secret: string) => `/admin/invitations/${secret}`,
  signInScript: () => '/assets/sign-in.js',
  /** The signed-in editor's own account. */
  account: () => '/admin/account',
  /** A part of the account: `name`, `passkeys`, `sessions`. */
  accountPart: (part: string) => `/admin/account/${part}`,
  editors: () => '/admin/editors',
  editor: (id: number) => `/admin/editors/${id}`,
  tokens: () => '/admin/tokens',
  token: (id: number) => `/admin/tokens/${id}`,

  articles: (query = '') => `/admin/articles${query}`,
  newArticle: () => '/admin/articles/new',
  article: (id: number) => `/admin/articles/${id}`,
  /** A part of an article: `publication`, `review`, `preview`, `history`, … */
  articlePart: (id: number, part: string) => `/admin/articles/${id}/${part}`,

  /** What is typed in a form and not saved. The id of a new article is 0. */
  autosave: (id: number, formKey: string) => `/admin/articles/${id}/autosave/${formKey}`,

  /** A preview that opens without signing in, by its secret link. */
  sharedPreview: (secret: string) => `/admin/previews/${secret}`,

  featured: () => '/admin/featured',

  media: () => '/admin/media',
  medium: (id: number) => `/admin/media/${id}`,

  schedule: (monday?: Day) => `/admin/schedule${monday ? `/${monday}` : ''}`,
  scheduleEntry: (id: number) => `/admin/schedule/entries/${id}`,

  /** All records of a kind (src/admin/records/record-kinds.ts). */
  records: (kind: string) => `/admin/${kind}`,
  /** The earlier versions of a record. */
  recordHistory: (kind: string, id: number | string) => `/admin/${kind}/${id}/history`,
  bin: (query = '') => `/admin/bin${query}`,
  /** Restores an entry of the bin. */
  restoration: (id: number) => `/admin/bin/${id}/restoration`,
  /** Asks before a record is deleted, and deletes it. `kind` is its table. */
  removal: (kind: string, key: string | number) => `/admin/removals/${kind}/${encodeURIComponent(key)}`,
  settings: () => '/admin/settings',
  log: (query = '') => `/admin/log${query}`,
}
