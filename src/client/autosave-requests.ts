import { isDifferent } from './form-fields.ts'
import type { LocalDraft } from './local-draft.ts'

/** The status of the answer; undefined when there was none. */
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
      // Being sent to sign in, or refused, is a 401 too.
      redirect: 'manual',
      ...options,
    })
    return response.type === 'opaqueredirect' || response.status === 403 ? 401 : response.status
  } catch {
    return undefined
  }
}

/** Whether the server has the very same and offers it already: it was sent while the page was being closed. */
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
