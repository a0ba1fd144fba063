/**
 * The author of a change, for the audit log: `actorKey`, name and IP address. Empty for the clock and for local
 * scripts.
 */
export interface AuditActor {
  actor: string
  name: string
  ip: string
}

export const systemActor: AuditActor = { actor: '', name: '', ip: '' }
