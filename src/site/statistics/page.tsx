import { HowCounted } from '../../ui/how-counted.tsx'
import type { Site } from '../../ui/site.ts'
import { VisitsChart } from '../../ui/visits-chart.tsx'
import { paths } from '../../urls/public.ts'
import type { Limits } from '../../visits/counting-rules.ts'
import type { DayFigures } from '../../visits/figures.ts'
import { VisitFigures } from '../layout/blocks.tsx'
import { Breadcrumb, Layout } from '../layout/layout.tsx'

interface StatisticsPageProps {
  site: Site
  /** Undefined while the counters do not answer. */
  days: readonly DayFigures[] | undefined
  limits: Limits
}

export function StatisticsPage({ site, days, limits }: StatisticsPageProps) {
  const { t } = site
  return (
    <Layout site={site} title={t.visits} canonical={paths.statistics()}>
      <Breadcrumb site={site} steps={[]} />
      <h1>{t.visits}</h1>
      <VisitFigures site={site} />
      {days ? (
        <section aria-labelledby="by-day">
          <h2 class="section" id="by-day">
            {t.visitsByDay(days.length)}
          </h2>
          <VisitsChart site={site} days={days} />
        </section>
      ) : (
        <p class="empty">{t.figuresMissing}</p>
      )}
      <HowCounted site={site} limits={limits} />
    </Layout>
  )
}
