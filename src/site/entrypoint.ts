import { exports, WorkerEntrypoint } from 'cloudflare:workers'
import { cachedOrRender, purgeLocalPages } from '../cache/local-page-cache.ts'
import { type PurgeResult, type Purger, purgeWorkersCache } from '../cache/purger.ts'
import { EVERYTHING } from '../cache/tags.ts'
import { pages } from './app.ts'

/**
 * The public pages behind the cache. A response depends on the URL and the database alone. Workers Cache is in front of
 * this entrypoint; where the runtime has none, src/cache/local-page-cache.ts replaces it in here.
 */
export class Pages extends WorkerEntrypoint<Env> implements Purger {
  override fetch(request: Request): Response | Promise<Response> {
    const render = () => pages.fetch(request, this.env, this.ctx)
    if (this.ctx.cache) return render()
    return cachedOrRender(request.url, render, (promise) => this.ctx.waitUntil(promise))
  }

  /** Purges tags here, since a purge affects only the cache of the calling entrypoint. `Media` purges the tags of files. */
  async purge(tags: readonly string[]): Promise<PurgeResult> {
    const fileTags = tags.filter((tag) => tag === EVERYTHING || tag.startsWith('media:'))
    const fileResult = fileTags.length > 0 ? await exports.Media.purge(fileTags) : undefined
    if (fileResult === 'refused') return 'refused'
    if (this.ctx.cache) return purgeWorkersCache(this.ctx.cache, tags)
    purgeLocalPages(tags)
    return 'final'
  }
}
