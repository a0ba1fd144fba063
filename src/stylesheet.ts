// This file has to lie directly in src: wrangler keeps the specifiers of text modules as they are written, and workerd looks
// them up from the root of the bundle. Elsewhere all checks pass and workerd dies at its start.
import { base64, utf8 } from './lib/encoding.ts'
import source from './styles/site.css'

/**
 * The stylesheet stands in the head of every page: a first visit paints after one round trip, and the pages
 * are small enough for it (page and styles fit the first 14 KiB that a connection sends).
 */
export const stylesheet = source
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};,>]) ?/g, '$1')
  .trim()

const digest = await crypto.subtle.digest('SHA-256', utf8(stylesheet))

/** The source expression by which the Content-Security-Policy allows exactly this stylesheet. */
export const stylesheetHash = `'sha256-${base64(digest)}'`
