import type { FileRefusal } from '../editing/files/store.ts'
import { fileFaultWords, mediaWords } from '../locales/admin-media.ts'
import { FieldInput, Mistakes } from './form.tsx'
import type { AdminSite } from './site.ts'

/** What browsers offer to choose from; what is taken is decided by the content. */
export const pictureTypes = 'image/jpeg,image/png,image/webp,image/avif,image/gif'
const fileTypes = `${pictureTypes},application/pdf,.docx,.xlsx`

interface Props {
  site: AdminSite
  refused: FileRefusal | undefined
}

/** What is wrong with an upload, at the top of its form. */
export function UploadMistake({ site, refused }: Props) {
  const w = mediaWords(site.t.lang)
  return (
    <Mistakes
      title={w.mistakes}
      mistakes={mistakesOf(site, refused)}
      labelOf={(field) => (field === 'alt' ? w.alt : w.file)}
    />
  )
}

/** The field for a file, with what is wrong with it. */
export function FileField({ site, refused }: Props) {
  const w = mediaWords(site.t.lang)
  return (
    <FieldInput
      field={{
        name: 'file',
        label: w.file,
        hint: w.fileHint,
        type: 'file',
        required: true,
        accept: fileTypes,
      }}
      value=""
      mistakes={mistakesOf(site, refused)}
    />
  )
}

/** The field for what a picture shows. */
export function AltField({ site, refused, value }: Props & { value: string }) {
  const w = mediaWords(site.t.lang)
  return (
    <FieldInput
      field={{ name: 'alt', label: w.alt, hint: w.altHint, maxlength: 500 }}
      value={value}
      mistakes={mistakesOf(site, refused)}
    />
  )
}

function mistakesOf(site: AdminSite, refused: FileRefusal | undefined) {
  return refused ? [{ field: refused.field, text: fileFaultWords(site.t.lang)[refused.fault] }] : []
}
