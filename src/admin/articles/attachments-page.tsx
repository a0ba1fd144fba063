import type { Attachment } from '../../content/articles/attachments.ts'
import { articleLimits } from '../../content/articles/limits.ts'
import type { Media } from '../../db/schema.ts'
import type { StoredArticle } from '../../editing/article-records.ts'
import { mediaMessages } from '../../i18n/admin/media.ts'
import type { FileError } from '../../media/store-file.ts'
import { fileKind, fileSize } from '../../ui/file-size.ts'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { FieldInput, type FormError, FormErrors, PositionInput } from '../ui/form.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { ListVersion, StaleListNotice, StoredValue } from '../ui/list-version.tsx'
import { SavedNotice } from '../ui/notice.tsx'
import { TypedText } from '../ui/typed-text.tsx'
import { FileField, UploadError } from '../ui/upload-fields.tsx'

/** What was typed for a file in a form that was not saved. */
export interface TypedAttachment {
  title: string
  position: number
  isRemoved: boolean
}

interface Props {
  site: AdminSite
  article: StoredArticle
  attachments: readonly Attachment[]
  /** Stored files that are not attached yet. */
  library: readonly Media[]
  saved: boolean
  /**
   * A form that was rejected: an upload with its error, or, without an error, a missing choice from the
   * library.
   */
  rejected: { error?: FileError; title: string } | undefined
  /** What was typed in the form of the list, by file, if it was not saved since the list has changed. */
  typed: ReadonlyMap<number, TypedAttachment> | undefined
}

/** Renders the files of an article with their titles and order, and the forms to attach more. */
export function AttachmentsPage(props: Props) {
  const { site, article, attachments, library, saved, rejected, typed } = props
  const w = mediaMessages(site.t.lang)
  const title = w.attachmentsOf(article.title)
  return (
    <AdminLayout site={site} title={title}>
      <p>
        <a href={adminPaths.article(article.id)}>{w.backToArticle}</a>
      </p>
      <h1>{title}</h1>
      {saved && <SavedNotice lang={site.t.lang} />}
      {typed && <StaleListNotice lang={site.t.lang} />}
      {typed && <TypedText lang={site.t.lang} text={titlesOfRemoved(attachments, typed)} />}
      {attachments.length === 0 ? (
        <p>{w.noAttachments}</p>
      ) : (
        <form class="fields" method="post" action={adminPaths.articlePart(article.id, 'attachments/order')}>
          <ListVersion list={attachments} />
          <p>{w.attachmentsHint}</p>
          {attachments.map((file, index) => (
            <Row site={site} file={file} position={index + 1} typed={typed?.get(file.mediaId)} />
          ))}
          <p class="actions">
            <button type="submit">{w.save}</button>
          </p>
        </form>
      )}
      <form
        class="fields further"
        method="post"
        action={adminPaths.articlePart(article.id, 'attachments')}
        enctype="multipart/form-data"
      >
        <UploadError site={site} error={rejected?.error} />
        <fieldset>
          <legend>{w.addAttachment}</legend>
          <FileField site={site} error={rejected?.error} />
          <TitleField site={site} value={rejected?.error ? rejected.title : ''} />
          <p class="actions">
            <button type="submit">{w.attach}</button>
          </p>
        </fieldset>
      </form>
      {library.length > 0 && <Library {...props} />}
    </AdminLayout>
  )
}

/** Returns the typed titles of files that are not in the list any more, a line each. */
function titlesOfRemoved(
  attachments: readonly Attachment[],
  typed: ReadonlyMap<number, TypedAttachment>,
): string {
  return [...typed]
    .filter(([id, { title }]) => title !== '' && !attachments.some(({ mediaId }) => mediaId === id))
    .map(([, { title }]) => title)
    .join('\n')
}

/** Renders the form that attaches a stored file. */
function Library({ site, article, library, rejected }: Props) {
  const w = mediaMessages(site.t.lang)
  const isMissing = rejected !== undefined && !rejected.error
  const errors: FormError[] = isMissing ? [{ field: 'medium', code: 'noFileChosen' }] : []
  const options = library.map((file) => ({
    value: `${file.id}`,
    text: `${file.name || w.unnamed} (${fileKind(file.key)}, ${fileSize(file.bytes, site)})`,
  }))
  const medium = {
    name: 'medium',
    label: w.file,
    type: 'select' as const,
    required: true,
    options: [{ value: '', text: w.chooseFile }, ...options],
  }
  return (
    <form
      class="fields further"
      method="post"
      action={adminPaths.articlePart(article.id, 'attachments/stored')}
    >
      <FormErrors lang={site.t.lang} errors={errors} labelOf={() => w.file} prefix="stored-" />
      <fieldset>
        <legend>{w.attachStored}</legend>
        <FieldInput field={medium} value="" lang={site.t.lang} errors={errors} prefix="stored-" />
        <TitleField site={site} value={isMissing ? rejected.title : ''} prefix="stored-" />
        <p class="actions">
          <button type="submit">{w.attachChosen}</button>
        </p>
      </fieldset>
    </form>
  )
}

function TitleField({ site, value, prefix = '' }: { site: AdminSite; value: string; prefix?: string }) {
  const w = mediaMessages(site.t.lang)
  const field = { name: 'title', label: w.title, hint: w.titleHint, maxlength: 300 }
  return <FieldInput field={field} value={value} lang={site.t.lang} prefix={prefix} />
}

interface RowProps {
  site: AdminSite
  file: Attachment
  position: number
  typed: TypedAttachment | undefined
}

function Row({ site, file, position, typed }: RowProps) {
  const { lang } = site.t
  const w = mediaMessages(lang)
  const { mediaId: id, name, title, key, bytes } = file
  const shown = typed ?? { title, position, isRemoved: false }
  return (
    <fieldset>
      <legend>
        {name || w.unnamed} ({fileKind(key)}, {fileSize(bytes, site)})
      </legend>
      <input type="hidden" name="seen" value={id} />
      <div class="field">
        <label for={`title-${id}`}>{w.title}</label>
        <input
          id={`title-${id}`}
          name={`title-${id}`}
          type="text"
          maxlength={articleLimits.attachmentTitle}
          value={shown.title}
        />
        <StoredValue lang={lang} stored={title} typed={shown.title} />
      </div>
      <div class="field">
        <label for={`position-${id}`}>{w.position}</label>
        <PositionInput id={`position-${id}`} name={`position-${id}`} value={shown.position} />
        <StoredValue lang={lang} stored={position} typed={shown.position} />
      </div>
      <label>
        <input type="checkbox" name="remove" value={id} checked={shown.isRemoved} /> {w.takeOff}
      </label>
    </fieldset>
  )
}
