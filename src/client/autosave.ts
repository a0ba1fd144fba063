import { editorMessages } from '../i18n/admin/editor.ts'
import { isOnServer, sendDraft } from './autosave-requests.ts'
import { fieldsOf, isDifferent } from './form-fields.ts'
import { type LocalDraft, localDraft, removeDraft, removeSavedDrafts, storeDraft } from './local-draft.ts'
import { offerDraft } from './offer-draft.ts'

const SAVE_INTERVAL_MS = 5_000

/**
 * Saves the texts of a form automatically: on the server, and in local storage while that fails. Offers a draft that
 * local storage has when the page opens; only the editor restores it.
 */
export function autosave(form: HTMLFormElement): void {
  const url = form.dataset.autosave ?? ''
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
    if (leaving) storeDraft(url, draft)
    const httpStatus = await sendDraft(url, draft, { keepalive: leaving, signal: request.signal })
    if (sending === request) sending = undefined
    if (request.signal.aborted) return
    if (httpStatus === 204) {
      removeDraft(url, draft.at)
      if (!dirty) status.textContent = words.kept(timeOf(draft.at))
      return
    }
    const isStoredHere = storeDraft(url, draft)
    // Tries again, unless the server rejected the draft.
    dirty ||= httpStatus === undefined || httpStatus === 401 || httpStatus >= 500
    const storedText = httpStatus === 401 ? words.signedOut : words.keptHere(timeOf(draft.at))
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
    // Local storage has the draft in case saving fails. The page that says "saved" removes it.
    storeDraft(url, draftOf())
    dirty = false
    // An autosave that arrives after the save would be offered on every visit.
    sending?.abort()
  })

  removeSavedDrafts()
  // The form returned with errors and has all texts, so the stored draft is not needed.
  if (form.dataset.tried !== undefined) {
    removeDraft(url)
    dirty = true
    return
  }
  const draft = localDraft(url)
  if (!draft || !isDifferent(draft.fields, form)) return
  isOnServer(draft, url).then((isThere) => (isThere ? removeDraft(url) : offerDraft(form, draft, url)))
}

const timeOf = (at: number) => new Date(at).toLocaleTimeString(document.documentElement.lang)
