import type { PropsWithChildren } from 'hono/jsx'
import { articleLimits } from '../../content/articles/limits.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import { PREVIEW_DAYS } from '../../editing/previews.ts'
import { previewMessages } from '../../i18n/admin/article-preview.ts'
import { articleMessages } from '../../i18n/admin/articles.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { PositionInput } from '../ui/form.tsx'
import { StoredValue } from '../ui/list-version.tsx'
import { RemovalLink } from '../ui/removal-link.tsx'
import { TypedText } from '../ui/typed-text.tsx'

/** The text that was typed for a step, after the step was refused because the article has changed. */
export interface StaleStep {
  note: string
  reason: string
  position: number | undefined
}

const canBeReturned = ({ review }: StoredArticle) => review === 'submitted'

const canBeWithdrawn = ({ status }: StoredArticle) => status === 'published' || status === 'scheduled'

/** Renders what was typed for a step that cannot be taken any more. */
export function TextOfStaleStep({ lang, article, stale }: StaleStepProps) {
  return (
    <>
      <TypedText lang={lang} text={canBeReturned(article) ? '' : stale.note} />
      <TypedText lang={lang} text={canBeWithdrawn(article) ? '' : stale.reason} />
    </>
  )
}

interface StaleStepProps {
  lang: string
  article: StoredArticle
  stale: StaleStep
}

interface Props {
  site: AdminSite
  article: StoredArticle
  canPublish: boolean
  stale: StaleStep | undefined
  /** Whether the editor may not change the article. */
  locked: boolean
}

/** Renders the steps that can be taken with an article, each a form. */
export function ArticleSteps({ site, article, canPublish, stale, locked }: Props) {
  const w = articleMessages(site.t.lang)
  const p = previewMessages(site.t.lang)
  const featured = article.featured_position ?? 0
  return (
    <section class="further" aria-labelledby="steps">
      <h2 class="section" id="steps">
        {w.steps}
      </h2>
      {canPublish && canBeReturned(article) && (
        <Step article={article} part="review" button={w.return}>
          <label for="note">{w.note}</label>
          <textarea id="note" name="note" rows={2} required maxlength={articleLimits.note}>
            {stale?.note}
          </textarea>
        </Step>
      )}
      {canPublish && canBeWithdrawn(article) && (
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
          <SeenPosition article={article} />
          <PositionInput id="position" name="position" value={stale?.position ?? featured} />
          <StoredValue lang={site.t.lang} stored={featured} typed={stale?.position ?? featured} />
        </Step>
      )}
      {canPublish && article.featured_position !== null && (
        <Step article={article} part="featuring/end" button={w.unfeature}>
          <SeenPosition article={article} />
        </Step>
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

/** Renders the position among the featured news with which a form was opened. */
function SeenPosition({ article }: { article: StoredArticle }) {
  return <input type="hidden" name="featured" value={article.featured_position ?? ''} />
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
