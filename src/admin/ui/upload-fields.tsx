import { mediaMessages } from '../../i18n/admin/media.ts'
import type { FileError } from '../../media/store-file.ts'
import { MAX_ALT_LENGTH, pictureTypes } from '../../media/upload-limits.ts'
import type { AdminSite } from '../../ui/site.ts'
import { FieldInput, FormErrors } from './form.tsx'

/** The types that file dialogs offer. The server decides by the content. */
export const acceptedPictures = Object.values(pictureTypes).join()
const acceptedFiles = `${acceptedPictures},application/pdf,.docx,.xlsx`

interface Props {
  site: AdminSite
  error: FileError | undefined
}

/** Renders the error of an upload at the top of its form. */
export function UploadError({ site, error }: Props) {
  const w = mediaMessages(site.t.lang)
  return (
    <FormErrors
      lang={site.t.lang}
      errors={error ? [error] : []}
      labelOf={(field) => (field === 'alt' ? w.alt : w.file)}
    />
  )
}

/** Renders the file field with its error. */
export function FileField({ site, error }: Props) {
  const w = mediaMessages(site.t.lang)
  return (
    <FieldInput
      field={{
        name: 'file',
        label: w.file,
        hint: w.fileHint,
        type: 'file',
        required: true,
        accept: acceptedFiles,
      }}
      value=""
      lang={site.t.lang}
      errors={error ? [error] : []}
    />
  )
}

/** Renders the field for a picture's alternative text. */
export function AltField({ site, error, value }: Props & { value: string }) {
  const w = mediaMessages(site.t.lang)
  return (
    <FieldInput
      field={{ name: 'alt', label: w.alt, hint: w.altHint, maxlength: MAX_ALT_LENGTH }}
      value={value}
      lang={site.t.lang}
      errors={error ? [error] : []}
    />
  )
}
