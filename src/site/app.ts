import { Hono } from 'hono'
import { archive } from './archive/route.tsx'
import { article } from './article/route.tsx'
import { category } from './category/route.tsx'
import { type PagesEnv, pageContext } from './context.ts'
import { notFound, onError } from './error-handlers.tsx'
import { robots } from './feeds/robots.ts'
import { feeds } from './feeds/rss.ts'
import { sitemap } from './feeds/sitemap.ts'
import { home } from './home/route.tsx'
import { map } from './map/route.tsx'
import { calendar } from './schedule/ical-route.ts'
import { schedule } from './schedule/route.tsx'
import { searchApi } from './search/api-route.ts'
import { openSearch } from './search/opensearch.ts'
import { search } from './search/route.tsx'
import { staticPage } from './static-page/route.tsx'
import { visits } from './statistics/figures-route.ts'
import { statistics } from './statistics/route.tsx'

/** The public pages, without any cache. */
export const pages = new Hono<PagesEnv>()
  .use(pageContext)
  .route('/', home)
  .route('/', feeds)
  .route('/', sitemap)
  .route('/', robots)
  .route('/', archive)
  .route('/', schedule)
  .route('/', calendar)
  .route('/', map)
  .route('/', search)
  .route('/', searchApi)
  .route('/', openSearch)
  .route('/', statistics)
  .route('/', visits)
  .route('/', staticPage)
  .route('/', category)
  .route('/', article)
  .notFound(notFound)
  .onError(onError)
