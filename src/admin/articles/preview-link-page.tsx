import type { StoredArticle } from '../../editing/article-records.ts'
import { PREVIEW_DAYS } from '../../editing/previews.ts'
import { previewMessages } from '../../i18n/admin/article-preview.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { AdminLayout } from '../ui/layout.tsx'

interface Props {
  site: AdminSite
  article: StoredArticle
  url: string
  /** The moment when the link expires. */
  until: string
}

/** Renders the link of a new preview. It cannot be shown again, because only its hash is stored. */
export function PreviewLinkPage({ site, article, url, until }: Props) {
  const w = articleMessages(site.t.lang)
  const p = previewMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={p.share}>
      <h1>{article.title}</h1>
      <div class="field">
        <label for="link">{`${p.shareLink} ${site.format.dateTime(until)}`}</label>
        <input id="link" readonly value={url} />
      </div>
      <p>{p.shareHint(PREVIEW_DAYS)}</p>
      <p class="actions">
        <a href={url}>{w.preview}</a>
        <a href={adminPaths.article(article.id)}>{w.backToArticle}</a>
      </p>
    </AdminLayout>
  )
}
