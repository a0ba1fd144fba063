/** Who makes a change, for the log: `actorKey`, name, and the address that it comes from. Empty: a script, the clock. */
export interface Acting {
  actor: string
  name: string
  address: string
}

export const nobody: Acting = { actor: '', name: '', address: '' }
