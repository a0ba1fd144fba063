import { exports } from 'cloudflare:workers'
import { freshCopy } from './local-page-cache.ts'

/**
 * The page at an address as any reader gets it: from the cache, else from `Pages`.
 *
 * @param url the page's one address (src/urls/canonical.ts).
 * @param origin that of all pages; empty when each host has its own.
 * @param has whether the reader has the copy with this ETag; the answer may be a 304 then.
 */
export async function fetchPage(
  url: string,
  origin: string,
  has: (etag: string) => boolean = () => false,
): Promise<Response> {
  return (await freshCopy(url, has)) ?? (await pagesFor(url, origin).fetch(pageRequest(url)))
}

/** Nothing but the address, so that one reader's page is any reader's page. A page that has moved is the reader's to follow. */
export function pageRequest(url: string): Request {
  return new Request(url, { redirect: 'manual' })
}

/**
 * Workers Cache does not tell hosts apart, but pages name their own. Without a fixed origin, each has a cache of
 * its own: `props` are part of the key.
 */
function pagesFor(url: string, origin: string): Pick<Fetcher, 'fetch'> {
  return origin ? exports.Pages : exports.Pages({ props: { origin: new URL(url).origin } })
}
