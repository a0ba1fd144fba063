import { Hono } from 'hono'
import { actorKey, can } from '../../auth/actor.ts'
import { read } from '../../db/query.ts'
import { inputOf, noValues, statusOf, toFormError, valuesOf } from '../../editing/article-form.ts'
import { articleStatuses } from '../../editing/article-input.ts'
import { articleOfFormKey, recordAdded } from '../../editing/article-of-form.ts'
import { listForEditing } from '../../editing/article-records.ts'
import { autosavesOf, deleteAutosaves } from '../../editing/autosaves.ts'
import { createArticle } from '../../editing/create-article.ts'
import { uploadLimit } from '../../media/upload-form.ts'
import { admitLine } from '../../text/admit.ts'
import { type AdminEnv, categoryOutlineFor, siteFor } from '../context.ts'
import { tooLargePage } from '../too-large-page.tsx'
import { droppedParameter } from '../ui/dropped-notice.tsx'
import { conflict } from './conflict-response.tsx'
import { withCoverFile } from './cover-upload.ts'
import { formKeysIn, requestedAutosave, restoredKeys } from './form-keys.ts'
import { ArticleListPage } from './index-page.tsx'
import { editPage, notAllowed, redirectToSaved } from './responses.tsx'

const PAGE_SIZE = 30

/** The list of articles, and adding one. */
export const articles = new Hono<AdminEnv>()
  .get('/', async (c) => {
    const { status: statusParameter, category = '', text = '', after = '' } = c.req.query()
    const status = articleStatuses.find((one) => one === statusParameter)
    const [, updatedAt = '', id] = /^(\d{4}-[\dT:-]+Z)_(\d+)$/.exec(after) ?? []
    const createdBy = can(c.var.actor, 'publish') ? undefined : actorKey(c.var.actor)
    const position = id === undefined ? undefined : { updatedAt, id: Number(id) }
    const [site, categories, list, { values }] = await Promise.all([
      siteFor(c),
      categoryOutlineFor(c),
      listForEditing(
        c.env.DB,
        { status, category, text: admitLine(text), createdBy, after: position },
        PAGE_SIZE,
      ),
      read(c.env.DB, { unsaved: autosavesOf(c.var.actor) }),
    ])
    const { last } = list
    const filter = { ...(status && { status }), ...(category && { category }), ...(text && { text }) }
    const next = last && `?${new URLSearchParams({ ...filter, after: `${last.updated_at}_${last.id}` })}`
    return c.html(
      <ArticleListPage
        site={site}
        articles={list.rows}
        unsaved={values.unsaved}
        filter={{ status, text, category }}
        categories={categories}
        next={next}
      />,
    )
  })
  .get('/new', async (c) => {
    const autosave = await requestedAutosave(c)
    if (!autosave) return editPage(c, undefined, { values: noValues })
    const restored = restoredKeys(autosave)
    return editPage(c, undefined, { values: valuesOf(autosave.fields), restored })
  })
  .post('/', uploadLimit(tooLargePage), async (c) => {
    const form = await c.req.formData()
    const keys = formKeysIn(form)
    const { key } = keys
    const { actor } = c.var
    const { values, errors } = await withCoverFile(c, form, valuesOf(form))
    if (errors) return editPage(c, undefined, { values, errors, ...keys })
    const existing = await articleOfFormKey(c.env.DB, actor, key)
    if (existing) return conflict(c, existing, form, values)
    const parsed = inputOf(values, statusOf(form), true)
    if ('errors' in parsed) return editPage(c, undefined, { values, errors: parsed.errors, ...keys })
    const outcome = await createArticle(c, parsed.input, {
      alongside: ({ id }) => [
        deleteAutosaves(actor, [key, ...keys.restored]),
        ...(key === '' ? [] : [recordAdded(actor, key, id)]),
      ],
      onConstraintError: () => articleOfFormKey(c.env.DB, actor, key),
    })
    if ('forbidden' in outcome) return notAllowed(c)
    if ('errors' in outcome)
      return editPage(c, undefined, { values, errors: outcome.errors.map(toFormError), ...keys })
    if ('existing' in outcome) return conflict(c, outcome.existing, form, values)
    const { id, dropped } = outcome.added
    return redirectToSaved(c, id, 0, key, droppedParameter(dropped))
  })
