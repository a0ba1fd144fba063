import { base64url, hex, utf8 } from '../lib/encoding.ts'

/** Makes a secret that nobody guesses: 256 bits, base64url. */
export function newSecret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

/**
 * What the database keeps of a secret: its SHA-256 (hex). Secrets are looked up by it, so how long a comparison takes
 * tells nothing of them.
 */
export async function hashOf(secret: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', utf8(secret)))
}
