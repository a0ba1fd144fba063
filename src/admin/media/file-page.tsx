import type { Media } from '../../db/schema.ts'
import type { MediaUse } from '../../editing/media-library.ts'
import { binMessages } from '../../i18n/admin/bin.ts'
import { mediaMessages } from '../../i18n/admin/media.ts'
import { fileKind, fileSize } from '../../ui/file-size.ts'
import { Image } from '../../ui/picture.tsx'
import type { AdminSite } from '../../ui/site.ts'
import { adminPaths } from '../../urls/admin.ts'
import { paths } from '../../urls/public.ts'
import type { FormValues } from '../ui/form.tsx'
import { FormVersion } from '../ui/form-version.tsx'
import { AdminLayout } from '../ui/layout.tsx'
import { RemovalLink } from '../ui/removal-link.tsx'
import { AltField, UploadError } from '../ui/upload-fields.tsx'

interface Props {
  site: AdminSite
  medium: Media
  uses: readonly MediaUse[]
  /** Whether the actor can remove the file. */
  canRemove: boolean
  notice: 'uploaded' | 'saved' | undefined
  isAltTooLong: boolean
  /** The values with which the form was opened. */
  base: FormValues
}

/** Renders a picture or a file with its properties and uses. */
export function FilePage({ site, medium, uses, canRemove, notice, isAltTooLong, base }: Props) {
  const w = mediaMessages(site.t.lang)
  const title = medium.name || w.unnamed
  const isPicture = medium.width !== null
  const error = isAltTooLong ? ({ field: 'alt', code: 'altTooLong' } as const) : undefined
  return (
    <AdminLayout site={site} title={title}>
      <p>
        <a href={adminPaths.media()}>{w.media}</a>
      </p>
      <h1 class="file-name">{title}</h1>
      {notice && (
        <p class="notice" role="status">
          {w[notice]}
        </p>
      )}
      {isPicture && (
        <p class="medium-preview">
          <Image picture={medium} as="column" eager />
        </p>
      )}
      <Facts site={site} medium={medium} />
      {isPicture && (
        <form class="fields" method="post" action={adminPaths.medium(medium.id)}>
          <FormVersion version={`${medium.version}`} base={base} />
          <UploadError site={site} error={error} />
          <AltField site={site} error={error} value={medium.alt} />
          <p class="actions">
            <button type="submit">{w.save}</button>
          </p>
        </form>
      )}
      <section class="further" aria-labelledby="uses">
        <h2 class="section" id="uses">
          {w.usedIn}
        </h2>
        <Uses site={site} uses={uses} />
        {canRemove && uses.length === 0 && (
          <RemovalLink kind="media" id={medium.id} title={title} lang={site.t.lang} />
        )}
      </section>
    </AdminLayout>
  )
}

function Facts({ site, medium }: { site: AdminSite; medium: Media }) {
  const w = mediaMessages(site.t.lang)
  const url = paths.media(medium.key)
  return (
    <dl class="facts">
      <dt>{w.address}</dt>
      <dd>
        <a href={url}>{url}</a>
      </dd>
      <dt>{w.type}</dt>
      <dd>{fileKind(medium.key)}</dd>
      <dt>{w.size}</dt>
      <dd>{fileSize(medium.bytes, site)}</dd>
      {medium.width !== null && medium.height !== null && (
        <>
          <dt>{w.dimensions}</dt>
          <dd>{`${site.format.number(medium.width)} × ${site.format.number(medium.height)}`}</dd>
        </>
      )}
      <dt>{w.uploadedAt}</dt>
      <dd>{site.format.dateTime(medium.created_at)}</dd>
    </dl>
  )
}

function Uses({ site, uses }: { site: AdminSite; uses: readonly MediaUse[] }) {
  const w = mediaMessages(site.t.lang)
  if (uses.length === 0) return <p>{w.notUsed}</p>
  return (
    <ul>
      {uses.map(({ what, id, title, how }) => (
        <li>
          {what === 'autosave' ? (
            `${w.unsaved}${title && `: ${title}`}`
          ) : (
            <>
              <a href={pageOf(what, id)}>{title}</a>{' '}
              {`(${what === 'bin' ? binMessages(site.t.lang).bin : w[how]})`}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function pageOf(what: 'article' | 'page' | 'bin', id: number): string {
  if (what === 'article') return adminPaths.article(id)
  return what === 'page' ? adminPaths.records('pages') : adminPaths.bin()
}
