import {
  addArticles,
  finishImport,
  type ImportedArticle,
  replaceArticles,
  type StoredArticle,
  storedArticles,
} from '../content/articles/bulk-commands.ts'
import { addCategory, type NewCategory } from '../content/categories.ts'
import { allCategories, siteSettings } from '../content/layout.ts'
import { localPictures } from '../content/sanitize-body.ts'
import type { Acting } from '../db/audit-actor.ts'
import type { Executor } from '../db/builder.ts'
import { type Command, isRefusal, write } from '../db/command.ts'
import { read } from '../db/query.ts'
import type { Media } from '../db/schema.ts'
import { instant } from '../lib/dates.ts'
import { paths } from '../urls/public.ts'
import { type PreparedArticle, prepareArticle } from './prepare.ts'
import { type ArticleRecord, parseRecord } from './record.ts'
import type { ImportReport } from './report.ts'

/** Something that claims to be a record, and where it stands (`news.ndjson:12`): parsed JSON, or why there is none. */
export interface Claim {
  where: string
  input: unknown
  problem?: string
}

export interface ImportOptions {
  db: Executor
  report: ImportReport
  /** For new articles whose record names no category. */
  defaultCategory: { slug: string; name: string }
  /** Stores a picture that a record names by its file, or says why not. */
  picture: (file: string, where: string) => Promise<Media | { problem: string }>
  now: Date
  /** Who does it, for the log. */
  acting?: Acting
  onProgress?: () => void
}

/** Records that are compared and written together. */
const CHUNK = 100
/** In characters, each of at most three bytes: D1 takes two megabytes as one parameter. */
const CHUNK_LENGTH = 500_000

/**
 * Brings articles in: adds new ones, replaces changed ones, leaves the others alone. A bad record is
 * rejected by itself; a record is stored wholly or not at all. Importing the same again changes nothing.
 *
 * @throws what D1 throws when it fails altogether; what is stored by then stays, and a second run goes on.
 */
export async function importArticles(claims: AsyncIterable<Claim>, options: ImportOptions): Promise<void> {
  const context = await contextOf(options)
  for await (const chunk of chunksOf(claims)) {
    await importChunk(chunk, context)
    options.onProgress?.()
  }
  await write(options.db, [finishImport()], undefined, options.acting)
}

interface Context extends ImportOptions {
  timeZone: string
  /** Ids of the categories by slug. */
  categories: Map<string, number>
}

async function contextOf(options: ImportOptions): Promise<Context> {
  const { values } = await read(options.db, { settings: siteSettings(), categories: allCategories() })
  const categories = new Map(values.categories.map(({ slug, id }) => [slug, id]))
  return { ...options, timeZone: values.settings.time_zone, categories }
}

async function* chunksOf(claims: AsyncIterable<Claim>): AsyncGenerator<Claim[]> {
  let chunk: Claim[] = []
  let size = 0
  for await (const claim of claims) {
    const length = JSON.stringify(claim.input ?? null).length
    if (chunk.length === CHUNK || (chunk.length > 0 && size + length > CHUNK_LENGTH)) {
      yield chunk
      chunk = []
      size = 0
    }
    chunk.push(claim)
    size += length
  }
  if (chunk.length > 0) yield chunk
}

/** A record that is ready to be stored. */
interface Pending {
  where: string
  article: PreparedArticle
  categoryId: number | undefined
  coverId: number | null
}

async function importChunk(claims: Claim[], context: Context): Promise<void> {
  const pending = new Map<string, Pending>()
  for (const claim of claims) {
    const next = await prepare(claim, context)
    if ('problem' in next) {
      context.report.reject(claim.where, next.problem)
      continue
    }
    const id = next.article.external_id
    if (pending.has(id)) {
      // The same article again: what came first is stored first.
      await store(pending, context)
      pending.clear()
    }
    pending.set(id, next)
  }
  await store(pending, context)
}

async function prepare(claim: Claim, context: Context): Promise<Pending | { problem: string }> {
  if (claim.problem) return { problem: claim.problem }
  const parsed = parseRecord(claim.input)
  if ('problem' in parsed) return parsed
  const { record } = parsed

  const category = await categoryIdOf(record.category, context)
  if (typeof category === 'object') return category
  const pictures = await storePictures(record, claim.where, context)
  if ('problem' in pictures) return pictures

  const { files } = pictures
  const article = prepareArticle(record, context.timeZone, context.now, (src) =>
    pictureSource(files.get(src)),
  )
  if ('problem' in article) return article
  const cover = record.cover?.file === undefined ? undefined : files.get(record.cover.file)
  return { where: claim.where, article, categoryId: category, coverId: cover?.id ?? null }
}

/** The id of the record's category, which is added if the record tells its name. Undefined: it names none. */
async function categoryIdOf(
  category: ArticleRecord['category'],
  context: Context,
): Promise<number | undefined | { problem: string }> {
  const { categories } = context
  if (category === undefined) return undefined
  const { slug, ...named } = typeof category === 'string' ? { slug: category } : category
  const known = categories.get(slug)
  if (known !== undefined) return known
  if (!('name' in named)) {
    return { problem: `category: there is no "${slug}"; write {"slug": "${slug}", "name": "..."} to add it` }
  }
  if (named.parent !== undefined && !categories.has(named.parent)) {
    return { problem: `category.parent: there is no "${named.parent}"` }
  }
  return ensureCategory({ slug, ...named }, context)
}

async function ensureCategory(category: NewCategory, context: Context): Promise<number> {
  const { categories } = context
  await write(context.db, [addCategory(category)], undefined, context.acting)
  const { values } = await read(context.db, { tree: allCategories() })
  for (const { slug, id } of values.tree) categories.set(slug, id)
  return categories.get(category.slug) as number
}

/** Stores the picture files that a record names. */
async function storePictures(
  { cover, body }: ArticleRecord,
  where: string,
  { picture }: Context,
): Promise<{ files: Map<string, Media> } | { problem: string }> {
  const files = new Map<string, Media>()
  const names = new Set(localPictures(body))
  if (cover?.file !== undefined) names.add(cover.file)
  for (const name of names) {
    const media = await picture(name, where)
    if ('problem' in media) return { problem: `picture "${name}": ${media.problem}` }
    files.set(name, media)
  }
  return { files }
}

function pictureSource(media: Media | undefined) {
  if (!media) return undefined
  const { key, width, height } = media
  return { src: paths.media(key), ...(width && height && { width, height }) }
}

interface Change {
  where: string
  article: ImportedArticle
  stored: StoredArticle | undefined
}

async function store(pending: ReadonlyMap<string, Pending>, context: Context): Promise<void> {
  if (pending.size === 0) return
  const articles = [...pending.values()].map(toImported)
  const stored = await storedArticles(context.db, articles)
  const changes: Change[] = []
  for (const [index, { where }] of [...pending.values()].entries()) {
    const article = articles[index] as ImportedArticle
    const before = stored.get(article.external_id)
    if (before?.same) {
      context.report.unchanged++
      continue
    }
    // A record without a category leaves an article where the editors have put it.
    article.category_id ??= before?.category_id ?? (await defaultCategory(context))
    changes.push({ where, article, stored: before })
  }
  await apply(changes, context)
}

function toImported({ article, categoryId, coverId }: Pending): ImportedArticle {
  return { ...article, category_id: categoryId ?? null, cover_media_id: coverId }
}

function defaultCategory(context: Context): number | Promise<number> {
  const { defaultCategory, categories } = context
  return categories.get(defaultCategory.slug) ?? ensureCategory(defaultCategory, context)
}

/** Writes all changes at once; if the database refuses one of them, each by itself, to find out which. */
async function apply(changes: readonly Change[], context: Context): Promise<void> {
  if (changes.length === 0) return
  const refusal = await refusalOf(changes, context)
  if (!refusal) {
    for (const { stored } of changes) context.report[stored ? 'updated' : 'added']++
    return
  }
  const [first] = changes
  if (changes.length === 1 && first) context.report.reject(first.where, refusal)
  else for (const change of changes) await apply([change], context)
}

async function refusalOf(
  changes: readonly Change[],
  { db, now, acting }: Context,
): Promise<string | undefined> {
  const added = changes.filter(({ stored }) => !stored).map(({ article }) => article)
  const replaced = changes.flatMap(({ stored, article }) => (stored ? [{ stored, article }] : []))
  const commands: Command[] = []
  if (added.length > 0) commands.push(addArticles(added, instant(now)))
  if (replaced.length > 0) commands.push(replaceArticles(replaced, instant(now)))
  try {
    await write(db, commands, undefined, acting)
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.message
    throw error
  }
}
