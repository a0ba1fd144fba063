import { autosaveEnd } from '../../content/autosave-retention.ts'
import type { ListedAutosave } from '../../editing/autosaves.ts'
import { unsavedMessages } from '../../i18n/admin/unsaved.ts'
import { dayOf } from '../../lib/dates.ts'
import { textOf } from '../../text/plain-text.ts'
import { PublishedTime } from '../../ui/article-list.tsx'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'

interface Props {
  site: AdminSite
  unsaved: readonly ListedAutosave[]
  canDiscard?: boolean
}

/** Lists what an editor has typed and not saved: its first words, when it was typed, and until when it is stored. */
export function UnsavedTexts({ site, unsaved, canDiscard = false }: Props) {
  const w = unsavedMessages(site.t.lang)
  if (unsaved.length === 0) return null
  return (
    <section aria-labelledby="unsaved">
      <h2 class="section" id="unsaved">
        {w.unsaved}
      </h2>
      <ul class="links unsaved">
        {unsaved.map((one) => (
          <li>
            <a href={openPath(one)}>{firstWords(one) || w.untitled}</a>{' '}
            <small>
              {one.articleId === 0 && `${w.newArticle}, `}
              <PublishedTime at={one.savedAt} site={site} />
              {`. ${w.storedUntil(site.format.day(dayOf(autosaveEnd(one.savedAt), site.settings.time_zone)))}`}
            </small>
            {canDiscard && (
              <form method="post" action={`${adminPaths.autosave(one.articleId, one.formKey)}/end`}>
                <input type="hidden" name="list" value="1" />
                <button type="submit" aria-label={`${w.discard}: ${firstWords(one) || w.untitled}`}>
                  {w.discard}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function openPath({ openArticleId, formKey }: ListedAutosave): string {
  const page = openArticleId === 0 ? adminPaths.newArticle() : adminPaths.article(openArticleId)
  return `${page}?autosave=${encodeURIComponent(formKey)}`
}

/** In characters. */
const MAX_WORDS_LENGTH = 80

function firstWords({ title, lead, body }: ListedAutosave): string {
  // The body's HTML may be cut off within a tag.
  const words = title.trim() || lead.trim() || textOf(body.replace(/<[^>]*$/, '')).replaceAll('\n', ' ')
  return words.length > MAX_WORDS_LENGTH ? `${words.slice(0, MAX_WORDS_LENGTH)}…` : words
}
