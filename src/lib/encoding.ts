// Texts and bytes. Uint8Array's own `toHex` and `toBase64` are in workerd and not in Node 24, which runs the scripts.

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Two lower-case digits a byte. */
export function hex(bytes: Uint8Array | ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** With padding. For keys and hashes: a call takes each byte as an argument, of which there can be some 100,000. */
export function base64(bytes: Uint8Array | ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

/** For addresses, without padding. RFC 4648, 5. */
export function base64url(bytes: Uint8Array | ArrayBuffer): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @throws DOMException if the text is no base64. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
