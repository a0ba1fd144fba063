import type { Context } from 'hono'
import type { ActorVariables } from '../auth/actor.ts'
import { type CategoryInOutline, categoryOutline, layoutBlocks } from '../content/layout.ts'
import { read } from '../db/query.ts'
import { type AdminSite, siteOf } from '../ui/site.ts'

/** The context of every handler of the administration. `c.var.actor` is the editor who makes the request. */
export interface AdminEnv {
  Bindings: Env
  Variables: ActorVariables
}

export type AdminContext = Context<AdminEnv>

/** Loads the site for a page of the administration, with the actor. */
export async function siteFor(c: AdminContext): Promise<AdminSite> {
  const { values } = await read(c.env.DB, { layout: layoutBlocks(new Date()) })
  return { ...siteOf(values.layout, new URL(c.req.url).origin), actor: c.var.actor }
}

/** Loads all categories as a tree, for choices. */
export async function categoryOutlineFor(c: AdminContext): Promise<CategoryInOutline[]> {
  const { values } = await read(c.env.DB, { outline: categoryOutline() })
  return values.outline
}
