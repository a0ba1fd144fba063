/**
 * Replaces postcss in the Worker (wrangler.toml, `[alias]`). sanitize-html loads postcss to parse `style` attributes,
 * which no body keeps. postcss needs Node's file system, and is as large as the rest of the sanitiser.
 */
export function parse(): never {
  throw new Error('Style attributes are dropped, not parsed: postcss is not here')
}
