/** Headers that a forwarder between a reader and the portal sets: Cloudflare, a tunnel or a proxy. */
const forwarderHeaders = [
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
 * Tells whether a request comes from the machine on which the portal runs, and this is a developer's machine
 * (`npm start` sets DEVELOPMENT). The URL has to name this machine, and nothing may have forwarded the
 * request: a tunnel may keep the host, but it names the client. The local runtime names the client in
 * CF-Connecting-IP.
 */
export function isOnThisMachine({ url, headers }: Request, development: string): boolean {
  if (development !== '1') return false
  if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)) return false
  if (forwarderHeaders.some((name) => headers.has(name))) return false
  const ip = headers.get('CF-Connecting-IP')
  return ip === null || /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(ip)
}
