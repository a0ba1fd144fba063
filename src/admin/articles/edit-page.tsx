import type { StoredArticle } from '../../editing/article-records.ts'
import type { Autosave } from '../../editing/autosaves.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'
import { DroppedNotice } from '../ui/dropped-notice.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { ArticleForm, type FormProps } from './form.tsx'
import { StatusMark } from './index-page.tsx'
import { KeptText } from './kept-text.tsx'
import { ArticleSteps, type StaleStep, TextOfStaleStep } from './steps.tsx'

interface Props extends FormProps {
  /** Undefined for a new article. */
  article: StoredArticle | undefined
  /** Whether the editor can publish. */
  canPublish: boolean
  /** The key of the form that was saved just now. Undefined if none was. */
  savedForm: string | undefined
  /** What of the body could not be kept (`DroppedNotice`). */
  dropped: string | undefined
  done: boolean
  /** The newest text that is not saved. */
  autosave: Autosave | undefined
  stale: StaleStep | undefined
}

/** Renders the form of an article and the further steps with it. */
export function ArticleEditPage(props: Props) {
  const { site, article, canPublish, savedForm, done, locked, autosave, stale } = props
  const w = articleMessages(site.t.lang)
  const title = article ? article.title : w.newArticle
  return (
    <AdminLayout site={site} title={title}>
      <h1>{title}</h1>
      {savedForm !== undefined && (
        <p class="notice" role="status" {...(savedForm && { 'data-saved': savedForm })}>
          {w.saved}
        </p>
      )}
      <DroppedNotice lang={site.t.lang} parameter={props.dropped} />
      {done && (
        <p class="notice" role="status">
          {w.done}
        </p>
      )}
      {locked && (
        <p class="mistakes" role="alert">
          {w.mayNotChange}
        </p>
      )}
      {stale && (
        <p class="mistakes" role="alert">
          {w.stale}
        </p>
      )}
      {article && stale && <TextOfStaleStep lang={site.t.lang} article={article} stale={stale} />}
      {article && <State article={article} lang={site.t.lang} />}
      <div data-kept-text>
        {autosave && <KeptText site={site} autosave={autosave} saved={props.values} />}
      </div>
      <ArticleForm {...props} />
      {article && (
        <ArticleSteps site={site} article={article} canPublish={canPublish} stale={stale} locked={locked} />
      )}
    </AdminLayout>
  )
}

function State({ article, lang }: { article: StoredArticle; lang: string }) {
  const w = articleMessages(lang)
  return (
    <>
      <p class="actions">
        <StatusMark article={article} lang={lang} />
        {article.status === 'published' && <a href={paths.article(article)}>{w.seePublished}</a>}
        <a href={adminPaths.articlePart(article.id, 'preview')}>{w.preview}</a>
        <a href={adminPaths.articlePart(article.id, 'history')}>{w.history}</a>
        <a href={adminPaths.articlePart(article.id, 'attachments')}>{w.attachments}</a>
      </p>
      {article.status === 'withdrawn' && article.withdrawn_reason && (
        <p class="notice">
          {w.withdrawnBecause} {article.withdrawn_reason}
        </p>
      )}
      {article.review === 'returned' && (
        <p class="notice">
          {w.returnedBecause} {article.review_note}
        </p>
      )}
    </>
  )
}
