import { Hono } from 'hono'
import { mediaJson, noForm, rejectedUpload, tooLargeUpload } from '../../api/media-responses.ts'
import { can } from '../../auth/actor.ts'
import { isConstraintError } from '../../db/command.ts'
import type { Media } from '../../db/schema.ts'
import { listMedia, type MediaKind, mediaById, usesOf } from '../../editing/media-library.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { storeUpload } from '../../editing/store-upload.ts'
import { mediaMessages } from '../../i18n/admin/media.ts'
import { describeMedia } from '../../media/storage.ts'
import type { FileError } from '../../media/store-file.ts'
import { formOf, textOf, uploadLimit } from '../../media/upload-form.ts'
import { MAX_ALT_LENGTH } from '../../media/upload-limits.ts'
import { ErrorPage } from '../../site/error-pages.tsx'
import { admitLine } from '../../text/admit.ts'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'
import { type AdminContext, type AdminEnv, siteFor } from '../context.ts'
import { textsOf } from '../form-values.ts'
import { isCurrent, type SentForm, sentFormOf, staleForm } from '../save-form.tsx'
import { tooLargePage } from '../too-large-page.tsx'
import type { FormValues } from '../ui/form.tsx'
import { TypedText } from '../ui/typed-text.tsx'
import { FilePage } from './file-page.tsx'
import { MediaPage } from './index-page.tsx'

const PAGE_SIZE = 30

const wantsJson = (c: AdminContext) => /\bapplication\/json\b/.test(c.req.header('Accept') ?? '')

/**
 * Pictures and files: the list, uploads, descriptions and removal. Browsers get pages, and scripts of the
 * admin pages get JSON.
 */
export const media = new Hono<AdminEnv>()
  .get('/', (c) => listPage(c))
  .post(
    '/',
    uploadLimit((c) => (wantsJson(c) ? tooLargeUpload() : tooLargePage(c))),
    async (c) => {
      const form = await formOf(c)
      if (!form && wantsJson(c)) return noForm()
      const stored = await storeUpload(c, form?.get('file') ?? null, form ? textOf(form, 'alt') : '')
      if ('error' in stored) {
        if (wantsJson(c)) return rejectedUpload(stored.error, (await siteFor(c)).t.lang)
        return listPage(c, { error: stored.error, alt: form ? textOf(form, 'alt') : '' })
      }
      const { media } = stored
      if (wantsJson(c)) return c.json(mediaJson(media, paths.media(media.key)), 201)
      return c.redirect(`${adminPaths.medium(media.id)}?uploaded=1`, 303)
    },
  )
  .get('/:id{[0-9]{1,15}}', async (c) => {
    const medium = await mediaById(c.env.DB, Number(c.req.param('id')))
    return medium ? mediumPage(c, medium) : notFound(c)
  })
  .post('/:id{[0-9]{1,15}}', async (c) => {
    const medium = await mediaById(c.env.DB, Number(c.req.param('id')))
    const sent = await sentFormOf(c, ['alt'])
    if (!medium) return notFound(c, sent.values.alt)
    if (!isCurrent(sent, textsOf(medium))) return stale(c, medium, sent)
    const alt = admitLine(sent.values.alt ?? '')
    if (alt.length > MAX_ALT_LENGTH)
      return mediumPage(c, { ...medium, alt }, { isAltTooLong: true, base: sent.base })
    try {
      const [changed] = await runCommands(c, [describeMedia(medium.id, alt, medium.version)])
      if (!changed) return notFound(c, alt)
    } catch (error) {
      if (!isConstraintError(error)) throw error
      return stale(c, (await mediaById(c.env.DB, medium.id)) ?? medium, sent)
    }
    return c.redirect(`${adminPaths.medium(medium.id)}?saved=1`, 303)
  })

async function listPage(c: AdminContext, rejected?: { error: FileError; alt: string }) {
  const { kind: kindParameter, text = '', before = '' } = c.req.query()
  const kind = (['pictures', 'files'] satisfies MediaKind[]).find((one) => one === kindParameter)
  const position = /^\d{1,15}$/.test(before) ? Number(before) : undefined
  const [site, found] = await Promise.all([
    siteFor(c),
    listMedia(c.env.DB, { kind, text: admitLine(text), before: position }, PAGE_SIZE),
  ])
  const { rows: media, last } = found
  const filter = { ...(kind && { kind }), ...(text && { text }) }
  const next = last && `?${new URLSearchParams({ ...filter, before: `${last.id}` })}`
  if (wantsJson(c)) {
    return c.json({ media: media.map((one) => mediaJson(one, paths.media(one.key))), next: next ?? null })
  }
  return c.html(
    <MediaPage site={site} media={media} filter={{ kind, text }} next={next} rejected={rejected} />,
    rejected ? 422 : 200,
  )
}

/** Answers a form of a picture that a colleague has described meanwhile. */
async function stale(c: AdminContext, medium: Media, sent: SentForm) {
  const { t } = await siteFor(c)
  const path = adminPaths.medium(medium.id)
  const fields = [{ name: 'alt', label: mediaMessages(t.lang).alt }]
  return staleForm(c, sent, { fields, stored: textsOf(medium), action: path, back: path })
}

async function mediumPage(
  c: AdminContext,
  medium: Media,
  { isAltTooLong = false, base = { alt: medium.alt } }: { isAltTooLong?: boolean; base?: FormValues } = {},
) {
  const [site, uses] = await Promise.all([siteFor(c), usesOf(c.env.DB, medium)])
  const { saved, uploaded } = c.req.query()
  const notice = uploaded ? ('uploaded' as const) : saved ? ('saved' as const) : undefined
  return c.html(
    <FilePage
      site={site}
      medium={medium}
      uses={uses}
      isAltTooLong={isAltTooLong}
      base={base}
      notice={isAltTooLong ? undefined : notice}
      canRemove={can(c.var.actor, 'publish')}
    />,
    isAltTooLong ? 422 : 200,
  )
}

/** @param typed as the description of the picture. */
async function notFound(c: AdminContext, typed = '') {
  const { t } = await siteFor(c)
  const w = mediaMessages(t.lang)
  return c.html(
    <ErrorPage t={t} title={w.noSuchFile} text={w.noSuchFileText}>
      <TypedText lang={t.lang} text={typed} />
    </ErrorPage>,
    404,
  )
}
