import type { FormValues } from '../../editing/article-form.ts'
import type { ArticleError } from '../../editing/article-input.ts'
import { storeUpload } from '../../editing/store-upload.ts'
import type { AdminContext } from '../context.ts'

/**
 * Stores the picture that was uploaded with the article form, and returns the form's values with it as the
 * cover. The picture stays stored even if the article has other errors.
 */
export async function withCoverFile(
  c: AdminContext,
  form: FormData,
  values: FormValues,
): Promise<{ values: FormValues; errors?: readonly ArticleError[] }> {
  const file = form.get('coverFile')
  if (!(file instanceof File) || (file.name === '' && file.size === 0)) return { values }
  const stored = await storeUpload(c, file, values.coverAlt, { picturesOnly: true })
  if ('media' in stored) {
    const { key: coverKey, alt } = stored.media
    return { values: { ...values, coverKey, coverAlt: values.coverAlt || alt } }
  }
  const { field, code } = stored.error
  return { values, errors: [{ field: field === 'alt' ? 'coverAlt' : 'coverFile', code }] }
}
