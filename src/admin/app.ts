import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { security } from '../http/security-headers.ts'
import { editors } from './accounts/editor-routes.tsx'
import { account } from './accounts/own-account-routes.tsx'
import { tokens } from './accounts/token-routes.tsx'
import { articleActions } from './articles/action-routes.tsx'
import { attachments } from './articles/attachment-routes.tsx'
import { articleAutosaves } from './articles/autosave-routes.tsx'
import { article } from './articles/edit-routes.tsx'
import { articleHistory } from './articles/history-routes.tsx'
import { articles } from './articles/index-routes.tsx'
import { preview, sharedPreview } from './articles/preview-routes.tsx'
import { auditLog } from './audit-log/route.tsx'
import { removals } from './bin/removal-routes.tsx'
import { bin } from './bin/routes.tsx'
import type { AdminEnv } from './context.ts'
import { dashboard } from './dashboard/route.tsx'
import { onError } from './error-handler.tsx'
import { featured } from './featured/routes.tsx'
import { media } from './media/routes.tsx'
import { crudRoutes } from './records/crud-routes.tsx'
import { staticPageHistory } from './records/page-history-routes.tsx'
import { recordKinds } from './records/record-kinds.ts'
import { requirePermission } from './require-permission.tsx'
import { requireSignIn } from './require-sign-in.tsx'
import { schedule } from './schedule/routes.tsx'
import { searchIndex } from './search-index/routes.tsx'
import { settings } from './settings/routes.tsx'
import { signIn } from './sign-in/routes.tsx'
import { statistics } from './statistics/routes.tsx'
import { tooLargePage } from './too-large-page.tsx'

/**
 * Sets the headers of the editors' pages. They are private, have a stylesheet of their own, and show pictures
 * that are not uploaded yet (`blob:`, `data:`).
 */
const adminHeaders = createMiddleware(async (c, next) => {
  await next()
  const { headers } = c.res
  headers.set('Cache-Control', 'private, no-store')
  const policy = (headers.get('Content-Security-Policy') ?? '')
    .replace('style-src', "style-src 'self'")
    .replace("img-src 'self'", "img-src 'self' blob: data:")
    .replace("frame-ancestors 'self'", "frame-ancestors 'none'")
  headers.set('Content-Security-Policy', policy)
})

/** Room for two of the longest texts as forms encode them. */
const MAX_FORM_BYTES = 16_000_000

const limit = bodyLimit({ maxSize: MAX_FORM_BYTES, onError: tooLargePage })

/** Bounds forms before they are read. Routes that take files bound them themselves. */
const formLimit = createMiddleware<AdminEnv>((c, next) => {
  const mayHaveFiles = /^multipart\/form-data\b/i.test(c.req.header('Content-Type') ?? '')
  return mayHaveFiles ? next() : limit(c, next)
})

/** The editors' pages. */
export const admin = new Hono<AdminEnv>()
  .basePath('/admin')
  .use(adminHeaders, security, csrf(), formLimit)
  .route('/previews', sharedPreview)
  .route('/', signIn)
  .use(requireSignIn)
  .use('/chi-muc-tim-kiem/*', requirePermission('administer'))
  .route('/', dashboard)
  .route('/articles', articles)
  .route('/articles', article)
  .route('/articles', articleAutosaves)
  .route('/articles', articleActions)
  .route('/articles', articleHistory)
  .route('/articles', attachments)
  .route('/articles', preview)
  .route('/featured', featured)
  .route('/schedule', schedule)
  .route('/settings', settings)
  .route('/media', media)
  .route('/bin', bin)
  .route('/removals', removals)
  .route('/account', account)
  .route('/editors', editors)
  .route('/tokens', tokens)
  .route('/log', auditLog)
  .route('/thong-ke', statistics)
  .route('/chi-muc-tim-kiem', searchIndex)
  .onError(onError)

admin.route('/pages', staticPageHistory)
for (const kind of recordKinds) admin.route(`/${kind.name}`, crudRoutes(kind))
