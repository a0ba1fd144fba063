import { exports, WorkerEntrypoint } from 'cloudflare:workers'
import { cachedOrRender, purgeLocalPages } from '../cache/local-page-cache.ts'
import { type PurgeResult, type Purger, purgeWorkersCache } from '../cache/purger.ts'
import { EVERYTHING } from '../cache/tags.ts'
import { pages } from './app.ts'

/**
 * The public pages, behind the cache: an answer depends on the address and the database alone. Where the
 * runtime has Workers Cache, it stands in front of this entrypoint; elsewhere src/cache/local-page-cache.ts stands in it.
 */
export class Pages extends WorkerEntrypoint<Env> implements Purger {
  override fetch(request: Request): Response | Promise<Response> {
    const render = () => pages.fetch(request, this.env, this.ctx)
    if (this.ctx.cache) return render()
    return cachedOrRender(request.url, render, (promise) => this.ctx.waitUntil(promise))
  }

  /** A purge reaches what the calling entrypoint has cached, so it has to be called here; what files are stale, `Media` is told. */
  async purge(tags: readonly string[]): Promise<PurgeResult> {
    const files = tags.filter((tag) => tag === EVERYTHING || tag.startsWith('media:'))
    const ofFiles = files.length > 0 ? await exports.Media.purge(files) : undefined
    if (ofFiles === 'refused') return 'refused'
    if (this.ctx.cache) return purgeWorkersCache(this.ctx.cache, tags)
    purgeLocalPages(tags)
    return 'final'
  }
}
