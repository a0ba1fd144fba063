import { sql } from 'kysely'
import type { Actor } from '../auth/actor.ts'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Query, query, read } from '../db/query.ts'
import type { Instant } from '../lib/dates.ts'

/** How many autosaves an editor can have. */
const MAX_AUTOSAVES = 50
/** In characters of JSON, of one editor: room for some very long texts and many usual ones. */
const MAX_AUTOSAVED_LENGTH = 20_000_000

/** Text that an editor has typed in one form and not saved. */
export interface Autosave {
  /** Made when the form was opened. */
  formKey: string
  /** 0 for a new article. */
  articleId: number
  fields: Record<string, unknown>
  /** The version of the article from which the typing began. */
  baseVersion: number
  savedAt: Instant
}

/** An autosave in a list. */
export interface ListedAutosave extends Pick<Autosave, 'formKey' | 'articleId' | 'savedAt'> {
  /** 0 if there is no such article any more. */
  openArticleId: number
  /** As typed. */
  title: string
  lead: string
  /** The beginning of the body's HTML. */
  body: string
}

const BODY_START_LENGTH = 600

/** Lists all that an actor has typed and not saved, the newest first. Tokens have no autosaves. */
export function autosavesOf(actor: Actor): Query<readonly ListedAutosave[]> {
  const field = (name: string) => sql<string>`coalesce(fields ->> ${sql.lit(name)}, '')`
  const select = selectOf(actor)
    .select(['form_key as formKey', 'article_id as articleId', 'saved_at as savedAt'])
    .select(sql<number>`coalesce((select id from articles where id = article_id), 0)`.as('openArticleId'))
    .select([field('title').as('title'), field('lead').as('lead')])
    .select(sql<string>`substr(${field('body')}, 1, ${sql.lit(BODY_START_LENGTH)})`.as('body'))
  return query(select.compile(), { value: (rows) => rows, tags: () => [] })
}

/** Returns what was typed in one form of an actor. */
export function autosaveOfForm(db: Executor, actor: Actor, formKey: string): Promise<Autosave | undefined> {
  return first(db, actor, (select) => select.where('form_key', '=', formKey))
}

/**
 * Returns the newest autosave that an actor has of an article.
 *
 * @param articleId 0 for a new article.
 * @param except keys of forms that are open already.
 */
export function newestAutosave(
  db: Executor,
  actor: Actor,
  articleId: number,
  except: readonly string[],
): Promise<Autosave | undefined> {
  return first(db, actor, (select) => {
    const ofArticle = select.where('article_id', '=', articleId)
    return except.length === 0 ? ofArticle : ofArticle.where('form_key', 'not in', [...except])
  })
}

function selectOf({ kind, id }: Actor) {
  return sqlite
    .selectFrom('autosaves')
    .where('editor_id', '=', kind === 'editor' ? id : 0)
    .orderBy('saved_at', 'desc')
    .orderBy('form_key')
}

async function first(
  db: Executor,
  actor: Actor,
  narrow: (select: ReturnType<typeof selectOf>) => ReturnType<typeof selectOf>,
): Promise<Autosave | undefined> {
  const select = narrow(selectOf(actor)).selectAll().limit(sql.lit(1))
  const { results } = await bind(db, select.compile()).all<StoredAutosave>()
  const [row] = results
  return (
    row && {
      formKey: row.form_key,
      articleId: row.article_id,
      fields: JSON.parse(row.fields),
      baseVersion: row.base_version,
      savedAt: row.saved_at,
    }
  )
}

interface StoredAutosave {
  form_key: string
  article_id: number
  fields: string
  base_version: number
  saved_at: Instant
}

/**
 * Stores an autosave, unless the same form has one that was typed later. No page of readers shows it, and the audit log does not
 * record it. Returns false if the actor has as many as can be stored: then nothing is stored, and nothing is dropped.
 *
 * @param typedAt earlier than `savedAt` for a text that arrives so late that it would be deleted at once.
 */
export async function storeAutosave(
  db: Executor,
  actor: Actor,
  { formKey, articleId, fields, baseVersion, savedAt }: Autosave,
  typedAt: Instant,
): Promise<boolean> {
  const json = JSON.stringify(fields)
  const { values } = await read(db, { space: spaceOf(actor, formKey) })
  const { others, ofOthers, own } = values.space
  // What is there may always be continued: others may have come at the same moment, or before there was a bound.
  const isOneTooMany = own === null && others >= MAX_AUTOSAVES
  const isTooLong = json.length > (own ?? 0) && ofOthers + json.length > MAX_AUTOSAVED_LENGTH
  if (isOneTooMany || isTooLong) return false
  const row = { fields: json, article_id: articleId, base_version: baseVersion, saved_at: savedAt }
  const upsert = sqlite
    .insertInto('autosaves')
    .values({ editor_id: actor.id, form_key: formKey, ...row })
    .onConflict((conflict) =>
      conflict.columns(['editor_id', 'form_key']).doUpdateSet(row).where('autosaves.saved_at', '<=', typedAt),
    )
  await bind(db, upsert.compile()).run()
  return true
}

/** How many autosaves an editor has of other forms, and their length; the length of the form's own one, or null. */
interface Space {
  others: number
  ofOthers: number
  own: number | null
}

function spaceOf(actor: Actor, formKey: string): Query<Space> {
  const lengthWhere = (isOwn: 0 | 1) =>
    sql`sum(length(fields)) filter (where (form_key = ${formKey}) = ${sql.lit(isOwn)})`
  const select = sqlite
    .selectFrom('autosaves')
    .select([
      sql<number>`count(*) filter (where form_key != ${formKey})`.as('others'),
      sql<number>`coalesce(${lengthWhere(0)}, 0)`.as('ofOthers'),
      sql<number | null>`${lengthWhere(1)}`.as('own'),
    ])
    .where('editor_id', '=', actor.id)
  return query(select.compile(), { value: ([row]) => row as Space, tags: () => [] })
}

/** Deletes autosaves of forms, because their text was saved or discarded. */
export function deleteAutosaves(actor: Actor, formKeys: readonly string[]): Command {
  const deletion = sqlite.deleteFrom('autosaves').where('editor_id', '=', actor.id)
  const json = JSON.stringify(formKeys)
  return {
    statements: [
      deletion.where('form_key', 'in', sql<string>`(select value from json_each(${json}))`).compile(),
    ],
  }
}
