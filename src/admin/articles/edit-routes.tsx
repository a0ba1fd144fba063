import { Hono } from 'hono'
import { isConstraintError } from '../../db/command.ts'
import { type FormValues, inputOf, statusOf, toFormError, valuesOf } from '../../editing/article-form.ts'
import { articleForEditing } from '../../editing/article-records.ts'
import { deleteAutosaves } from '../../editing/autosaves.ts'
import { planArticleChange } from '../../editing/plan-article-change.ts'
import { canChange } from '../../editing/plan-changes.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { uploadLimit } from '../../media/upload-form.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { tooLargePage } from '../too-large-page.tsx'
import { droppedParameter } from '../ui/dropped-notice.tsx'
import { baseIn, conflict } from './conflict-response.tsx'
import { withCoverFile } from './cover-upload.ts'
import { formKeysIn, requestedAutosave, restoredKeys } from './form-keys.ts'
import { articleOf, editPage, formValues, notAllowed, notFound, redirectToSaved } from './responses.tsx'

/** One article: its form, and saving it. */
export const article = new Hono<AdminEnv>()
  .get('/:id{[0-9]{1,15}}', async (c) => {
    const article = await articleOf(c)
    if (!article) return notFound(c)
    const saved = c.req.query('saved') === `${article.version}` || c.req.query('saved') === '0'
    const autosave = await requestedAutosave(c)
    if (!autosave)
      return editPage(c, article, {
        saved,
        dropped: c.req.query('dropped'),
        done: c.req.query('done') === '1',
      })
    const { fields, baseVersion: version } = autosave
    // With the base of that time, `conflict` finds the changes that others have saved since.
    const base = { version, values: typeof fields.base === 'string' ? fields.base : '' }
    return editPage(c, article, { values: valuesOf(fields), base, restored: restoredKeys(autosave) })
  })
  .post('/:id{[0-9]{1,15}}', uploadLimit(tooLargePage), async (c) => {
    const article = await articleOf(c)
    const form = await c.req.formData()
    if (!article) return removedMeanwhile(c, valuesOf(form))
    if (!canChange(c.var.actor, article)) return editPage(c, article, { values: valuesOf(form) }, 403)
    const site = await siteFor(c)
    const keys = formKeysIn(form)
    const { values, errors } = await withCoverFile(c, form, valuesOf(form))
    if (errors) return editPage(c, article, { values, errors, base: baseIn(form), ...keys })
    if (form.get('version') !== `${article.version}`) return conflict(c, article, form, values)
    const before = formValues(article, site)
    // The form shows no seconds. An unchanged time keeps those that are stored.
    const storedTime = values.publishedAt === before.publishedAt && article.published_at
    const submitted = { ...values, ...(storedTime && { publishedAt: storedTime }) }
    const parsed = inputOf(submitted, statusOf(form), false)
    if ('errors' in parsed) return editPage(c, article, { values, errors: parsed.errors, ...keys })
    if (values.expiresAt === before.expiresAt) parsed.input.expiresAt = undefined

    const outcome = await planArticleChange(c, article, parsed.input)
    if ('forbidden' in outcome) return notAllowed(c, article)
    if ('errors' in outcome)
      return editPage(c, article, { values, errors: outcome.errors.map(toFormError), ...keys })
    try {
      const autosaves = deleteAutosaves(c.var.actor, [keys.key, ...keys.restored])
      const [changed] = await runCommands(c, [...outcome.commands, autosaves])
      if (outcome.commands.length > 0 && changed === 0) return removedMeanwhile(c, values)
    } catch (error) {
      if (!isConstraintError(error)) throw error
      const current = await articleForEditing(c.env.DB, article.id)
      return current ? conflict(c, current, form, values) : removedMeanwhile(c, values)
    }
    const version = article.version + outcome.commands.length
    return redirectToSaved(c, article.id, version, keys.key, droppedParameter(outcome.dropped))
  })

/** Answers a form of an article that is not there any more, with what was typed in the form of a new one. */
function removedMeanwhile(c: AdminContext, values: FormValues) {
  const errors = [{ field: '', code: 'articleRemoved' as const }]
  return editPage(c, undefined, { values, errors }, 409)
}
