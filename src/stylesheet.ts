// This file has to be directly in src: wrangler keeps the specifiers of text modules as they are written, and workerd
// resolves them from the root of the bundle. In another folder all checks pass, and workerd crashes when it starts.
import { base64, utf8 } from './lib/encoding.ts'
import source from './styles/site.css'

/**
 * The minified stylesheet, inlined into the head of every page: a first visit paints after one round trip. Pages
 * are small enough for that (page and styles fit the first 14 KiB that a connection sends).
 */
export const stylesheet = source
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};,>]) ?/g, '$1')
  .trim()

const digest = await crypto.subtle.digest('SHA-256', utf8(stylesheet))

/** The source expression with which the Content-Security-Policy allows exactly this stylesheet. */
export const stylesheetHash = `'sha256-${base64(digest)}'`
