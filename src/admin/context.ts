import type { Context } from 'hono'
import { type ActorVariables, actorKey } from '../auth/actor.ts'
import { binEntryById } from '../content/bin/bin-entries.ts'
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
  const { removed = '', restored } = c.req.query()
  const { values } = await read(c.env.DB, {
    layout: layoutBlocks(new Date()),
    removed: binEntryById(/^\d{1,15}$/.test(removed) ? Number(removed) : 0),
  })
  const { actor } = c.var
  return {
    ...siteOf(values.layout, new URL(c.req.url).origin),
    actor,
    ...(actor && values.removed?.actor === actorKey(actor) && { removed: values.removed }),
    restored: restored === '1',
  }
}

/** Loads all categories as a tree, for choices. */
export async function categoryOutlineFor(c: AdminContext): Promise<CategoryInOutline[]> {
  const { values } = await read(c.env.DB, { outline: categoryOutline() })
  return values.outline
}
