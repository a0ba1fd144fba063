import { exports } from 'cloudflare:workers'
import { freshCopy } from './local-page-cache.ts'

/**
 * Returns the page at a URL as any reader gets it: from the cache, else from `Pages`.
 *
 * @param url the canonical URL of the page (src/urls/canonical.ts).
 * @param origin the origin of all pages; empty when each host has its own.
 * @param has tells whether the reader has the copy with this ETag; the answer may be a 304 then.
 */
export async function fetchPage(
  url: string,
  origin: string,
  has: (etag: string) => boolean = () => false,
): Promise<Response> {
  return (await freshCopy(url, has)) ?? (await pagesFor(url, origin).fetch(pageRequest(url)))
}

/**
 * Makes a request that has nothing but the URL, so that all readers get the same page. Redirects are left to the
 * browser.
 */
export function pageRequest(url: string): Request {
  return new Request(url, { redirect: 'manual' })
}

/**
 * Returns the entrypoint for a URL. Workers Cache does not distinguish hosts, but pages name their own host. Without
 * a fixed origin each host has a cache of its own: `props` are part of the cache key.
 */
function pagesFor(url: string, origin: string): Pick<Fetcher, 'fetch'> {
  return origin ? exports.Pages : exports.Pages({ props: { origin: new URL(url).origin } })
}
