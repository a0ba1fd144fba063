import type { CategoryInOutline } from '../../content/layout.ts'
import type { Piece } from '../../search/excerpt.ts'
import type { Results } from '../../search/types.ts'
import { PublishedTime } from '../../ui/article-list.tsx'
import type { Site } from '../../ui/site.ts'
import { paths, type SearchParameters } from '../../urls/public.ts'
import { Breadcrumb, Layout } from '../layout/layout.tsx'
import { SearchForm } from '../layout/search-form.tsx'

/** A search result with marked matches. */
interface ShownHit {
  path: string
  title: Piece[]
  excerpt: Piece[]
  publishedAt: string
  category: { name: string; slug: string }
  organisation: string
}

export interface ShownResults
  extends Pick<Results, 'categories' | 'match' | 'corrected' | 'incomplete' | 'total'> {
  hits: ShownHit[]
  /** The count stopped at `total`: there may be more results. */
  manyMore: boolean
  page: number
  pages: number
}

interface SearchPageProps {
  site: Site
  categories: readonly CategoryInOutline[]
  /** The parameters as the URL has them. */
  parameters: SearchParameters
  errors: Partial<Record<keyof SearchParameters, string>>
  /** Undefined when the search is empty or malformed. */
  results?: ShownResults | undefined
  /** True when the index does not answer. */
  unavailable?: boolean
}

export function SearchPage({ site, categories, parameters, errors, results, unavailable }: SearchPageProps) {
  const { t } = site
  const title = parameters.q ? `${parameters.q} - ${t.search}` : t.search
  return (
    <Layout site={site} title={title} withoutSearch>
      <Breadcrumb site={site} steps={[]} />
      <h1>{t.search}</h1>
      <SearchForm site={site} categories={categories} values={parameters} errors={errors} full />
      {Object.entries(errors).map(
        ([field, error]) => ['from', 'to'].includes(field) || <p class="mistake">{error}</p>,
      )}
      {unavailable && <p class="notice">{t.searchUnavailable}</p>}
      {results && <Outcome site={site} parameters={parameters} results={results} />}
    </Layout>
  )
}

function Outcome({
  site,
  parameters,
  results,
}: {
  site: Site
  parameters: SearchParameters
  results: ShownResults
}) {
  const { t, format } = site
  const total = results.manyMore ? t.moreThan(format.number(results.total)) : format.number(results.total)
  const text = results.corrected ?? parameters.q
  return (
    <section class="results" aria-labelledby="results">
      <h2 class="section" id="results">
        {results.total === 0 ? t.nothingFound : text ? t.found(total, `“${text}”`) : t.foundAll(total)}
      </h2>
      <Notice site={site} parameters={parameters} results={results} />
      {results.categories.length > 1 && (
        <nav aria-label={t.foundByCategory}>
          <ul class="chips">
            {results.categories.map(({ slug, name, count }) => (
              <li>
                <a href={paths.search({ ...parameters, category: slug, page: undefined })}>
                  {name} <span class="count">{format.number(count)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <ol class="hits">
        {results.hits.map((hit) => (
          <li>
            <Hit site={site} hit={hit} />
          </li>
        ))}
      </ol>
      <Pages site={site} parameters={parameters} results={results} />
    </section>
  )
}

function Notice({
  site: { t },
  parameters,
  results,
}: {
  site: Site
  parameters: SearchParameters
  results: ShownResults
}) {
  const { match, corrected, total, incomplete } = results
  return (
    <>
      {total === 0 && <p>{t.nothingFoundHelp}</p>}
      {total > 0 && match === 'folded' && <p class="notice">{t.foundFolded}</p>}
      {total > 0 && match === 'some' && <p class="notice">{t.foundSome}</p>}
      {corrected !== undefined && (
        <p class="notice">
          {t.foundCorrected('')}
          <a href={paths.search({ ...parameters, q: corrected })}>{corrected}</a>
        </p>
      )}
      {incomplete && <p class="notice">{t.searchIncomplete}</p>}
    </>
  )
}

function Hit({ site, hit }: { site: Site; hit: ShownHit }) {
  const { path, title, excerpt, publishedAt, category, organisation } = hit
  return (
    <article class="hit">
      <h3>
        <a href={path}>
          <Marked pieces={title} />
        </a>
      </h3>
      <p class="meta">
        <PublishedTime at={publishedAt} site={site} />
        <a href={paths.category(category.slug)}>{category.name}</a>
        {organisation && <span>{organisation}</span>}
      </p>
      {excerpt.length > 0 && (
        <p class="excerpt">
          <Marked pieces={excerpt} />
        </p>
      )}
    </article>
  )
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, mark }) => (mark ? <mark>{text}</mark> : text))}</>
}

function Pages({
  site: { t },
  parameters,
  results: { page, pages },
}: {
  site: Site
  parameters: SearchParameters
  results: ShownResults
}) {
  if (pages <= 1) return null
  const to = (page: number) => paths.search({ ...parameters, page: page > 1 ? String(page) : undefined })
  return (
    <nav class="paging" aria-label={t.paging}>
      {page > 1 && (
        <a rel="prev" href={to(page - 1)}>
          ← {t.previousPage}
        </a>
      )}{' '}
      <span>{t.searchPage(page)}</span>{' '}
      {page < pages && (
        <a rel="next" href={to(page + 1)}>
          {t.nextPage} →
        </a>
      )}
    </nav>
  )
}
