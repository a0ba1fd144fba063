import { Hono } from 'hono'
import { type PagesEnv, reading } from '../reading.ts'
import { archive } from './archive.tsx'
import { article } from './article.tsx'
import { calendar } from './calendar.ts'
import { category } from './category.tsx'
import { feeds } from './feeds.ts'
import { home } from './home.tsx'
import { map } from './map.tsx'
import { openSearch } from './opensearch.ts'
import { broken, notFound } from './problems.tsx'
import { robots } from './robots.ts'
import { schedule } from './schedule.tsx'
import { search } from './search.tsx'
import { searchApi } from './search-api.ts'
import { sitemap } from './sitemap.ts'
import { staticPage } from './static-page.tsx'
import { statistics } from './statistics.tsx'
import { visits } from './visits.ts'

/** The public pages, without any cache. */
export const pages = new Hono<PagesEnv>()
  .use(reading)
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
  .onError(broken)
