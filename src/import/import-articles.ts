import { finishImport } from '../content/articles/bulk-commands.ts'
import { write } from '../db/command.ts'
import { type ImportContext, type ImportOptions, loadImportContext } from './import-context.ts'
import { prepareArticle } from './prepare.ts'
import { parseRecord, type SourceRecord } from './record.ts'
import { categoryIdOf } from './record-category.ts'
import { storePicturesOf } from './record-pictures.ts'
import { type PendingArticle, storeArticles } from './store-articles.ts'

/** Records that are compared and written in one batch. */
const MAX_CHUNK_RECORDS = 100
/** A character has at most three bytes here, and D1 accepts two megabytes as one parameter. */
const MAX_CHUNK_CHARACTERS = 500_000

/**
 * Imports articles: adds new ones, replaces changed ones, leaves the others alone. It rejects a bad record alone, and
 * stores a record wholly or not at all. A second import of the same records changes nothing.
 *
 * @throws what D1 throws when it fails altogether; what is stored by then stays, and a second run continues.
 */
export async function importArticles(
  records: AsyncIterable<SourceRecord>,
  options: ImportOptions,
): Promise<void> {
  const context = await loadImportContext(options)
  for await (const chunk of chunksOf(records)) {
    await importChunk(chunk, context)
    options.onProgress?.()
  }
  await write(options.db, [finishImport()], undefined, options.auditActor)
}

async function* chunksOf(records: AsyncIterable<SourceRecord>): AsyncGenerator<SourceRecord[]> {
  let chunk: SourceRecord[] = []
  let characters = 0
  for await (const record of records) {
    const length = 'input' in record ? JSON.stringify(record.input ?? null).length : 0
    const isFull = chunk.length === MAX_CHUNK_RECORDS || characters + length > MAX_CHUNK_CHARACTERS
    if (chunk.length > 0 && isFull) {
      yield chunk
      chunk = []
      characters = 0
    }
    chunk.push(record)
    characters += length
  }
  if (chunk.length > 0) yield chunk
}

async function importChunk(records: readonly SourceRecord[], context: ImportContext): Promise<void> {
  const pending = new Map<string, PendingArticle>()
  for (const record of records) {
    const next = await prepare(record, context)
    if ('reason' in next) {
      context.report.reject(record.where, next.reason)
      continue
    }
    const id = next.article.external_id
    if (pending.has(id)) {
      // The same article again: its first record is stored first.
      await storeArticles([...pending.values()], context)
      pending.clear()
    }
    pending.set(id, next)
  }
  await storeArticles([...pending.values()], context)
}

async function prepare(
  source: SourceRecord,
  context: ImportContext,
): Promise<PendingArticle | { reason: string }> {
  if ('reason' in source) return source
  const parsed = parseRecord(source.input)
  if ('reason' in parsed) return parsed
  const { record } = parsed

  const category = await categoryIdOf(record.category, context)
  if ('reason' in category) return category
  const pictures = await storePicturesOf(record, context)
  if ('reason' in pictures) return pictures

  const prepared = prepareArticle(record, context.timeZone, context.now, pictures.sourceOf)
  if ('reason' in prepared) return prepared
  const { article, notes } = prepared
  for (const note of notes) context.report.note(source.where, note)
  return { where: source.where, article, categoryId: category.id, coverId: pictures.coverId }
}
