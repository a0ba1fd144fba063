import { Hono } from 'hono'
import { layoutBlocks } from '../../content/layout.ts'
import { allPlaces } from '../../content/places.ts'
import { siteOf } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'
import { MapPage } from './page.tsx'

export const map = new Hono<PagesEnv>().get(paths.map(), async (c) => {
  const { layout, places } = await c.var.read({ layout: layoutBlocks(c.var.now), places: allPlaces() })
  return c.var.page(<MapPage site={siteOf(layout, c.var.origin)} places={places} />)
})
