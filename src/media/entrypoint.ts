import { WorkerEntrypoint } from 'cloudflare:workers'
import { purgeEdge } from '../edge-purge.ts'
import type { Purged, Purger } from '../outbox.ts'
import { media } from './app.ts'

/**
 * Files, behind Workers Cache: an answer depends on the address alone. Where there is none, R2 is asked each time.
 */
export class Media extends WorkerEntrypoint<Env> implements Purger {
  override fetch(request: Request): Response | Promise<Response> {
    return media.fetch(request, this.env, this.ctx)
  }

  /** As `Pages` has one: a purge reaches what the calling entrypoint has cached. */
  async purge(tags: readonly string[]): Promise<Purged> {
    return this.ctx.cache ? purgeEdge(this.ctx.cache, tags) : 'for good'
  }
}
