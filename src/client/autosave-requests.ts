import type { LocalDraft } from './local-draft.ts'

/** Sends a draft to the server. Returns the status of the response; 401 when signed out; undefined when the request failed. */
export async function sendDraft(
  url: string,
  editor: string,
  { fields, baseVersion, at }: LocalDraft,
  options: Pick<RequestInit, 'keepalive' | 'signal'>,
): Promise<number | undefined> {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ fields, baseVersion, editor: Number(editor), age: Date.now() - at }),
      // A redirect to the sign-in page and a 403 count as 401.
      redirect: 'manual',
      ...options,
    })
    return response.type === 'opaqueredirect' || response.status === 403 ? 401 : response.status
  } catch {
    return undefined
  }
}
