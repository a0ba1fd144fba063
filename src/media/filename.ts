import { MAX_NAME_LENGTH } from './upload-limits.ts'

/**
 * The name of an uploaded file as it is shown: without folders, without characters that are not seen or turn the direction
 * of writing. It is for people to know the file by; nothing follows from it. Browsers write quotation marks as %22 (HTML,
 * 4.10.21.8, multipart form data).
 */
export function fileName(given: string): string {
  const last = given.replaceAll('%22', '"').split(/[/\\]/).at(-1) ?? ''
  const visible = last
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
  return [...visible.trim()].slice(0, MAX_NAME_LENGTH).join('')
}

/**
 * How a browser is to call the file when it saves it; documents that it cannot show are saved at once. RFC 6266, 4.3; RFC 8187.
 */
export function contentDisposition(name: string, extension: string): string {
  const way = extension === 'docx' || extension === 'xlsx' ? 'attachment' : 'inline'
  const escaped = encodeURIComponent(withExtension(name, extension)).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${way}; filename*=UTF-8''${escaped}`
}

/** A program that is called a picture, or a picture that is called a program, opens as what it is. */
function withExtension(name: string, extension: string): string {
  const right = extension === 'jpg' ? /\.jpe?g$/i : new RegExp(`\\.${extension}$`, 'i')
  return right.test(name) ? name : `${name || 'tep'}.${extension}`
}
