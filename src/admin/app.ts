import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { security } from '../security.ts'
import { account } from './account.tsx'
import { article } from './article.tsx'
import { articleHistory } from './article-history.tsx'
import { articleSteps } from './article-steps.tsx'
import { articles } from './articles.tsx'
import { attachments } from './attachments.tsx'
import { linkGroups, links, places, redirects, synonyms } from './blocks.tsx'
import { type AdminEnv, allow } from './env.tsx'
import { failing } from './failing.tsx'
import { featured } from './featured.tsx'
import { guard } from './guard.tsx'
import { log } from './log.tsx'
import { media } from './media.tsx'
import { overview } from './overview.tsx'
import { preview, sharedPreview } from './previews.tsx'
import { editors } from './roster.tsx'
import { schedule } from './schedule.tsx'
import { searchIndex } from './search-index.tsx'
import { settings } from './settings.tsx'
import { signIn } from './sign-in.tsx'
import { statistics } from './statistics.tsx'
import { categories, pages } from './structure.ts'
import { tokens } from './tokens.tsx'

/** What an editor sees is nobody else's, and has a stylesheet of its own and pictures that are just being chosen. */
const own = createMiddleware(async (c, next) => {
  await next()
  const { headers } = c.res
  headers.set('Cache-Control', 'private, no-store')
  const policy = (headers.get('Content-Security-Policy') ?? '')
    .replace('style-src', "style-src 'self'")
    .replace("img-src 'self'", "img-src 'self' blob: data:")
    .replace("frame-ancestors 'self'", "frame-ancestors 'none'")
  headers.set('Content-Security-Policy', policy)
})

/** The editors' pages. */
export const admin = new Hono<AdminEnv>()
  .basePath('/admin')
  .use(own, security, csrf())
  .route('/previews', sharedPreview)
  .route('/', signIn)
  .use(guard)
  .use('/chi-muc-tim-kiem/*', allow('administer'))
  .route('/', overview)
  .route('/articles', articles)
  .route('/articles', article)
  .route('/articles', articleSteps)
  .route('/articles', articleHistory)
  .route('/articles', attachments)
  .route('/articles', preview)
  .route('/featured', featured)
  .route('/schedule', schedule)
  .route('/categories', categories)
  .route('/pages', pages)
  .route('/links', links)
  .route('/link-groups', linkGroups)
  .route('/places', places)
  .route('/redirects', redirects)
  .route('/synonyms', synonyms)
  .route('/settings', settings)
  .route('/media', media)
  .route('/account', account)
  .route('/editors', editors)
  .route('/tokens', tokens)
  .route('/log', log)
  .route('/thong-ke', statistics)
  .route('/chi-muc-tim-kiem', searchIndex)
  .onError(failing)
