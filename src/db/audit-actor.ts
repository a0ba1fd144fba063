/** Who makes a change, for the log: `actorKey`, name, and the address that it comes from. Empty: a script, the clock. */
export interface AuditActor {
  actor: string
  name: string
  ip: string
}

export const systemActor: AuditActor = { actor: '', name: '', ip: '' }
