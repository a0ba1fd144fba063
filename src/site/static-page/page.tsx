import type { StaticPage as Page } from '../../content/static-pages.ts'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import { Body, Breadcrumb, Layout } from '../layout/layout.tsx'

export function StaticPage({ site, page }: { site: Site; page: Page }) {
  return (
    <Layout site={site} title={page.title} canonical={paths.page(page.slug)}>
      <Breadcrumb site={site} steps={[]} />
      <article class="full">
        <h1>{page.title}</h1>
        <Body html={page.body} />
      </article>
    </Layout>
  )
}
