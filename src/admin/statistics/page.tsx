import type { TitledArticle } from '../../content/articles/articles-by-id.ts'
import { statisticsMessages } from '../../i18n/admin/statistics.ts'
import { HowCounted } from '../../ui/how-counted.tsx'
import type { Site } from '../../ui/site.ts'
import { VisitsChart } from '../../ui/visits-chart.tsx'
import { FROM, paths, TO } from '../../urls/public.ts'
import type { Limits } from '../../visits/counting-rules.ts'
import type { DayFigures, Range } from '../../visits/figures.ts'
import { AdminLayout } from '../ui/layout.tsx'

interface ReadArticle {
  id: number
  views: number
  total: number
  /** Undefined if the article was deleted. */
  article: TitledArticle | undefined
}

interface StatisticsPageProps {
  site: Site
  range: Range
  presets: { days: number; range: Range }[]
  days: readonly DayFigures[]
  articles: readonly ReadArticle[]
  limits: Limits
  /** Number of days for which daily views are stored. */
  daysKept: number
}

export function StatisticsPage(props: StatisticsPageProps) {
  const { site, range, days, articles, limits, daysKept } = props
  const { t } = site
  const w = statisticsMessages(t.lang)
  return (
    <AdminLayout site={site} title={t.visits}>
      <h1>{t.visits}</h1>
      <RangeForm {...props} />
      <VisitsChart site={site} days={days} />
      <h2 class="section">{t.mostRead}</h2>
      <MostReadTable site={site} articles={articles} />
      <p class="note">{w.keptByMonth(daysKept)}</p>
      <ul>
        <li>
          <a href={paths.adminDaysCsv(range)} download>
            {w.downloadDays}
          </a>
        </li>
        <li>
          <a href={paths.adminArticlesCsv(range)} download>
            {w.downloadArticles}
          </a>
        </li>
      </ul>
      <HowCounted site={site} limits={limits} />
    </AdminLayout>
  )
}

function RangeForm({ site, range, presets }: StatisticsPageProps) {
  const w = statisticsMessages(site.t.lang)
  return (
    <form class="range" action={paths.adminStatistics()}>
      <fieldset>
        <legend>{w.range}</legend>
        <label>
          {w.from} <input type="date" name={FROM} value={range.from} required />
        </label>
        <label>
          {w.to} <input type="date" name={TO} value={range.to} required />
        </label>
        <button type="submit">{w.show}</button>
        <span class="presets">
          {presets.map(({ days, range: { from, to } }) => (
            <a
              href={paths.adminStatistics({ from, to })}
              {...(from === range.from && to === range.to && { 'aria-current': 'true' })}
            >
              {w.lastDays(days)}
            </a>
          ))}
        </span>
      </fieldset>
    </form>
  )
}

function MostReadTable({ site, articles }: { site: Site; articles: readonly ReadArticle[] }) {
  const { t, format } = site
  const w = statisticsMessages(t.lang)
  if (articles.length === 0) return <p class="empty">{w.nothingRead}</p>
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.article}</th>
          <th scope="col">{w.viewsInRange}</th>
          <th scope="col">{w.viewsTotal}</th>
        </tr>
      </thead>
      <tbody>
        {articles.map(({ id, views, total, article }) => (
          <tr>
            <th scope="row">
              <Title id={id} article={article} site={site} />
            </th>
            <td>{format.number(views)}</td>
            <td>{format.number(total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Title({ id, article, site: { t } }: { id: number; article: TitledArticle | undefined; site: Site }) {
  if (!article) return <>{statisticsMessages(t.lang).deletedArticle(id)}</>
  if (article.status !== 'published') return <>{article.title}</>
  return <a href={paths.article(article)}>{article.title}</a>
}

export function BadRangePage({ site, maxDays }: { site: Site; maxDays: number }) {
  const w = statisticsMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={w.badRangeTitle}>
      <h1>{w.badRangeTitle}</h1>
      <p>{w.badRange(maxDays)}</p>
      <p>
        <a href={paths.adminStatistics()}>{w.backToStatistics}</a>
      </p>
    </AdminLayout>
  )
}
