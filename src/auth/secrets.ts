import { base64url, hex, utf8 } from '../lib/encoding.ts'

/** Makes a random secret of 256 bits, as base64url. */
export function newSecret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

/**
 * Returns the SHA-256 of a secret (hex), which the database stores in its place. Secrets are looked up by their hash, so
 * the time of a comparison reveals nothing.
 */
export async function hashOf(secret: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', utf8(secret)))
}
