import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type ActorVariables, can, type Permission } from '../auth/actor.ts'
import { type CategoryInOutline, categoryOutline, layoutBlocks } from '../content/layout.ts'
import { read } from '../db/query.ts'
import { ErrorPage } from '../site/error-pages.tsx'
import { type AdminSite, siteOf } from '../ui/site.ts'

/** What every handler of the administration has: `c.var.actor` is who asks. */
export interface AdminEnv {
  Bindings: Env
  Variables: ActorVariables
}

export type AdminContext = Context<AdminEnv>

/** The site that a page for editors is of, with who looks at it. */
export async function siteFor(c: AdminContext): Promise<AdminSite> {
  const { values } = await read(c.env.DB, { layout: layoutBlocks(new Date()) })
  return { ...siteOf(values.layout, new URL(c.req.url).origin), actor: c.var.actor }
}

/** All categories as a tree, for lists to choose from. */
export async function categoryOutlineFor(c: AdminContext): Promise<CategoryInOutline[]> {
  const { values } = await read(c.env.DB, { outline: categoryOutline() })
  return values.outline
}

/** Refuses whoever is not allowed something, with a page. */
export const requirePermission = (permission: Permission) =>
  createMiddleware<AdminEnv>(async (c, next) => {
    if (can(c.var.actor, permission)) return next()
    const { t } = await siteFor(c)
    return c.html(<ErrorPage t={t} title={t.notAllowedTitle} text={t.notAllowedText} />, 403)
  })
