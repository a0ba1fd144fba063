import type { Media } from '../../db/schema.ts'
import type { MediaKind } from '../../editing/media-library.ts'
import { mediaMessages } from '../../i18n/admin/media.ts'
import type { FileError } from '../../media/store-file.ts'
import { fileKind, fileSize } from '../../ui/file-size.ts'
import { Image } from '../../ui/picture.tsx'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { AdminLayout } from '../ui/layout.tsx'
import { AltField, FileField, UploadError } from '../ui/upload-fields.tsx'

interface Props {
  site: AdminSite
  media: readonly Media[]
  filter: { kind: MediaKind | undefined; text: string }
  /** The query string of the next page. Undefined at the end of the list. */
  next: string | undefined
  /** An upload that was refused. */
  rejected: { error: FileError; alt: string } | undefined
}

export function MediaPage({ site, media, filter, next, rejected }: Props) {
  const w = mediaMessages(site.t.lang)
  return (
    <AdminLayout site={site} title={w.media}>
      <h1>{w.media}</h1>
      <form class="fields" method="post" action={adminPaths.media()} enctype="multipart/form-data">
        <UploadError site={site} error={rejected?.error} />
        <fieldset>
          <legend>{w.uploadTitle}</legend>
          <FileField site={site} error={rejected?.error} />
          <AltField site={site} error={rejected?.error} value={rejected?.alt ?? ''} />
          <p class="actions">
            <button type="submit">{w.upload}</button>
          </p>
        </fieldset>
      </form>
      <form class="filters" method="get" action={adminPaths.media()}>
        <label>
          {w.kind}
          <select name="kind">
            <option value="">{w.everything}</option>
            {(['pictures', 'files'] as const).map((kind) => (
              <option value={kind} selected={kind === filter.kind}>
                {w[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.searchNames}
          <input type="search" name="text" value={filter.text} maxlength={200} />
        </label>
        <button type="submit">{w.filter}</button>
      </form>
      {media.length === 0 && <p>{w.nothing}</p>}
      <ul class="media-grid">
        {media.map((medium) => (
          <Tile site={site} medium={medium} />
        ))}
      </ul>
      {next !== undefined && (
        <p>
          <a href={adminPaths.media() + next}>{w.olderOnes}</a>
        </p>
      )}
    </AdminLayout>
  )
}

function Tile({ site, medium }: { site: AdminSite; medium: Media }) {
  const w = mediaMessages(site.t.lang)
  const isPicture = medium.width !== null
  return (
    <li>
      <div class="preview">
        {isPicture ? (
          <Image picture={{ ...medium, alt: '' }} as="thumbnail" />
        ) : (
          <span aria-hidden="true">{fileKind(medium.key)}</span>
        )}
      </div>
      <a href={adminPaths.medium(medium.id)}>{medium.name || w.unnamed}</a>
      <small>
        {fileKind(medium.key)}, {fileSize(medium.bytes, site)}
        {isPicture && !medium.alt && `. ${w.noAlt}`}
      </small>
    </li>
  )
}
