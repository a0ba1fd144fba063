import { DurableObject } from 'cloudflare:workers'

/** Adds the shards' counts up for the whole site. */
export class VisitTotals extends DurableObject<Env> {}
