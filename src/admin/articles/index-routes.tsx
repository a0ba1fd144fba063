import { Hono } from 'hono'
import { actorKey, may } from '../../auth/actor.ts'
import { inForm, inputOf, noValues, statusOf, valuesOf } from '../../editing/article-form.ts'
import { articleStatuses } from '../../editing/article-input.ts'
import { articleForEditing, listForEditing, type StoredArticle } from '../../editing/article-records.ts'
import { autosaveOf, endAutosave } from '../../editing/autosaves.ts'
import { around } from '../../editing/change-context.ts'
import { addNew } from '../../editing/create-article.ts'
import { addedBefore, rememberAdded } from '../../editing/form-idempotency.ts'
import { textOf, uploadLimit } from '../../media/upload-form.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, outlineFor, siteFor } from '../context.tsx'
import { tooLargePage } from '../too-large-page.tsx'
import { conflict } from './conflict-response.tsx'
import { withCoverFile } from './cover-upload.ts'
import { ArticleListPage } from './index-page.tsx'
import { editPage, notAllowed } from './responses.tsx'

const PAGE_SIZE = 30

/** The newsroom's articles, and new ones. */
export const articles = new Hono<AdminEnv>()
  .get('/', async (c) => {
    const { status: asked, category = '', text = '', after = '' } = c.req.query()
    const status = articleStatuses.find((one) => one === asked)
    const [, updatedAt = '', id] = /^(\d{4}-[\dT:-]+Z)_(\d+)$/.exec(after) ?? []
    const by = may(c.var.actor, 'publish') ? undefined : actorKey(c.var.actor)
    const position = id === undefined ? undefined : { updatedAt, id: Number(id) }
    const [site, categories, found] = await Promise.all([
      siteFor(c),
      outlineFor(c),
      listForEditing(c.env.DB, { status, category, text: text.trim(), by, after: position }, PAGE_SIZE),
    ])
    const { last } = found
    const filter = { ...(status && { status }), ...(category && { category }), ...(text && { text }) }
    const next = last && `?${new URLSearchParams({ ...filter, after: `${last.updated_at}_${last.id}` })}`
    return c.html(
      <ArticleListPage
        site={site}
        articles={found.rows}
        filter={{ status, text, category }}
        categories={categories}
        next={next}
      />,
    )
  })
  .get('/new', async (c) => {
    const isRestoring = c.req.query('autosave') === '1'
    const autosave = isRestoring ? await autosaveOf(c.env.DB, c.var.actor, 0) : undefined
    return editPage(c, undefined, { values: autosave ? valuesOf(autosave.fields) : noValues })
  })
  .post('/', uploadLimit(tooLargePage), async (c) => {
    const form = await c.req.formData()
    const key = textOf(form, 'key')
    const { values, faults } = await withCoverFile(c, form, valuesOf(form))
    if (faults) return editPage(c, undefined, { values, faults, key })
    const before = await added(c, key)
    if (before) return conflict(c, before, form, values)
    const parsed = inputOf(values, statusOf(form), true)
    if ('faults' in parsed) return editPage(c, undefined, { values, faults: parsed.faults, key })
    const context = await around(c, parsed.input)
    if ('faults' in context)
      return editPage(c, undefined, { values, faults: context.faults.map(inForm), key })
    const outcome = await addNew(c, parsed.input, context, {
      alongside: (id) => [
        endAutosave(c.var.actor, 0),
        ...(key === '' ? [] : [rememberAdded(c.var.actor, key, id, new Date())]),
      ],
      onRefusal: () => added(c, key),
    })
    if ('forbidden' in outcome) return notAllowed(c)
    if ('faults' in outcome)
      return editPage(c, undefined, { values, faults: outcome.faults.map(inForm), key })
    if ('instead' in outcome) return conflict(c, outcome.instead, form, values)
    return c.redirect(`${adminPaths.article(outcome.id)}?saved=0`, 303)
  })

/** The article that this very form has added already. */
async function added(c: AdminContext, key: string): Promise<StoredArticle | undefined> {
  const id = key === '' ? undefined : await addedBefore(c.env.DB, c.var.actor, key)
  return id === undefined ? undefined : articleForEditing(c.env.DB, id)
}
