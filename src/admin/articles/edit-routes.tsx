import { Hono } from 'hono'
import { isConstraintError } from '../../db/command.ts'
import { inputOf, statusOf, toFormError, valuesOf } from '../../editing/article-form.ts'
import { articleForEditing } from '../../editing/article-records.ts'
import { autosaveOf, deleteAutosave, saveAutosave } from '../../editing/autosaves.ts'
import { planArticleChange } from '../../editing/plan-article-change.ts'
import { canChange } from '../../editing/plan-changes.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { problem } from '../../http/problem.ts'
import { uploadLimit } from '../../media/upload-form.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminEnv, siteFor } from '../context.ts'
import { tooLargePage } from '../too-large-page.tsx'
import { droppedParameter } from '../ui/dropped-notice.tsx'
import { baseIn, conflict } from './conflict-response.tsx'
import { withCoverFile } from './cover-upload.ts'
import { articleOf, editPage, formValues, notAllowed, notFound } from './responses.tsx'

/** In characters of JSON: room for two of the longest texts. */
const MAX_AUTOSAVE_LENGTH = 1_000_000

/** One article: its form, saving, and its autosaves. */
export const article = new Hono<AdminEnv>()
  .get('/:id{[0-9]{1,15}}', async (c) => {
    const article = await articleOf(c)
    if (!article) return notFound(c)
    const saved = c.req.query('saved') === `${article.version}` || c.req.query('saved') === '0'
    if (c.req.query('autosave') !== '1')
      return editPage(c, article, {
        saved,
        dropped: c.req.query('dropped'),
        done: c.req.query('done') === '1',
      })
    const autosave = await autosaveOf(c.env.DB, c.var.actor, article.id)
    if (!autosave) return editPage(c, article, {})
    const { fields, baseVersion: version } = autosave
    // With the base of that time, `conflict` finds the changes that others have saved since.
    const base = { version, values: typeof fields.base === 'string' ? fields.base : '' }
    return editPage(c, article, { values: valuesOf(fields), base })
  })
  .post('/:id{[0-9]{1,15}}', uploadLimit(tooLargePage), async (c) => {
    const article = await articleOf(c)
    if (!article) return notFound(c)
    const form = await c.req.formData()
    if (!canChange(c.var.actor, article)) return editPage(c, article, { values: valuesOf(form) }, 403)
    const site = await siteFor(c)
    const { values, errors } = await withCoverFile(c, form, valuesOf(form))
    if (errors) return editPage(c, article, { values, errors, base: baseIn(form) })
    if (form.get('version') !== `${article.version}`) return conflict(c, article, form, values)
    const before = formValues(article, site)
    // The form shows no seconds. An unchanged time keeps those that are stored.
    const storedTime = values.publishedAt === before.publishedAt && article.published_at
    const submitted = { ...values, ...(storedTime && { publishedAt: storedTime }) }
    const parsed = inputOf(submitted, statusOf(form), false)
    if ('errors' in parsed) return editPage(c, article, { values, errors: parsed.errors })
    if (values.expiresAt === before.expiresAt) parsed.input.expiresAt = undefined

    const outcome = await planArticleChange(c, article, parsed.input)
    if ('forbidden' in outcome) return notAllowed(c, article)
    if ('errors' in outcome) return editPage(c, article, { values, errors: outcome.errors.map(toFormError) })
    try {
      await runCommands(c, [...outcome.commands, deleteAutosave(c.var.actor, article.id)])
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return conflict(c, (await articleForEditing(c.env.DB, article.id)) ?? article, form, values)
    }
    const version = article.version + outcome.commands.length
    const dropped = droppedParameter(outcome.dropped)
    return c.redirect(`${adminPaths.article(article.id)}?saved=${version}${dropped}`, 303)
  })
  .put('/:id{[0-9]{1,15}}/autosave', async (c) => {
    const id = Number(c.req.param('id'))
    if (id !== 0 && !(await articleOf(c))) {
      return problem({ status: 404, title: 'No such article', detail: `There is no article ${id} of yours.` })
    }
    const text = await c.req.text()
    if (text.length > MAX_AUTOSAVE_LENGTH) {
      return problem({ status: 413, title: 'Too long', detail: `At most ${MAX_AUTOSAVE_LENGTH} characters.` })
    }
    const autosave = parseAutosave(text)
    if (!autosave) {
      const detail = 'Send {"fields": {…}, "baseVersion": 1}.'
      return problem({ status: 422, title: 'No autosave', detail })
    }
    await saveAutosave(c.env.DB, c.var.actor, id, autosave, new Date())
    return c.body(null, 204)
  })
  .post('/:id{[0-9]{1,15}}/autosave/end', async (c) => {
    const id = Number(c.req.param('id'))
    await runCommands(c, [deleteAutosave(c.var.actor, id)])
    return c.redirect(id === 0 ? adminPaths.newArticle() : adminPaths.article(id), 303)
  })

function parseAutosave(text: string): { fields: Record<string, unknown>; baseVersion: number } | undefined {
  try {
    const { fields, baseVersion } = JSON.parse(text)
    const isValid = typeof fields === 'object' && fields !== null && Number.isInteger(baseVersion)
    return isValid ? { fields, baseVersion } : undefined
  } catch {
    return undefined
  }
}
