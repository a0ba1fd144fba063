import { paths } from '../paths.ts'
import type { StaticPage as Page } from '../schema.ts'
import { Body, Breadcrumb, Layout } from './layout.tsx'
import type { Site } from './site.ts'

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
