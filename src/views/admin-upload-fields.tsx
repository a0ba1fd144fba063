import type { FileRefusal } from '../editing/files/store.ts'
import { fileFaultWords, mediaWords } from '../locales/admin-media.ts'
import type { AdminSite } from './site.ts'

/** What browsers offer to choose from; what is taken is decided by the content. */
export const pictureTypes = 'image/jpeg,image/png,image/webp,image/avif,image/gif'
const fileTypes = `${pictureTypes},application/pdf,.docx,.xlsx`

/** What is wrong with an upload, at the top of its form. */
export function UploadMistake({ site, refused }: { site: AdminSite; refused: FileRefusal | undefined }) {
  if (!refused) return null
  const w = mediaWords(site.t.lang)
  return (
    <div class="mistakes" role="alert">
      <p>{w.mistakes}</p>
      <ul>
        <li>
          <a
            href={`#${refused.field}`}
          >{`${w[refused.field]}: ${fileFaultWords(site.t.lang)[refused.fault]}`}</a>
        </li>
      </ul>
    </div>
  )
}

/** The field for a file, with what is wrong with it. */
export function FileField({ site, refused }: { site: AdminSite; refused: FileRefusal | undefined }) {
  const w = mediaWords(site.t.lang)
  const fault = refused?.field === 'file' ? refused.fault : undefined
  return (
    <div class="field">
      <label for="file">{w.file}</label>
      <small id="file-hint">{w.fileHint}</small>
      {fault && (
        <span class="error" id="file-error">
          {fileFaultWords(site.t.lang)[fault]}
        </span>
      )}
      <input
        id="file"
        name="file"
        type="file"
        required
        accept={fileTypes}
        aria-describedby={fault ? 'file-hint file-error' : 'file-hint'}
        {...(fault && { 'aria-invalid': 'true' as const })}
      />
    </div>
  )
}

/** The field for what a picture shows. */
export function AltField({ site, value, fault }: { site: AdminSite; value: string; fault: boolean }) {
  const w = mediaWords(site.t.lang)
  return (
    <div class="field">
      <label for="alt">{w.alt}</label>
      <small id="alt-hint">{w.altHint}</small>
      {fault && (
        <span class="error" id="alt-error">
          {fileFaultWords(site.t.lang).altTooLong}
        </span>
      )}
      <input
        id="alt"
        name="alt"
        type="text"
        value={value}
        maxlength={500}
        aria-describedby={fault ? 'alt-hint alt-error' : 'alt-hint'}
        {...(fault && { 'aria-invalid': 'true' as const })}
      />
    </div>
  )
}
