import type { Purged } from './purger.ts'
import { EVERYTHING } from './tags.ts'

/**
 * Purges an entrypoint's part of Workers Cache. Nothing says that it does not keep, after a purge, what was being rendered
 * before it: so it needs another one.
 *
 * https://developers.cloudflare.com/workers/cache/purge/
 */
export async function purgeEdge(cache: CacheContext, tags: readonly string[]): Promise<Purged> {
  const result = await cache.purge(
    tags.includes(EVERYTHING) ? { purgeEverything: true } : { tags: [...tags] },
  )
  if (result.success) return 'for now'
  console.warn('Purge refused', result.errors)
  return 'refused'
}
