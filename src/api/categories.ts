import { Hono } from 'hono'
import { categoryOutline } from '../content/layout.ts'
import { read } from '../db/query.ts'
import type { ApiEnv } from './context.ts'

/** The categories in which articles can be placed. */
export const categories = new Hono<ApiEnv>().get('/', async (c) => {
  const { values } = await read(c.env.DB, { categories: categoryOutline() })
  const slugs = new Map(values.categories.map(({ id, slug }) => [id, slug]))
  const items = values.categories.map(({ slug, name, kind, parent_id }) => ({
    slug,
    name,
    kind,
    parent: parent_id === null ? null : (slugs.get(parent_id) ?? null),
  }))
  return c.json({ items })
})
