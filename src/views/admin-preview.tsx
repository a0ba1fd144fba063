import { adminPaths } from '../admin-paths.ts'
import type { StoredArticle } from '../editing/stored-articles.ts'
import { articleWords } from '../locales/admin-articles.ts'
import { AdminLayout } from './admin-layout.tsx'
import type { AdminSite } from './site.ts'

interface Props {
  site: AdminSite
  article: StoredArticle
  url: string
  /** Until when the link is good. */
  until: string
}

/** The link that was just made; it cannot be shown again. */
export function PreviewLinkPage({ site, article, url, until }: Props) {
  const w = articleWords(site.t.lang)
  return (
    <AdminLayout site={site} title={w.share}>
      <h1>{article.title}</h1>
      <div class="field">
        <label for="link">{`${w.shareLink} ${site.format.dateTime(until)}`}</label>
        <input id="link" readonly value={url} />
      </div>
      <p>{w.shareHint}</p>
      <p class="actions">
        <a href={url}>{w.preview}</a>
        <a href={adminPaths.article(article.id)}>{w.backToArticle}</a>
      </p>
    </AdminLayout>
  )
}
