import type { PropsWithChildren } from 'hono/jsx'
import { articleLimits } from '../../content/articles/limits.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import type { Autosave } from '../../editing/autosaves.ts'
import { PREVIEW_DAYS } from '../../editing/previews.ts'
import { previewMessages } from '../../i18n/admin/article-preview.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'
import { DroppedNotice } from '../ui/dropped-notice.tsx'
import { PositionInput } from '../ui/form.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { RemovalLink } from '../ui/removal-link.tsx'
import { ArticleForm, type FormProps } from './form.tsx'
import { StatusMark } from './index-page.tsx'
import { KeptText } from './kept-text.tsx'

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

/** The text that was typed for a step, after the step was refused because the article has changed. */
export interface StaleStep {
  note: string
  reason: string
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
      {article && <State article={article} lang={site.t.lang} />}
      <div data-kept-text>
        {autosave && <KeptText site={site} autosave={autosave} saved={props.values} />}
      </div>
      <ArticleForm {...props} />
      {article && <Steps {...props} article={article} canPublish={canPublish} />}
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

function Steps({ site, article, canPublish, stale, locked }: Props & { article: StoredArticle }) {
  const w = articleMessages(site.t.lang)
  const p = previewMessages(site.t.lang)
  return (
    <section class="further" aria-labelledby="steps">
      <h2 class="section" id="steps">
        {w.steps}
      </h2>
      {canPublish && article.review === 'submitted' && (
        <Step article={article} part="review" button={w.return}>
          <label for="note">{w.note}</label>
          <textarea id="note" name="note" rows={2} required maxlength={articleLimits.note}>
            {stale?.note}
          </textarea>
        </Step>
      )}
      {canPublish && (article.status === 'published' || article.status === 'scheduled') && (
        <Step article={article} part="withdrawal" button={w.withdraw}>
          <label for="reason">{w.reason}</label>
          <small id="reason-hint">{w.reasonHint}</small>
          <textarea
            id="reason"
            name="reason"
            rows={2}
            required
            maxlength={articleLimits.note}
            aria-describedby="reason-hint"
          >
            {stale?.reason}
          </textarea>
        </Step>
      )}
      {canPublish && article.status === 'published' && (
        <Step article={article} part="featuring" button={w.feature}>
          <label for="position">{w.position}</label>
          <PositionInput id="position" name="position" value={article.featured_position ?? 0} />
        </Step>
      )}
      {canPublish && article.featured_position !== null && (
        <Step article={article} part="featuring/end" button={w.unfeature} />
      )}
      <Step article={article} part="previews" button={p.share} isAnsweredHere>
        <small>{p.shareHint(PREVIEW_DAYS)}</small>
      </Step>
      <Step article={article} part="previews/end" button={p.endShares} />
      <Step article={article} part="copies" button={w.duplicate} />
      {!locked && (article.status === 'draft' || article.status === 'withdrawn') && (
        <RemovalLink kind="articles" id={article.id} title={article.title} lang={site.t.lang} />
      )}
    </section>
  )
}

interface StepProps {
  article: StoredArticle
  part: string
  button: string
  /** The answer shows a secret, once. */
  isAnsweredHere?: boolean
}

function Step({
  article: { id, version },
  part,
  button,
  isAnsweredHere = false,
  children,
}: PropsWithChildren<StepProps>) {
  return (
    <form
      class="field step"
      method="post"
      action={adminPaths.articlePart(id, part)}
      {...(isAnsweredHere && { 'data-answered-here': '' })}
    >
      <input type="hidden" name="version" value={version} />
      {children}
      <p class="actions">
        <button type="submit">{button}</button>
      </p>
    </form>
  )
}
