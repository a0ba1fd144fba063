import { tags } from '../cache/tags.ts'

/**
 * The lifetime of search results, in seconds. The number of searches has no limit, so caches keep no result for long.
 */
export const SEARCH_LIFETIME = { fresh: 300, staleWhileRevalidate: 0, staleIfError: 3_600 } as const

/** Every search result goes stale with the index. */
export const SEARCH_TAGS = [tags.search] as const
