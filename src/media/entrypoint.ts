import { WorkerEntrypoint } from 'cloudflare:workers'
import { type PurgeResult, type Purger, purgeWorkersCache } from '../cache/purger.ts'
import { media } from './routes.ts'

/**
 * Serves files behind Workers Cache: an answer depends on the URL alone. Without Workers Cache each request reads R2.
 */
export class Media extends WorkerEntrypoint<Env> implements Purger {
  override fetch(request: Request): Response | Promise<Response> {
    return media.fetch(request, this.env, this.ctx)
  }

  /** Purges this entrypoint's cache, which no other entrypoint can reach. */
  async purge(tags: readonly string[]): Promise<PurgeResult> {
    return this.ctx.cache ? purgeWorkersCache(this.ctx.cache, tags) : 'final'
  }
}
