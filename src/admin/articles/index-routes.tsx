import { Hono } from 'hono'
import { actorKey, can } from '../../auth/actor.ts'
import { inputOf, noValues, statusOf, toFormError, valuesOf } from '../../editing/article-form.ts'
import { articleStatuses } from '../../editing/article-input.ts'
import { articleForEditing, listForEditing, type StoredArticle } from '../../editing/article-records.ts'
import { autosaveOf, deleteAutosave } from '../../editing/autosaves.ts'
import { createArticle } from '../../editing/create-article.ts'
import { findReplay, formKey, recordReplay } from '../../editing/idempotency.ts'
import { textOf, uploadLimit } from '../../media/upload-form.ts'
import { admitLine } from '../../text/admit.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, categoryOutlineFor, siteFor } from '../context.ts'
import { tooLargePage } from '../too-large-page.tsx'
import { droppedParameter } from '../ui/dropped-notice.tsx'
import { conflict } from './conflict-response.tsx'
import { withCoverFile } from './cover-upload.ts'
import { ArticleListPage } from './index-page.tsx'
import { editPage, notAllowed } from './responses.tsx'

const PAGE_SIZE = 30

/** The list of articles, and adding one. */
export const articles = new Hono<AdminEnv>()
  .get('/', async (c) => {
    const { status: statusParameter, category = '', text = '', after = '' } = c.req.query()
    const status = articleStatuses.find((one) => one === statusParameter)
    const [, updatedAt = '', id] = /^(\d{4}-[\dT:-]+Z)_(\d+)$/.exec(after) ?? []
    const createdBy = can(c.var.actor, 'publish') ? undefined : actorKey(c.var.actor)
    const position = id === undefined ? undefined : { updatedAt, id: Number(id) }
    const [site, categories, list] = await Promise.all([
      siteFor(c),
      categoryOutlineFor(c),
      listForEditing(
        c.env.DB,
        { status, category, text: admitLine(text), createdBy, after: position },
        PAGE_SIZE,
      ),
    ])
    const { last } = list
    const filter = { ...(status && { status }), ...(category && { category }), ...(text && { text }) }
    const next = last && `?${new URLSearchParams({ ...filter, after: `${last.updated_at}_${last.id}` })}`
    return c.html(
      <ArticleListPage
        site={site}
        articles={list.rows}
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
    const { values, errors } = await withCoverFile(c, form, valuesOf(form))
    if (errors) return editPage(c, undefined, { values, errors, key })
    const existing = await articleOfFormKey(c, key)
    if (existing) return conflict(c, existing, form, values)
    const parsed = inputOf(values, statusOf(form), true)
    if ('errors' in parsed) return editPage(c, undefined, { values, errors: parsed.errors, key })
    const outcome = await createArticle(c, parsed.input, {
      alongside: ({ id }) => [
        deleteAutosave(c.var.actor, 0),
        ...(key === '' ? [] : [recordAdded(c, key, id)]),
      ],
      onConstraintError: () => articleOfFormKey(c, key),
    })
    if ('forbidden' in outcome) return notAllowed(c)
    if ('errors' in outcome)
      return editPage(c, undefined, { values, errors: outcome.errors.map(toFormError), key })
    if ('existing' in outcome) return conflict(c, outcome.existing, form, values)
    return c.redirect(
      `${adminPaths.article(outcome.added.id)}?saved=0${droppedParameter(outcome.added.dropped)}`,
      303,
    )
  })

/** Returns the article that the form with this key has added already. */
async function articleOfFormKey(c: AdminContext, key: string): Promise<StoredArticle | undefined> {
  const replay = key === '' ? undefined : await findReplay(c.env.DB, c.var.actor, formKey(key))
  return replay && articleForEditing(c.env.DB, Number(replay.answer))
}

const recordAdded = (c: AdminContext, key: string, id: number) =>
  recordReplay(c.var.actor, formKey(key), { fingerprint: '', status: 201, answer: `${id}` }, new Date())
