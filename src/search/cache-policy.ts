import { tags } from '../cache/tags.ts'

/** Of answers to searches. There is no end of them, so they are not kept for long. */
export const SEARCH_LIFETIME = { fresh: 300, staleWhileRevalidate: 0, staleIfError: 3_600 } as const

/** Whatever a search finds goes stale with the index. */
export const SEARCH_TAGS = [tags.search] as const
