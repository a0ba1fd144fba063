import { isDifferent } from './form-fields.ts'
import type { LocalDraft } from './local-draft.ts'

/** Sends a draft to the server. Returns the status of the response; 401 when signed out; undefined when the request failed. */
export async function sendDraft(
  url: string,
  { fields, baseVersion }: LocalDraft,
  options: Pick<RequestInit, 'keepalive' | 'signal'>,
): Promise<number | undefined> {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ fields, baseVersion }),
      // A redirect to the sign-in page and a 403 count as 401.
      redirect: 'manual',
      ...options,
    })
    return response.type === 'opaqueredirect' || response.status === 403 ? 401 : response.status
  } catch {
    return undefined
  }
}

/** Tells whether the server offers the same draft: the page sent it while it was closing. */
export async function isOnServer({ fields }: LocalDraft, url: string): Promise<boolean> {
  if (!document.querySelector(`form[action="${url}/end"]`)) return false
  try {
    const text = await (await fetch('?autosave=1')).text()
    const page = new DOMParser().parseFromString(text, 'text/html')
    const form = page.querySelector<HTMLFormElement>('form[data-autosave]')
    return form !== null && !isDifferent(fields, form)
  } catch {
    return false
  }
}
