/** An author writes own drafts; an editor all content, and publishes; an administrator besides settings, editors, tokens. */
export const roles = ['author', 'editor', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Who asks for a change: somebody who has signed in, or a script with an access token. */
export interface Actor {
  kind: 'editor' | 'token'
  /** Of the editor or of the token. */
  id: number
  name: string
  role: Role
}

/** For Hono: set by what guards the administration and the API. */
export interface ActorVariables {
  actor: Actor
}

/**
 * What there is to be allowed:
 * - `write`: own drafts, files; what the newsroom has may be looked at
 * - `publish`: everything with articles, and all other content
 * - `administer`: settings, editors, access tokens, the log, the index
 */
export type Permission = 'write' | 'publish' | 'administer'

const permissions: Record<Role, readonly Permission[]> = {
  author: ['write'],
  editor: ['write', 'publish'],
  administrator: ['write', 'publish', 'administer'],
}

export function can({ role }: Pick<Actor, 'role'>, permission: Permission): boolean {
  return permissions[role].includes(permission)
}

/** As the log and the articles' `created_by` have it. */
export const actorKey = ({ kind, id }: Pick<Actor, 'kind' | 'id'>): string => `${kind}:${id}`
