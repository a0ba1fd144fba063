/**
 * Authors write drafts of their own. Editors write all content, and publish. Administrators also change settings,
 * accounts and tokens.
 */
export const roles = ['author', 'editor', 'administrator'] as const
export type Role = (typeof roles)[number]

/** The person (signed in) or script (with an access token) that makes a request. */
export interface Actor {
  kind: 'editor' | 'token'
  /** Id of the editor or of the token. */
  id: number
  name: string
  role: Role
}

/** Hono variables that the sign-in middleware of administration and API sets. */
export interface ActorVariables {
  actor: Actor
}

/**
 * A permission:
 * - `write`: to write own drafts and upload files, and to read all content
 * - `publish`: to do everything with articles and all other content
 * - `administer`: to use settings, accounts, access tokens, the audit log, the search index
 */
export type Permission = 'write' | 'publish' | 'administer'

const permissions: Record<Role, readonly Permission[]> = {
  author: ['write'],
  editor: ['write', 'publish'],
  administrator: ['write', 'publish', 'administer'],
}

/** Tells whether an actor has a permission. */
export function can({ role }: Pick<Actor, 'role'>, permission: Permission): boolean {
  return permissions[role].includes(permission)
}

/** Returns the form of an actor in the audit log and in `created_by` of articles: `editor:3`. */
export const actorKey = ({ kind, id }: Pick<Actor, 'kind' | 'id'>): string => `${kind}:${id}`
