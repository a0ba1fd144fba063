import { type Actor, actorKey, may } from '../auth/actor.ts'
import {
  type ArticleWords,
  addArticle,
  creditOrganisation,
  editArticle,
  moveArticle,
  type PublishingTime,
  planArticle,
  publishArticle,
  renameArticle,
  reviewArticle,
  scheduleArticle,
  setExpiry,
  unscheduleArticle,
  withdrawArticle,
} from '../content/articles/commands.ts'
import { sanitiseBody } from '../content/sanitize-body.ts'
import type { Command } from '../db/command.ts'
import type { Media } from '../db/schema.ts'
import { dayOf, type Instant, instant, parseInstant } from '../lib/dates.ts'
import { slug } from '../text/slug.ts'
import type { ArticleInput, FieldFault } from './article-input.ts'
import type { StoredArticle } from './article-records.ts'
import { hasWords, picturesWithoutAlt } from './body-checks.ts'

/** What has to be known to make a change of it. */
export interface Around {
  actor: Actor
  now: Date
  timeZone: string
  /** Ids by slug. */
  categories: ReadonlyMap<string, number>
  /** The picture that the input names as the cover. */
  cover: Media | undefined
}

export type Outcome = { commands: Command[] } | { faults: FieldFault[] } | { forbidden: true }

/** Commands that add an article, with its status, under an id that is free. */
export function additionOf(id: number, input: ArticleInput, around: Around): Outcome {
  const { actor, now, categories } = around
  const category_id = categories.get(input.category ?? '')
  if (category_id === undefined) return { faults: [{ field: 'category', fault: 'noCategory' }] }
  const title = input.title ?? ''
  const words = wordsOf(input, around)
  const added = addArticle(
    {
      ...words,
      ...{ id, title, category_id, slug: input.slug ?? slug(title), created_by: actorKey(actor) },
      organisation: input.organisation ?? '',
      external_id: input.externalId ?? null,
    },
    instant(now),
  )
  const fresh: Place = { id, status: 'draft', review: '', version: 1, published_at: null, expires_at: null }
  const placed = placing(fresh, { ...input, body: words.body ?? '', cover: input.cover ?? null }, around)
  return 'commands' in placed ? { commands: [added, ...placed.commands] } : placed
}

/** Commands that change an article; none if nothing would be other than it is. */
export function changeOf(article: StoredArticle, input: ArticleInput, around: Around): Outcome {
  const { actor, now, categories } = around
  if (!mayChange(actor, article)) return { forbidden: true }
  const category_id = input.category === undefined ? article.category_id : categories.get(input.category)
  if (category_id === undefined) return { faults: [{ field: 'category', fault: 'noCategory' }] }

  const commands: Command[] = []
  const seen = { id: article.id, version: article.version }
  const then = (command: Command) => {
    commands.push(command)
    seen.version++
  }
  const words = differing(wordsOf(input, around), article)
  if (Object.keys(words).length > 0) then(editArticle({ ...seen }, words, instant(now)))
  if (input.organisation !== undefined && input.organisation !== article.organisation)
    then(creditOrganisation({ ...seen }, input.organisation))
  if (category_id !== article.category_id) then(moveArticle({ ...seen }, category_id))
  if (input.slug !== undefined && input.slug !== article.slug)
    then(renameArticle({ ...seen }, input.slug, instant(now)))

  const whole = {
    ...input,
    body: words.body ?? article.body,
    cover:
      input.cover === undefined && article.coverKey
        ? { key: article.coverKey, alt: article.cover_alt, caption: article.cover_caption }
        : (input.cover ?? null),
  }
  const placed = placing({ ...article, ...seen }, whole, around)
  return 'commands' in placed ? { commands: [...commands, ...placed.commands] } : placed
}

/** Authors change their own drafts as long as nobody reviews them; editors everything. */
export function mayChange(
  actor: Actor,
  article: Pick<StoredArticle, 'status' | 'review' | 'created_by'>,
): boolean {
  if (may(actor, 'publish')) return true
  return (
    article.status === 'draft' && article.review !== 'submitted' && article.created_by === actorKey(actor)
  )
}

function wordsOf(input: ArticleInput, { cover }: Around): Partial<ArticleWords> {
  const { title, lead, body, author } = input
  return {
    ...(title !== undefined && { title }),
    ...(lead !== undefined && { lead }),
    ...(body !== undefined && { body: sanitiseBody(body) }),
    ...(author !== undefined && { author }),
    ...(input.cover === null && { cover_media_id: null, cover_alt: '', cover_caption: '' }),
    ...(input.cover && {
      cover_media_id: cover?.id ?? null,
      cover_alt: input.cover.alt ?? '',
      cover_caption: input.cover.caption ?? '',
    }),
  }
}

function differing(words: Partial<ArticleWords>, article: StoredArticle): Partial<ArticleWords> {
  return Object.fromEntries(
    Object.entries(words).filter(([name, value]) => article[name as keyof ArticleWords] !== value),
  )
}

type Place = Pick<StoredArticle, 'id' | 'status' | 'review' | 'version' | 'published_at' | 'expires_at'>

/** What status, time and expiry ask for, once the words are as they are to be. */
function placing(article: Place, input: ArticleInput, around: Around): Outcome {
  const { actor, now, timeZone } = around
  const faults: FieldFault[] = []
  const moment = (field: 'publishedAt' | 'expiresAt') => {
    const given = input[field]
    if (given === undefined || given === null || given === '') return undefined
    const found = parseInstant(given, timeZone)
    if (!found) faults.push({ field, fault: 'noTime' })
    return found
  }
  const publishedAt = moment('publishedAt')
  const expiresAt = moment('expiresAt')
  const current = instant(now)
  const status = input.status ?? (article.review === 'submitted' ? 'submitted' : article.status)
  const isPublic = status === 'published' || status === 'scheduled'
  if (isPublic || article.status === 'published' || article.status === 'scheduled') {
    if (!may(actor, 'publish')) return { forbidden: true }
  }
  if (status === 'withdrawn' && !may(actor, 'publish')) return { forbidden: true }
  if (status === 'withdrawn' && article.status !== 'withdrawn' && !input.reason)
    faults.push({ field: 'reason', fault: 'reasonMissing' })
  if (input.status && !isReachable(article, input.status))
    faults.push({ field: 'status', fault: 'notFromHere' })
  if (article.status === 'published' && status === 'published' && publishedAt && publishedAt > current)
    faults.push({ field: 'publishedAt', fault: 'isPublic' })
  if (isPublic) faults.push(...unfitToPublish(input))
  if (expiresAt && expiresAt <= (publishedAt ?? article.published_at ?? current))
    faults.push({ field: 'expiresAt', fault: 'expiresBeforePublishing' })
  if (isPublic && expiresAt && expiresAt <= current) faults.push({ field: 'expiresAt', fault: 'expired' })
  if (status === 'scheduled' && !publishedAt && article.status !== 'scheduled')
    faults.push({ field: 'publishedAt', fault: 'required' })
  if (faults.length > 0) return { faults }

  const commands: Command[] = []
  let { version } = article
  const then = (command: (seen: { id: number; version: number }) => Command) =>
    commands.push(command({ id: article.id, version: version++ }))
  const expiry = input.expiresAt === undefined ? article.expires_at : (expiresAt ?? null)
  // An expiry before the new time would be refused: it goes first when it is lifted, and last when it is set.
  if (expiry !== article.expires_at && expiry === null) then((seen) => setExpiry(seen, null))
  if (isPublic) {
    // What comes back keeps the time that it had.
    const keepsTime = article.status === status || article.status === 'withdrawn'
    const at = publishedAt ?? (keepsTime ? article.published_at : null) ?? current
    if (status !== article.status || at !== article.published_at) {
      const time: PublishingTime = { published_at: at, published_day: dayOf(at, timeZone) }
      then((seen) => (at > current ? scheduleArticle(seen, time) : publishArticle(seen, time)))
    }
  } else if (status === 'withdrawn' && article.status !== 'withdrawn') {
    then((seen) => withdrawArticle(seen, input.reason))
  } else if (status === 'draft' && article.status === 'scheduled') {
    then((seen) => unscheduleArticle(seen))
  } else if (article.status === 'draft' && input.publishedAt !== undefined) {
    const time = publishedAt ?? null
    const day = time && dayOf(time, timeZone)
    if (time !== article.published_at)
      then((seen) => planArticle(seen, { published_at: time, published_day: day }))
  }
  const review =
    status === 'submitted' ? 'submitted' : isPublic || input.status === 'draft' ? '' : article.review
  if (review !== article.review) then((seen) => reviewArticle(seen, review))
  if (expiry !== article.expires_at && expiry !== null) then((seen) => setExpiry(seen, expiry as Instant))
  return { commands }
}

/** Public articles go by being withdrawn, and come back by being published: never to where readers know nothing of them. */
function isReachable(article: Pick<Place, 'status'>, status: NonNullable<ArticleInput['status']>): boolean {
  if (article.status === 'published' || article.status === 'withdrawn')
    return !['draft', 'submitted'].includes(status)
  return article.status !== 'scheduled' || status !== 'submitted'
}

function unfitToPublish({ body = '', cover }: ArticleInput): FieldFault[] {
  const faults: FieldFault[] = []
  if (!hasWords(body)) faults.push({ field: 'body', fault: 'bodyMissing' })
  if (picturesWithoutAlt(body) > 0) faults.push({ field: 'body', fault: 'altMissing' })
  if (cover && !cover.alt) faults.push({ field: 'cover.alt', fault: 'altMissing' })
  return faults
}
