import { adminPaths } from '../admin-paths.ts'
import type { Attachment } from '../content/attachments.ts'
import type { FileRefusal } from '../editing/files/store.ts'
import type { StoredArticle } from '../editing/stored-articles.ts'
import { mediaWords } from '../locales/admin-media.ts'
import { AdminLayout } from './admin-layout.tsx'
import { FileField, UploadMistake } from './admin-upload-fields.tsx'
import { fileKind, fileSize } from './file-size.ts'
import type { AdminSite } from './site.ts'

interface Props {
  site: AdminSite
  article: StoredArticle
  attachments: readonly Attachment[]
  saved: boolean
  /** An upload that was refused. */
  tried: { refused: FileRefusal; title: string } | undefined
}

/** The files under an article: their titles and order, and new ones. */
export function AttachmentsPage({ site, article, attachments, saved, tried }: Props) {
  const w = mediaWords(site.t.lang)
  const title = w.attachmentsOf(article.title)
  return (
    <AdminLayout site={site} title={title}>
      <p>
        <a href={adminPaths.article(article.id)}>{w.backToArticle}</a>
      </p>
      <h1>{title}</h1>
      {saved && (
        <p class="notice" role="status">
          {w.saved}
        </p>
      )}
      {attachments.length === 0 ? (
        <p>{w.noAttachments}</p>
      ) : (
        <form class="fields" method="post" action={adminPaths.articlePart(article.id, 'attachments/order')}>
          <p>{w.attachmentsHint}</p>
          {attachments.map((file, index) => (
            <Row site={site} file={file} position={index + 1} />
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
        <UploadMistake site={site} refused={tried?.refused} />
        <fieldset>
          <legend>{w.addAttachment}</legend>
          <FileField site={site} refused={tried?.refused} />
          <div class="field">
            <label for="title">{w.title}</label>
            <small id="title-hint">{w.titleHint}</small>
            <input
              id="title"
              name="title"
              type="text"
              maxlength={300}
              value={tried?.title ?? ''}
              aria-describedby="title-hint"
            />
          </div>
          <p class="actions">
            <button type="submit">{w.attach}</button>
          </p>
        </fieldset>
      </form>
    </AdminLayout>
  )
}

function Row({ site, file, position }: { site: AdminSite; file: Attachment; position: number }) {
  const w = mediaWords(site.t.lang)
  const { mediaId: id, name, title, key, bytes } = file
  return (
    <fieldset>
      <legend>
        {name || w.unnamed} ({fileKind(key)}, {fileSize(bytes, site)})
      </legend>
      <input type="hidden" name="seen" value={id} />
      <div class="field">
        <label for={`title-${id}`}>{w.title}</label>
        <input id={`title-${id}`} name={`title-${id}`} type="text" maxlength={300} value={title} />
      </div>
      <div class="field">
        <label for={`position-${id}`}>{w.position}</label>
        <input
          id={`position-${id}`}
          name={`position-${id}`}
          type="number"
          min={0}
          max={9999}
          required
          value={position}
        />
      </div>
      <label>
        <input type="checkbox" name="remove" value={id} /> {w.takeOff}
      </label>
    </fieldset>
  )
}
