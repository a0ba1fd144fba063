import { admitLine } from '../text/admit.ts'
import { MAX_NAME_LENGTH } from './upload-limits.ts'

/**
 * Cleans the name of an uploaded file for display: removes folders, and characters that are invisible or change the
 * direction of writing. Only people read the name; no code depends on it. Browsers write quotation marks as %22
 * (HTML, 4.10.21.8, multipart form data).
 */
export function fileName(uploadedName: string): string {
  const baseName = uploadedName.replaceAll('%22', '"').split(/[/\\]/).at(-1) ?? ''
  const visible = admitLine(baseName)
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
  return [...visible.trim()].slice(0, MAX_NAME_LENGTH).join('')
}

/**
 * Returns the header that names a file when a browser saves it. Documents that browsers cannot show are saved at
 * once. RFC 6266, 4.3; RFC 8187.
 */
export function contentDisposition(name: string, extension: string): string {
  const disposition = extension === 'docx' || extension === 'xlsx' ? 'attachment' : 'inline'
  const escaped = encodeURIComponent(withExtension(name, extension)).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${disposition}; filename*=UTF-8''${escaped}`
}

/** Gives the name the extension of the content, so that a misnamed file opens as what it is. */
function withExtension(name: string, extension: string): string {
  const pattern = extension === 'jpg' ? /\.jpe?g$/i : new RegExp(`\\.${extension}$`, 'i')
  return pattern.test(name) ? name : `${name || 'tep'}.${extension}`
}
