import type { Context } from 'hono'
import type { Actor, ActorVariables } from '../auth/actor.ts'
import { allCategories, siteSettings } from '../content/layout.ts'
import { read } from '../db/query.ts'
import type { Media } from '../db/schema.ts'
import { mediaByKey } from '../media/storage.ts'
import { slug } from '../text/slug.ts'
import type { ArticleError, ArticleInput } from './article-input.ts'

/** All that the planning of a change needs besides the article and the input. */
export interface ChangeContext {
  actor: Actor
  now: Date
  timeZone: string
  /** Ids by slug. */
  categories: ReadonlyMap<string, number>
  /** The picture that the input names as the cover. */
  cover: Media | undefined
}

/** Loads the context of a change, and the slug that a new article gets. */
export async function loadChangeContext(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
  input: ArticleInput,
): Promise<(ChangeContext & { slug: string }) | { errors: ArticleError[] }> {
  const { values } = await read(c.env.DB, { settings: siteSettings(), categories: allCategories() })
  const cover = input.cover ? await pictureOf(c.env.DB, input.cover.key) : undefined
  if (input.cover && !cover) return { errors: [{ field: 'cover.key', code: 'noPicture' }] }
  return {
    actor: c.var.actor,
    now: new Date(),
    timeZone: values.settings.time_zone,
    categories: new Map(values.categories.map((category) => [category.slug, category.id])),
    cover,
    slug: input.slug ?? slug(input.title ?? ''),
  }
}

async function pictureOf(db: D1Database, key: string): Promise<Media | undefined> {
  const media = await mediaByKey(db, key)
  return media?.type.startsWith('image/') ? media : undefined
}
