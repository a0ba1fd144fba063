import type { AdminContext } from './context.tsx'

/** The portal, as passkeys know it: they are good for one host. */
export function relyingParty(c: AdminContext, { settings }: { settings: { name: string } }) {
  return { name: settings.name, origin: c.env.ORIGIN || new URL(c.req.url).origin }
}

/** What the browser has got from a passkey, and how its editor calls it; undefined when it is nothing of the kind. */
export async function answerIn<Answer extends { id: string }>(
  c: AdminContext,
): Promise<{ response: Answer; name: string } | undefined> {
  const given = await c.req.json().catch(() => undefined)
  if (typeof given?.response?.id !== 'string') return undefined
  return { response: given.response, name: typeof given.name === 'string' ? given.name : '' }
}
