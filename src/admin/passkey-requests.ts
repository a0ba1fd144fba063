import type { AdminContext } from './context.ts'

/** Returns the portal as WebAuthn's relying party. A passkey is valid for one host only. */
export function relyingParty(c: AdminContext, { settings }: { settings: { name: string } }) {
  return { name: settings.name, origin: c.env.ORIGIN || new URL(c.req.url).origin }
}

/**
 * Reads the response of a passkey, and the name that the editor gives it. Returns undefined if the request
 * has none.
 */
export async function readPasskeyResponse<Answer extends { id: string }>(
  c: AdminContext,
): Promise<{ response: Answer; name: string } | undefined> {
  const body = await c.req.json().catch(() => undefined)
  if (typeof body?.response?.id !== 'string') return undefined
  return { response: body.response, name: typeof body.name === 'string' ? body.name : '' }
}
