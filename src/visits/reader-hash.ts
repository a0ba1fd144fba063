import { base64, utf8 } from '../lib/encoding.ts'

/** Whom a view is by, as far as the counters know. */
export interface Reader {
  /** Keyed hash of network and user agent. */
  id: string
  /** Keyed hash of the network alone. */
  network: string
}

export const newKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32))

/** The reader behind an address and a user agent, as a key of the day makes it (HMAC-SHA-256, 96 bits). */
export async function readerOf(key: CryptoKey, address: string, agent: string): Promise<Reader> {
  const network = networkOf(address)
  const [id, networkHash] = await Promise.all([hash(key, `${network}\n${agent}`), hash(key, network)])
  return { id, network: networkHash }
}

export function importKey(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

async function hash(key: CryptoKey, text: string): Promise<string> {
  const digest = await crypto.subtle.sign('HMAC', key, utf8(text))
  return base64(digest.slice(0, 12))
}

/**
 * An IPv4 address, or the first 64 bits of an IPv6 one: below that a household changes its address by itself
 * (RFC 8981), and anybody can have as many as they like. Anything else as it is.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const url = URL.parse(`http://[${address}]`)
  if (!url) return address
  const [head = '', tail] = url.hostname.slice(1, -1).split('::')
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const missing = 8 - groups(head).length - groups(tail).length
  const all =
    tail === undefined ? groups(head) : [...groups(head), ...Array(missing).fill('0'), ...groups(tail)]
  return `${all.slice(0, 4).join(':')}::/64`
}
