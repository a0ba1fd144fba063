/** Set by what stands between a reader and the portal: Cloudflare, a tunnel, a proxy. */
const ofForwarders = [
  'CF-Ray',
  'CF-Visitor',
  'CDN-Loop',
  'Forwarded',
  'Via',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Real-IP',
  'True-Client-IP',
]

/**
 * Whether a request comes from the machine that the portal runs on, and that is a developer's (`npm start` sets
 * DEVELOPMENT): asked for by a name of this machine, and passed on by nobody. A tunnel may keep the name, but says for
 * whom it asks. The local runtime too says who asks (CF-Connecting-IP).
 */
export function isOnThisMachine({ url, headers }: Request, development: string): boolean {
  if (development !== '1') return false
  if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)) return false
  if (ofForwarders.some((name) => headers.has(name))) return false
  const address = headers.get('CF-Connecting-IP')
  return address === null || /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(address)
}
