import type { Context } from 'hono'
import type { ActorVariables } from '../auth/actor.ts'
import { allCategories, siteSettings } from '../content/layout.ts'
import { bind, sqlite } from '../db/builder.ts'
import { read } from '../db/query.ts'
import type { Media } from '../db/schema.ts'
import { slug } from '../text/slug.ts'
import type { ArticleInput, FieldFault } from './article-input.ts'
import type { Around } from './plan-changes.ts'

/** Looks up what has to be known to make a change of the input. */
export async function around(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
  input: ArticleInput,
): Promise<(Around & { slug: string }) | { faults: FieldFault[] }> {
  const { values } = await read(c.env.DB, { settings: siteSettings(), categories: allCategories() })
  const cover = input.cover ? await pictureOf(c.env.DB, input.cover.key) : undefined
  if (input.cover && !cover) return { faults: [{ field: 'cover.key', fault: 'noPicture' }] }
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
  const found = sqlite.selectFrom('media').selectAll().where('key', '=', key).where('type', 'like', 'image/%')
  const { results } = await bind(db, found.compile()).all<Media>()
  return results[0]
}
