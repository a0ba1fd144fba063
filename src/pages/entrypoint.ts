import { WorkerEntrypoint } from 'cloudflare:workers'
import { EVERYTHING } from '../cache.ts'
import type { Purged, Purger } from '../outbox.ts'
import { keptPage, purgePages } from '../page-cache.ts'
import { pages } from './app.ts'

/**
 * The public pages, behind the cache: an answer depends on the address and the database alone. Where the
 * runtime has Workers Cache, it stands in front of this entrypoint; elsewhere src/page-cache.ts stands in it.
 */
export class Pages extends WorkerEntrypoint<Env> implements Purger {
  override fetch(request: Request): Response | Promise<Response> {
    const render = () => pages.fetch(request, this.env, this.ctx)
    if (this.ctx.cache) return render()
    return keptPage(request.url, render, (promise) => this.ctx.waitUntil(promise))
  }

  /**
   * A purge reaches what the calling entrypoint has cached, so it has to be called here. Nothing says that
   * Workers Cache does not keep, after a purge, what was being rendered before it: so it needs another one.
   */
  async purge(tags: readonly string[]): Promise<Purged> {
    if (!this.ctx.cache) {
      purgePages(tags)
      return 'for good'
    }
    const result = await this.ctx.cache.purge(
      tags.includes(EVERYTHING) ? { purgeEverything: true } : { tags: [...tags] },
    )
    if (result.success) return 'for now'
    console.warn('Purge refused', result.errors)
    return 'refused'
  }
}
