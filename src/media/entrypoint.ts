import { WorkerEntrypoint } from 'cloudflare:workers'
import { type PurgeResult, type Purger, purgeWorkersCache } from '../cache/purger.ts'
import { media } from './routes.ts'

/**
 * Files, behind Workers Cache: an answer depends on the address alone. Where there is none, R2 is asked each time.
 */
export class Media extends WorkerEntrypoint<Env> implements Purger {
  override fetch(request: Request): Response | Promise<Response> {
    return media.fetch(request, this.env, this.ctx)
  }

  /** As `Pages` has one: a purge reaches what the calling entrypoint has cached. */
  async purge(tags: readonly string[]): Promise<PurgeResult> {
    return this.ctx.cache ? purgeWorkersCache(this.ctx.cache, tags) : 'for good'
  }
}
