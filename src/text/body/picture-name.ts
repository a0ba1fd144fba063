/** Longest name of a picture that is not here. */
const MAX_NAME_CHARACTERS = 200

/** Names a picture that is not here by its file; data in the text by its format. */
export function pictureName(src: string): string {
  const [, format] = /^data:image\/([a-z0-9]{1,10})/i.exec(src) ?? []
  if (/^data:/i.test(src)) return `data.${format ?? 'bin'}`
  // Mail names its pictures `image001.jpg@01DA0000.00000000` (https://www.rfc-editor.org/rfc/rfc2392).
  const address = /^cid:/i.test(src) ? src.replace(/@[^@]*$/, '') : src
  const name = address
    .split(/[?#]/)[0]
    ?.split(/[/\\:]/)
    .at(-1)
    ?.trim()
    .slice(0, MAX_NAME_CHARACTERS)
  return name || 'image'
}
