import { Hono } from 'hono'
import { paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'

/** robots.txt: https://www.rfc-editor.org/rfc/rfc9309 */
export const robots = new Hono<PagesEnv>().get('/robots.txt', (c) => {
  const lines = [
    'User-agent: *',
    'Disallow: /admin',
    'Disallow: /api',
    `Disallow: ${paths.search()}`,
    '',
    `Sitemap: ${c.var.origin}${paths.sitemap()}`,
  ]
  return c.var.text(`${lines.join('\n')}\n`, 'text/plain; charset=utf-8')
})
