import { sendDraft } from './autosave-requests.ts'
import { draftsOf, removeDraft } from './local-draft.ts'

/**
 * Hands the drafts over that this browser has stored for the editor while the server was away: the server then has the
 * newest of each form, and offers it. Shows its offer on this page.
 */
export async function handOverDrafts(editor: string, urlOfForm: string): Promise<void> {
  let isHandedOver = false
  for (const [url, draft] of await draftsOf(editor)) {
    if (url === urlOfForm) continue
    const status = await sendDraft(url, editor, draft, {})
    if (status !== 204) continue
    await removeDraft(editor, url, draft.at)
    isHandedOver = true
  }
  if (isHandedOver) await showOffer()
}

async function showOffer(): Promise<void> {
  const response = await fetch(location.href)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const shown = document.querySelector('[data-kept-text]')
  const offered = page.querySelector('[data-kept-text]')
  if (shown && offered) shown.replaceChildren(...offered.childNodes)
}
