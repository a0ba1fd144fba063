import { can } from '../auth/actor.ts'
import {
  planArticle,
  publishArticle,
  reviewArticle,
  scheduleArticle,
  setExpiry,
  unscheduleArticle,
  withdrawArticle,
} from '../content/articles/commands.ts'
import type { DroppedElements } from '../content/sanitize-body.ts'
import type { Command } from '../db/command.ts'
import { dayOf, type Instant, instant, parseInstant } from '../lib/dates.ts'
import { missingPictures } from '../text/body/missing-pictures.ts'
import type { ArticleError, ArticleInput } from './article-input.ts'
import type { StoredArticle } from './article-records.ts'
import { hasText, picturesWithoutAlt } from './body-checks.ts'
import type { ChangeContext } from './change-context.ts'

/** The plan of a change: its commands and what of its body could not be kept, or why it is not made. */
export type Outcome =
  | { commands: Command[]; dropped: DroppedElements }
  | Exclude<StatusOutcome, { commands: unknown }>

/** The plan of a change of status: its commands, or why it is not made. */
export type StatusOutcome = { commands: Command[] } | { errors: ArticleError[] } | { forbidden: true }

/** The columns that decide which status an article can take. */
export type ArticleState = Pick<
  StoredArticle,
  'id' | 'status' | 'review' | 'version' | 'published_at' | 'expires_at'
>

/** Plans the change of status, time and expiry. `input` holds the body and the cover as they will be. */
export function planStatus(
  article: ArticleState,
  input: ArticleInput,
  context: ChangeContext,
): StatusOutcome {
  const { errors: timeErrors, ...times } = timesIn(input, context.timeZone)
  const status = input.status ?? unaskedStatus(article, input)
  const target = { ...times, status, current: instant(context.now), timeZone: context.timeZone }
  if (needsPublisher(article, status) && !can(context.actor, 'publish')) return { forbidden: true }
  const errors = [...timeErrors, ...statusErrors(article, input, target)]
  return errors.length > 0 ? { errors } : { commands: statusCommands(article, input, target) }
}

/**
 * Returns the status that an article takes when the input names none: its own. A scheduled article whose time is
 * cleared becomes a draft again, since nothing says when it is to appear.
 */
function unaskedStatus({ status, review }: ArticleState, input: ArticleInput): Status {
  if (status === 'scheduled' && isTimeCleared(input)) return 'draft'
  return review === 'submitted' ? 'submitted' : status
}

/** Tells whether the input says that there is no time. An input without the field leaves the time as it is. */
const isTimeCleared = ({ publishedAt }: ArticleInput) => publishedAt === null || publishedAt === ''

type Status = NonNullable<ArticleInput['status']>

/** The state that an article is to reach. */
interface Target {
  status: Status
  /** Undefined if the input has no time. */
  publishedAt: Instant | undefined
  expiresAt: Instant | undefined
  /** The moment of the change. */
  current: Instant
  timeZone: string
}

/** Parses the times of the input. */
function timesIn(
  input: ArticleInput,
  timeZone: string,
): Pick<Target, 'publishedAt' | 'expiresAt'> & { errors: ArticleError[] } {
  const errors: ArticleError[] = []
  const timeOf = (field: 'publishedAt' | 'expiresAt') => {
    const value = input[field]
    if (value === undefined || value === null || value === '') return undefined
    const parsed = parseInstant(value, timeZone)
    if (!parsed) errors.push({ field, code: 'noTime' })
    return parsed
  }
  return { publishedAt: timeOf('publishedAt'), expiresAt: timeOf('expiresAt'), errors }
}

const isForReaders = (status: Status) => status === 'published' || status === 'scheduled'

function needsPublisher(article: ArticleState, status: Status): boolean {
  return isForReaders(status) || isForReaders(article.status) || status === 'withdrawn'
}

function statusErrors(article: ArticleState, input: ArticleInput, target: Target): ArticleError[] {
  const { status, publishedAt, expiresAt, current } = target
  const errors: ArticleError[] = []
  if (status === 'withdrawn' && article.status !== 'withdrawn' && !input.reason)
    errors.push({ field: 'reason', code: 'reasonMissing' })
  if (input.status && !isReachable(article, input.status))
    errors.push({ field: 'status', code: 'notFromHere' })
  if (article.status === 'published' && status === 'published' && publishedAt && publishedAt > current)
    errors.push({ field: 'publishedAt', code: 'isPublic' })
  if (isForReaders(status)) errors.push(...publicationErrors(input))
  if (expiresAt && expiresAt <= (publishedAt ?? article.published_at ?? current))
    errors.push({ field: 'expiresAt', code: 'expiresBeforePublishing' })
  if (isForReaders(status) && expiresAt && expiresAt <= current)
    errors.push({ field: 'expiresAt', code: 'expired' })
  if (status === 'scheduled' && !publishedAt && (article.status !== 'scheduled' || isTimeCleared(input)))
    errors.push({ field: 'publishedAt', code: 'required' })
  return errors
}

/**
 * Tells whether an article can take a status. A published or withdrawn article never becomes a draft again,
 * because readers know it: it is withdrawn, or published again.
 */
function isReachable(article: Pick<ArticleState, 'status'>, status: Status): boolean {
  if (article.status === 'published' || article.status === 'withdrawn')
    return !['draft', 'submitted'].includes(status)
  return article.status !== 'scheduled' || status !== 'submitted'
}

function publicationErrors({ body = '', cover }: ArticleInput): ArticleError[] {
  const errors: ArticleError[] = []
  if (!hasText(body)) errors.push({ field: 'body', code: 'bodyMissing' })
  const missing = missingPictures(body)
  if (missing.length > 0) errors.push({ field: 'body', code: 'pictureMissing', what: missing.join(', ') })
  if (picturesWithoutAlt(body) > 0) errors.push({ field: 'body', code: 'altMissing' })
  if (cover && !cover.alt) errors.push({ field: 'cover.alt', code: 'altMissing' })
  return errors
}

function statusCommands(article: ArticleState, input: ArticleInput, target: Target): Command[] {
  const { status, publishedAt, expiresAt, current, timeZone } = target
  const commands: Command[] = []
  let { version } = article
  const push = (command: (seen: { id: number; version: number }) => Command) =>
    commands.push(command({ id: article.id, version: version++ }))
  const timeAt = (moment: Instant) => ({ published_at: moment, published_day: dayOf(moment, timeZone) })

  const expiry = input.expiresAt === undefined ? article.expires_at : (expiresAt ?? null)
  // The database refuses an expiry before the new time. So an expiry is removed first and set last.
  if (expiry !== article.expires_at && expiry === null) push((seen) => setExpiry(seen, null))
  if (isForReaders(status)) {
    // An article whose status stays keeps its time. One that was withdrawn keeps it unless it is cleared.
    const keepsTime = article.status === status || (article.status === 'withdrawn' && !isTimeCleared(input))
    const at = publishedAt ?? (keepsTime ? article.published_at : null) ?? current
    if (status !== article.status || at !== article.published_at)
      push((seen) => (at > current ? scheduleArticle : publishArticle)(seen, timeAt(at)))
  } else if (status === 'withdrawn' && article.status !== 'withdrawn') {
    push((seen) => withdrawArticle(seen, input.reason))
  } else if (status === 'draft' && article.status === 'scheduled') {
    push((seen) => unscheduleArticle(seen))
  }
  const isDraft = article.status === 'draft' || article.status === 'scheduled'
  if (isDraft && !isForReaders(status) && status !== 'withdrawn' && input.publishedAt !== undefined) {
    const time = publishedAt ? timeAt(publishedAt) : { published_at: null, published_day: null }
    if (time.published_at !== article.published_at) push((seen) => planArticle(seen, time))
  }
  const review = reviewAfter(article, input, status)
  if (review !== article.review) push((seen) => reviewArticle(seen, review))
  if (expiry !== article.expires_at && expiry !== null) push((seen) => setExpiry(seen, expiry))
  return commands
}

function reviewAfter(article: ArticleState, input: ArticleInput, status: Status): ArticleState['review'] {
  if (status === 'submitted') return 'submitted'
  return isForReaders(status) || input.status === 'draft' ? '' : article.review
}
