import { Hono } from 'hono'
import { layoutBlocks } from '../content/layout.ts'
import { allPlaces } from '../content/places.ts'
import { paths } from '../paths.ts'
import type { PagesEnv } from '../reading.ts'
import { MapPage } from '../views/map-page.tsx'
import { siteOf } from '../views/site.ts'

export const map = new Hono<PagesEnv>().get(paths.map(), async (c) => {
  const { layout, places } = await c.var.read({ layout: layoutBlocks(c.var.now), places: allPlaces() })
  return c.var.page(<MapPage site={siteOf(layout, c.var.origin)} places={places} />)
})
