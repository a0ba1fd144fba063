import type { Limits } from '../visits/counting-rules.ts'
import type { Site } from './site.ts'

/** Explains to readers how src/visits counts visits. */
export function HowCounted({ site: { t, settings, format }, limits }: { site: Site; limits: Limits }) {
  const { views, networkViews, networkVisits } = limits
  return (
    <section class="how" aria-labelledby="how">
      <h2 class="section" id="how">
        {t.howCounted}
      </h2>
      <p>{t.howViewsCount}</p>
      <p>{t.whatDoesNotCount}</p>
      <p>{t.howReadersAreKnown}</p>
      <p>{t.whatIsLimited(views, networkViews, networkVisits)}</p>
      <p>
        {t.whenDaysBegin(settings.time_zone)}{' '}
        {settings.visit_base > 0 && t.countedBefore(format.number(settings.visit_base))}
      </p>
    </section>
  )
}
