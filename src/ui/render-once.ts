import { raw } from 'hono/html'
import type { JSXNode } from 'hono/jsx'
import type { Site } from './site.ts'

/**
 * Returns a component that renders once for each Site value. It must depend on the site alone. Header, footer and blocks
 * are the same on every page, and take longer to render than the content between them.
 */
export function renderOncePerSite(
  component: (props: { site: Site }) => unknown,
): (props: { site: Site }) => ReturnType<typeof raw> {
  const rendered = new WeakMap<Site, ReturnType<typeof raw>>()
  return ({ site }) => {
    let html = rendered.get(site)
    if (!html) {
      html = raw(String((component({ site }) as JSXNode | null) ?? ''))
      rendered.set(site, html)
    }
    return html
  }
}
