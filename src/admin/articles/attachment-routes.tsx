import { Hono } from 'hono'
import { attachFile, attachmentsOfArticle, setAttachments } from '../../content/articles/attachments.ts'
import { articleLimits } from '../../content/articles/limits.ts'
import { isConstraintError } from '../../db/command.ts'
import { read } from '../../db/query.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import { listMedia, mediaById } from '../../editing/media-library.ts'
import { canChange } from '../../editing/plan-changes.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { storeUpload } from '../../editing/store-upload.ts'
import type { FileError } from '../../media/store-file.ts'
import { formOf, textOf, uploadLimit } from '../../media/upload-form.ts'
import { admitShortened } from '../../text/admit.ts'
import { adminPaths } from '../../urls/admin.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { tooLargePage } from '../too-large-page.tsx'
import { listVersion } from '../ui/list-version.tsx'
import { AttachmentsPage, type TypedAttachment } from './attachments-page.tsx'
import { articleOf, notAllowed, notFound } from './responses.tsx'

/** The form lists them all, so their number is limited. */
const MAX_ATTACHMENTS = 200
/** Newest stored files that the form offers. */
const LIBRARY_SIZE = 200

/** The files that are listed under an article. */
export const attachments = new Hono<AdminEnv>()
  .get('/:id{[0-9]{1,15}}/attachments', async (c) => {
    const article = await articleOf(c)
    return article ? attachmentsPage(c, article) : notFound(c)
  })
  .post('/:id{[0-9]{1,15}}/attachments', uploadLimit(tooLargePage), async (c) => {
    const article = await articleOf(c)
    const form = await formOf(c)
    const title = form ? titleOf(form, 'title') : ''
    if (!article) return notFound(c, title)
    if (!canChange(c.var.actor, article)) return notAllowed(c, article)
    const stored = await storeUpload(c, form?.get('file') ?? null)
    if ('error' in stored) return attachmentsPage(c, article, { error: stored.error, title })
    return attach(c, article, stored.media.id, title)
  })
  .post('/:id{[0-9]{1,15}}/attachments/stored', async (c) => {
    const article = await articleOf(c)
    const form = await c.req.formData()
    const title = titleOf(form, 'title')
    if (!article) return notFound(c, title)
    if (!canChange(c.var.actor, article)) return notAllowed(c, article)
    const medium = await mediaById(c.env.DB, Number(textOf(form, 'medium')))
    return medium ? attach(c, article, medium.id, title) : attachmentsPage(c, article, { title })
  })
  .post('/:id{[0-9]{1,15}}/attachments/order', async (c) => {
    const article = await articleOf(c)
    const form = await c.req.formData()
    if (!article) return notFound(c, typedTitles(form))
    if (!canChange(c.var.actor, article)) return notAllowed(c, article)
    const removed = numbers(form, 'remove')
    const { values } = await read(c.env.DB, { attachments: attachmentsOfArticle(article.id) })
    if (form.get('list') !== listVersion(values.attachments)) return stale(c, article, form)
    const remaining = numbers(form, 'seen')
      .filter((mediaId) => !removed.includes(mediaId))
      .map((mediaId) => ({ mediaId, title: titleOf(form, `title-${mediaId}`) }))
      .toSorted((a, b) => positionOf(form, a.mediaId) - positionOf(form, b.mediaId))
    try {
      await runCommands(c, [setAttachments(article.id, values.attachments, remaining, removed)])
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return (await articleOf(c)) ? stale(c, article, form) : notFound(c, typedTitles(form))
    }
    return done(c, article)
  })

async function attach(c: AdminContext, article: StoredArticle, mediaId: number, title: string) {
  try {
    await runCommands(c, [attachFile(article.id, mediaId, title)])
  } catch (error) {
    if (!isConstraintError(error)) throw error
    // One of both was removed meanwhile.
    return (await articleOf(c)) ? attachmentsPage(c, article, { title }) : notFound(c, title)
  }
  return done(c, article)
}

/** Answers a form of a list that a colleague has changed meanwhile, with what was typed. */
function stale(c: AdminContext, article: StoredArticle, form: FormData) {
  const removed = numbers(form, 'remove')
  const typed = numbers(form, 'seen').map((mediaId): [number, TypedAttachment] => [
    mediaId,
    {
      title: titleOf(form, `title-${mediaId}`),
      position: positionOf(form, mediaId),
      isRemoved: removed.includes(mediaId),
    },
  ])
  return attachmentsPage(c, article, undefined, new Map(typed))
}

/** The titles that were typed for files, a line each. */
const typedTitles = (form: FormData) =>
  numbers(form, 'seen')
    .map((mediaId) => titleOf(form, `title-${mediaId}`))
    .filter((title) => title !== '')
    .join('\n')

const titleOf = (form: FormData, name: string) =>
  admitShortened(textOf(form, name), articleLimits.attachmentTitle)

function numbers(form: FormData, name: string): number[] {
  const values = form.getAll(name).filter((value) => typeof value === 'string' && /^\d{1,15}$/.test(value))
  return values.slice(0, MAX_ATTACHMENTS).map(Number)
}

function positionOf(form: FormData, mediaId: number): number {
  const position = Number(textOf(form, `position-${mediaId}`))
  return Number.isFinite(position) ? position : 0
}

const done = (c: AdminContext, { id }: StoredArticle) =>
  c.redirect(`${adminPaths.articlePart(id, 'attachments')}?saved=1`, 303)

async function attachmentsPage(
  c: AdminContext,
  article: StoredArticle,
  rejected?: { error?: FileError; title: string },
  typed?: ReadonlyMap<number, TypedAttachment>,
) {
  const [site, { values }, files] = await Promise.all([
    siteFor(c),
    read(c.env.DB, { attachments: attachmentsOfArticle(article.id) }),
    listMedia(c.env.DB, { kind: 'files', text: '', before: undefined }, LIBRARY_SIZE),
  ])
  const { attachments } = values
  const library = files.rows.filter(({ id }) => !attachments.some(({ mediaId }) => mediaId === id))
  const saved = c.req.query('saved') === '1' && !rejected && !typed
  return c.html(
    <AttachmentsPage
      site={site}
      article={article}
      attachments={attachments}
      library={library}
      saved={saved}
      rejected={rejected}
      typed={typed}
    />,
    typed ? 409 : rejected ? 422 : 200,
  )
}
