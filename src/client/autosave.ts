import { editorMessages } from '../i18n/admin/editor.ts'
import { sendDraft } from './autosave-requests.ts'
import { fieldsOf } from './form-fields.ts'
import { handOverDrafts } from './hand-over-drafts.ts'
import { draftsOf, editorOf, type LocalDraft, removeDraft, storeDraft } from './local-draft.ts'
import { watchOwnWindows } from './own-windows.ts'

const SAVE_INTERVAL_MS = 5_000

/**
 * Saves the texts of a form automatically: on the server, and in the browser while that fails. Drafts that the browser
 * has when a page opens go to the server, which offers them.
 */
export function autosave(form: HTMLFormElement): void {
  const url = form.dataset.autosave ?? ''
  const editor = editorOf(form)
  const words = editorMessages(document.documentElement.lang)
  const status = form.appendChild(document.createElement('p'))
  status.setAttribute('role', 'status')
  status.className = 'autosave'
  let dirty = false
  let sending: AbortController | undefined

  const draftOf = (): LocalDraft => ({
    fields: fieldsOf(form),
    baseVersion: Number(form.dataset.version),
    at: Date.now(),
  })
  const save = async (leaving = false) => {
    if (!dirty || (sending && !leaving)) return
    dirty = false
    const request = new AbortController()
    sending = request
    const draft = draftOf()
    // A page that closes cannot wait for the response, so it stores the draft first.
    if (leaving) storeDraft(editor, url, draft)
    const httpStatus = await sendDraft(url, editor, draft, { keepalive: leaving, signal: request.signal })
    if (sending === request) sending = undefined
    if (request.signal.aborted) return
    if (httpStatus === 204) {
      removeDraft(editor, url, draft.at)
      if (!dirty) status.textContent = words.kept(timeOf(draft.at))
      return
    }
    const isStoredHere = await storeDraft(editor, url, draft)
    // Tries again, unless the server rejected the draft.
    dirty ||= httpStatus === undefined || httpStatus === 401 || httpStatus >= 500
    const refused: Record<number, string> = {
      401: words.signedOut,
      409: words.tooMany,
      413: words.tooLongToKeep,
    }
    const storedText = refused[httpStatus ?? 0] ?? words.keptHere(timeOf(draft.at))
    status.textContent = isStoredHere ? storedText : words.notKept
  }

  for (const type of ['input', 'change']) {
    form.addEventListener(type, () => {
      dirty = true
    })
  }
  setInterval(save, SAVE_INTERVAL_MS)
  addEventListener('pagehide', () => save(true))
  document.addEventListener('visibilitychange', () => document.hidden && save(true))
  form.addEventListener('submit', () => {
    // The browser has the draft in case saving fails. The page that says "saved" removes it.
    storeDraft(editor, url, draftOf())
    dirty = false
    // An autosave that arrives after the save would be offered on every visit.
    sending?.abort()
  })

  watchOwnWindows(form, editor)
  if (form.dataset.tried !== undefined) dirty = true
  settle(form, editor, url)
}

/** Brings the drafts of this browser up to date with the page, which tells what was saved. */
async function settle(form: HTMLFormElement, editor: string, url: string): Promise<void> {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-saved]'))
    await removeSaved(editor, dataset.saved)
  // The form returned with errors and has all texts, so the stored draft is not needed.
  if (form.dataset.tried !== undefined) await removeDraft(editor, url)
  await handOverDrafts(editor, url)
}

/** @param key of a form that was saved. */
async function removeSaved(editor: string, key = ''): Promise<void> {
  for (const [url] of await draftsOf(editor)) if (url.endsWith(`/${key}`)) await removeDraft(editor, url)
}

const timeOf = (at: number) => new Date(at).toLocaleTimeString(document.documentElement.lang)
