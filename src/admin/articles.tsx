import { Hono } from 'hono'
import { adminPaths } from '../admin-paths.ts'
import { addNew } from '../editing/add-article.ts'
import { around } from '../editing/around.ts'
import { inForm, inputOf, noValues, valuesOf } from '../editing/article-form.ts'
import { autosaveOf, endAutosave } from '../editing/autosaves.ts'
import { uploadLimit } from '../editing/files/upload-body.ts'
import { listForEditing } from '../editing/stored-articles.ts'
import { actorKey, may } from '../editors/actor.ts'
import { ArticleListPage, statuses } from '../views/admin-article-list.tsx'
import { editPage, notAllowed } from './article-pages.tsx'
import { type AdminEnv, outlineFor, siteFor } from './env.tsx'
import { tooLargePage, withCoverFile } from './uploads.tsx'

const PAGE_SIZE = 30

/** The newsroom's articles, and new ones. */
export const articles = new Hono<AdminEnv>()
  .get('/', async (c) => {
    const { status: asked, category = '', text = '', after = '' } = c.req.query()
    const status = statuses.find((one) => one === asked)
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
    const { values, faults } = await withCoverFile(c, form, valuesOf(form))
    if (faults) return editPage(c, undefined, { values, faults })
    const parsed = inputOf(values, statusOf(form), true)
    if ('faults' in parsed) return editPage(c, undefined, { values, faults: parsed.faults })
    const context = await around(c, parsed.input)
    if ('faults' in context) return editPage(c, undefined, { values, faults: context.faults.map(inForm) })
    const outcome = await addNew(c, parsed.input, context, {
      alongside: () => [endAutosave(c.var.actor, 0)],
      onRefusal: async () => undefined,
    })
    if ('forbidden' in outcome) return notAllowed(c)
    if ('faults' in outcome) return editPage(c, undefined, { values, faults: outcome.faults.map(inForm) })
    if (!('id' in outcome)) return notAllowed(c)
    return c.redirect(`${adminPaths.article(outcome.id)}?saved=0`, 303)
  })

/** What the button that was pressed makes of the article. */
export function statusOf(form: FormData): string | undefined {
  const status = form.get('status')
  return typeof status === 'string' && status !== '' ? status : undefined
}
