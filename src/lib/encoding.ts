// Converts between texts and bytes. Node 24, which runs the scripts, lacks `toHex` and `toBase64` of Uint8Array.

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Encodes bytes as hex, two lower-case digits a byte. */
export function hex(bytes: Uint8Array | ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Encodes bytes as base64 with padding, for keys and hashes: each byte is an argument of a call, which takes about 100,000. */
export function base64(bytes: Uint8Array | ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

/** Encodes bytes as base64url without padding (RFC 4648, section 5), for URLs. */
export function base64url(bytes: Uint8Array | ArrayBuffer): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Decodes base64.
 *
 * @throws DOMException when the text is not base64.
 */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
