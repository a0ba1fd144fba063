import { DurableObject } from 'cloudflare:workers'

/** Counts the page views of one data centre. */
export class VisitShard extends DurableObject<Env> {}
