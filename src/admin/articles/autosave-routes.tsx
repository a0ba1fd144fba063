import { Hono } from 'hono'
import { valuesOf } from '../../editing/article-form.ts'
import { articleOfFormKey, fieldsThatDiffer } from '../../editing/article-of-form.ts'
import { type Autosave, deleteAutosaves, storeAutosave } from '../../editing/autosaves.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { problem } from '../../http/problem.ts'
import { instant } from '../../lib/dates.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { articleOf, formValues } from './responses.tsx'

/** In characters of JSON: room for two of the longest texts. */
const MAX_AUTOSAVE_LENGTH = 1_000_000
/** A browser's own copy can be sent long after it was typed. */
const MAX_AGE_MS = 90 * 86_400_000
/** A copy that comes later than this is stored as if it were so old: it stays for a month before it is deleted. */
const MAX_STORED_AGE_MS = 60 * 86_400_000

/** What is typed in an article's form and not saved. Each form has its own, by the key that it got when it was opened. */
export const articleAutosaves = new Hono<AdminEnv>()
  .put('/:id{[0-9]{1,15}}/autosave/:key{[\\w-]{1,64}}', async (c) => {
    const id = Number(c.req.param('id'))
    const article = id === 0 ? undefined : await articleOf(c)
    if (id !== 0 && !article)
      return problem({ status: 404, title: 'No such article', detail: `There is no article ${id} of yours.` })
    const text = await c.req.text()
    if (text.length > MAX_AUTOSAVE_LENGTH)
      return problem({ status: 413, title: 'Too long', detail: `At most ${MAX_AUTOSAVE_LENGTH} characters.` })
    const sent = parseAutosave(text)
    if (!sent) {
      const detail =
        'Send {"fields": {…}, "baseVersion": 1}, and besides "editor" (an id) and "age" (milliseconds).'
      return problem({ status: 422, title: 'No autosave', detail })
    }
    if (sent.editor !== undefined && sent.editor !== c.var.actor.id) {
      const detail = 'Another editor has signed in since the form was opened.'
      return problem({ status: 403, title: 'Another editor', detail })
    }
    const autosave = await placed(c, id, { ...sent, formKey: c.req.param('key') })
    const typedAt = instant(new Date(Date.now() - sent.age))
    if (autosave && !(await storeAutosave(c.env.DB, c.var.actor, autosave, typedAt))) {
      const detail = 'You have as many autosaves as can be stored. Save or discard some of them.'
      return problem({ status: 409, title: 'Too many autosaves', detail })
    }
    return c.body(null, 204)
  })
  .post('/:id{[0-9]{1,15}}/autosave/:key{[\\w-]{1,64}}/end', async (c) => {
    const id = Number(c.req.param('id'))
    await runCommands(c, [deleteAutosaves(c.var.actor, [c.req.param('key')])])
    const { list } = await c.req.parseBody()
    if (list === '1') return c.redirect(adminPaths.articles(), 303)
    return c.redirect(id === 0 ? adminPaths.newArticle() : adminPaths.article(id), 303)
  })

interface SentAutosave extends Pick<Autosave, 'fields' | 'baseVersion'> {
  formKey: string
  /** Milliseconds since the typing. */
  age: number
}

/**
 * Returns what is to be stored. A draft may come after its form was saved, from a browser that did not hear of it: then
 * it belongs to the saved article, and nothing is stored if the article has all of it.
 */
async function placed(c: AdminContext, id: number, sent: SentAutosave): Promise<Autosave | undefined> {
  const { formKey, fields, baseVersion, age } = sent
  const savedAt = instant(new Date(Date.now() - Math.min(age, MAX_STORED_AGE_MS)))
  const added = id === 0 ? await articleOfFormKey(c.env.DB, c.var.actor, formKey) : undefined
  const article = added ?? (id === 0 ? undefined : await articleOf(c))
  if (article && (added || article.version > baseVersion)) {
    const stored = formValues(article, await siteFor(c))
    if (fieldsThatDiffer(valuesOf(fields), stored).length === 0) return undefined
  }
  return { formKey, articleId: article?.id ?? 0, fields, baseVersion: added ? 1 : baseVersion, savedAt }
}

function parseAutosave(text: string): (Omit<SentAutosave, 'formKey'> & { editor?: number }) | undefined {
  try {
    const { fields, baseVersion, editor, age = 0 } = JSON.parse(text)
    const isValid =
      typeof fields === 'object' &&
      fields !== null &&
      Number.isInteger(baseVersion) &&
      (editor === undefined || Number.isInteger(editor)) &&
      Number.isFinite(age)
    return isValid ? { fields, baseVersion, editor, age: Math.min(Math.max(age, 0), MAX_AGE_MS) } : undefined
  } catch {
    return undefined
  }
}
