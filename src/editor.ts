/** Cookie of a signed-in editor's session. */
const SESSION = '__Host-editor'

/**
 * Whether a request claims to be an editor's: such a request neither fills nor reads the shared cache. The
 * claim is not checked here, since nothing but speed depends on it: it gets the page that everybody gets.
 */
export function claimsToBeEditor(headers: Headers): boolean {
  const names = (headers.get('Cookie') ?? '').split(';').map((pair) => pair.split('=')[0]?.trim())
  // Cloudflare Access adds its assertion to whatever it lets through, and keeps it in a cookie.
  return (
    names.includes(SESSION) || names.includes('CF_Authorization') || headers.has('Cf-Access-Jwt-Assertion')
  )
}
