import { mediaMessages } from '../../i18n/admin/media.ts'
import type { FileError } from '../../media/store-file.ts'
import { MAX_ALT_LENGTH, pictureTypes } from '../../media/upload-limits.ts'
import type { AdminSite } from '../../ui/site.ts'
import { FieldInput, FormErrors } from './form.tsx'

/** What browsers offer to choose from; what is taken is decided by the content. */
export const acceptedPictures = Object.values(pictureTypes).join()
const acceptedFiles = `${acceptedPictures},application/pdf,.docx,.xlsx`

interface Props {
  site: AdminSite
  error: FileError | undefined
}

/** What is wrong with an upload, at the top of its form. */
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

/** The field for a file, with what is wrong with it. */
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

/** The field for what a picture shows. */
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
