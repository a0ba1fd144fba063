import { sql } from 'kysely'
import { type Actor, actorKey, can } from '../auth/actor.ts'
import { type Executor, sqlite } from '../db/builder.ts'
import { type Query, query, read } from '../db/query.ts'
import type { Article } from '../db/schema.ts'
import { instant } from '../lib/dates.ts'
import { autosavesOf, type ListedAutosave } from './autosaves.ts'

export type DashboardArticle = Pick<
  Article,
  'id' | 'title' | 'author' | 'organisation' | 'updated_at' | 'published_at' | 'expires_at' | 'review_note'
>

/** The articles that need work: short lists, the most urgent article first. */
export interface Dashboard {
  /** All that the actor has typed and not saved. */
  unsaved: readonly ListedAutosave[]
  /** The actor's own. */
  returned: readonly DashboardArticle[]
  drafts: readonly DashboardArticle[]
  /** Everybody's for an actor that can publish, else the actor's own. */
  submitted: readonly DashboardArticle[]
  scheduled: readonly DashboardArticle[]
  published: readonly DashboardArticle[]
  /** Articles that expire within the next `DAYS_AHEAD` days. */
  expiring: readonly DashboardArticle[]
}

const MAX_LISTED = 10
/** Published articles that are listed. */
const MAX_RECENT = 5
const DAYS_AHEAD = 7

/** Loads the dashboard of an actor in one round trip. */
export async function dashboardOf(db: Executor, actor: Actor, now: Date): Promise<Dashboard> {
  const ownKey = actorKey(actor)
  const createdBy = can(actor, 'publish') ? undefined : ownKey
  const soon = instant(new Date(now.getTime() + DAYS_AHEAD * 86_400_000))
  const drafts = (createdBy: string | undefined, review: Article['review']) =>
    selectArticles(createdBy).where('status', '=', 'draft').where('review', '=', review)
  const { values } = await read(db, {
    unsaved: autosavesOf(actor),
    returned: articlesOf(drafts(ownKey, 'returned').orderBy('updated_at', 'desc')),
    drafts: articlesOf(drafts(ownKey, '').orderBy('updated_at', 'desc')),
    submitted: articlesOf(drafts(createdBy, 'submitted').orderBy('updated_at')),
    scheduled: articlesOf(
      selectArticles(createdBy)
        .where('status', '=', 'scheduled')
        .orderBy('published_day')
        .orderBy('published_at'),
    ),
    published: articlesOf(
      selectArticles(createdBy)
        .where('status', '=', 'published')
        .orderBy('published_day', 'desc')
        .orderBy('published_at', 'desc')
        .limit(sql.lit(MAX_RECENT)),
    ),
    expiring: articlesOf(
      selectArticles(createdBy)
        .where('status', '=', 'published')
        .where('expires_at', '<', soon)
        .orderBy('expires_at'),
    ),
  })
  return values
}

/** @param createdBy the author as `created_by` has it. Undefined: everybody. */
function selectArticles(createdBy: string | undefined) {
  const select = sqlite
    .selectFrom('articles')
    .select([
      'id',
      'title',
      'author',
      'organisation',
      'updated_at',
      'published_at',
      'expires_at',
      'review_note',
    ])
    .limit(sql.lit(MAX_LISTED))
  return createdBy === undefined ? select : select.where('created_by', '=', createdBy)
}

function articlesOf(select: ReturnType<typeof selectArticles>): Query<readonly DashboardArticle[]> {
  return query(select.compile(), { value: (rows) => rows, tags: () => [] })
}
