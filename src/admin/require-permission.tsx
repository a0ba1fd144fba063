import { createMiddleware } from 'hono/factory'
import { can, type Permission } from '../auth/actor.ts'
import { ErrorPage } from '../site/error-pages.tsx'
import { type AdminEnv, siteFor } from './context.ts'

/** Refuses actors who lack a permission, with a page. */
export const requirePermission = (permission: Permission) =>
  createMiddleware<AdminEnv>(async (c, next) => {
    if (can(c.var.actor, permission)) return next()
    const { t } = await siteFor(c)
    return c.html(<ErrorPage t={t} title={t.notAllowedTitle} text={t.notAllowedText} />, 403)
  })
