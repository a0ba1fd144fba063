import { instant } from '../calendar.ts'
import {
  addArticle,
  articlesByExternalId,
  type ImportedArticle,
  replaceArticle,
  sameAs,
} from '../content/article-import.ts'
import { localPictures } from '../content/body.ts'
import { addCategory, type NewCategory } from '../content/categories.ts'
import { categoryTree, siteSettings } from '../content/layout.ts'
import { type Command, type Executor, read, write } from '../db.ts'
import { paths } from '../paths.ts'
import type { Article, Media } from '../schema.ts'
import { type PreparedArticle, prepareArticle } from './prepare.ts'
import { type ArticleRecord, parseRecord } from './record.ts'
import type { ImportReport } from './report.ts'

/** Something that claims to be a record, and where it stands (`news.ndjson:12`). */
export interface Claim {
  where: string
  /** The parsed JSON, or why there is none. */
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
  onProgress?: () => void
}

/** Records that are compared and written together: memory and the length of a transaction are bounded. */
const CHUNK = 100

/**
 * Brings articles in: adds new ones, replaces changed ones, leaves the others alone. A bad record is
 * rejected by itself; a record is stored wholly or not at all. Importing the same again changes nothing.
 *
 * @throws what D1 throws when it fails altogether; what is stored by then stays, and a second run goes on.
 */
export async function importArticles(claims: AsyncIterable<Claim>, options: ImportOptions): Promise<void> {
  const context = await contextOf(options)
  for await (const chunk of chunksOf(claims, CHUNK)) {
    await importChunk(chunk, context)
    options.onProgress?.()
  }
}

interface Context extends ImportOptions {
  timeZone: string
  /** Ids of the categories by slug. */
  categories: Map<string, number>
}

async function contextOf(options: ImportOptions): Promise<Context> {
  const { values } = await read(options.db, { settings: siteSettings(), categories: categoryTree() })
  const categories = new Map(values.categories.map(({ slug, id }) => [slug, id]))
  return { ...options, timeZone: values.settings.time_zone, categories }
}

async function* chunksOf<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = []
  for await (const item of items) {
    if (chunk.push(item) < size) continue
    yield chunk
    chunk = []
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
  { db, categories }: Context,
): Promise<number | undefined | { problem: string }> {
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
  return ensureCategory({ slug, ...named }, db, categories)
}

async function ensureCategory(
  category: NewCategory,
  db: Executor,
  categories: Map<string, number>,
): Promise<number> {
  await write(db, [addCategory(category)])
  const { values } = await read(db, { tree: categoryTree() })
  for (const { slug, id } of values.tree) categories.set(slug, id)
  return categories.get(category.slug) as number
}

/** Stores the picture files that a record names, by their names in it. */
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
  outcome: 'added' | 'updated'
  command: Command
}

async function store(pending: ReadonlyMap<string, Pending>, context: Context): Promise<void> {
  if (pending.size === 0) return
  const stored = await articlesByExternalId(context.db, [...pending.keys()])
  const changes: Change[] = []
  for (const [id, next] of pending) {
    const before = stored.get(id)
    // A record without a category leaves an article where the editors have put it.
    const categoryId = next.categoryId ?? before?.category_id ?? (await defaultCategory(context))
    const article: ImportedArticle = {
      ...next.article,
      category_id: categoryId,
      cover_media_id: next.coverId,
    }
    if (before && sameAs(before, article)) context.report.unchanged++
    else changes.push(changeOf(next.where, before, article, instant(context.now)))
  }
  await apply(changes, context)
}

function defaultCategory({ defaultCategory, db, categories }: Context): number | Promise<number> {
  return categories.get(defaultCategory.slug) ?? ensureCategory(defaultCategory, db, categories)
}

function changeOf(where: string, before: Article | undefined, article: ImportedArticle, now: string): Change {
  return before
    ? { where, outcome: 'updated', command: replaceArticle(before, article, now) }
    : { where, outcome: 'added', command: addArticle(article, now) }
}

/** Writes all changes at once; if the database refuses one of them, each by itself, to find out which. */
async function apply(changes: Change[], { db, report }: Context): Promise<void> {
  const commands = changes.map(({ command }) => command)
  if (await accepted(db, commands)) {
    for (const { outcome } of changes) report[outcome]++
    return
  }
  for (const { where, outcome, command } of changes) {
    const refusal = await refusalOf(db, command)
    if (refusal) report.reject(where, refusal)
    else report[outcome]++
  }
}

async function accepted(db: Executor, commands: Command[]): Promise<boolean> {
  try {
    await write(db, commands)
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

async function refusalOf(db: Executor, command: Command): Promise<string | undefined> {
  try {
    await write(db, [command])
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.message
    throw error
  }
}

/** That a constraint or a trigger said no, as opposed to a database that cannot be reached. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && /constraint|stale version|category cycle/i.test(error.message)
}
