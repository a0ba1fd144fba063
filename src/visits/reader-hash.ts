import { base64, utf8 } from '../lib/encoding.ts'

/** A reader, as far as the counters identify one. */
export interface Reader {
  /** Keyed hash of network and user agent. */
  id: string
  /** Keyed hash of the network alone. */
  network: string
}

export const newKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32))

/** Hashes an IP address and a User-Agent with the key of the day (HMAC-SHA-256, 96 bits). */
export async function readerOf(key: CryptoKey, ip: string, agent: string): Promise<Reader> {
  const network = networkOf(ip)
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
 * Returns an IPv4 address as it is, and an IPv6 address as its first 64 bits: a household changes the other bits by
 * itself (RFC 8981), and a client can have any number of them. Returns any other text unchanged.
 */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return mapped
  if (!ip.includes(':')) return ip
  const url = URL.parse(`http://[${ip}]`)
  if (!url) return ip
  const [head = '', tail] = url.hostname.slice(1, -1).split('::')
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const missing = 8 - groups(head).length - groups(tail).length
  const all =
    tail === undefined ? groups(head) : [...groups(head), ...Array(missing).fill('0'), ...groups(tail)]
  return `${all.slice(0, 4).join(':')}::/64`
}
