import { editorMessages } from '../i18n/admin/editor.ts'
import { isOnServer, sendDraft } from './autosave-requests.ts'
import { fieldsOf, isDifferent } from './form-fields.ts'
import { type LocalDraft, localDraft, removeDraft, removeSavedDrafts, storeDraft } from './local-draft.ts'
import { offerDraft } from './offer-draft.ts'

const INTERVAL_MS = 5_000

/**
 * Saves what is typed into a form: on the server, and on this computer while that fails. What is found here when the page
 * is opened is offered, and taken over only when the editor says so.
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
    const mine = new AbortController()
    sending = mine
    const draft = draftOf()
    // A page that is about to go cannot wait for an answer.
    if (leaving) storeDraft(url, draft)
    const answer = await sendDraft(url, draft, { keepalive: leaving, signal: mine.signal })
    if (sending === mine) sending = undefined
    if (mine.signal.aborted) return
    if (answer === 204) {
      removeDraft(url, draft.at)
      if (!dirty) status.textContent = words.kept(timeOf(draft.at))
      return
    }
    const isHere = storeDraft(url, draft)
    // It is tried again, unless the server has said that it wants none of it.
    dirty ||= answer === undefined || answer === 401 || answer >= 500
    const here = answer === 401 ? words.signedOut : words.keptHere(timeOf(draft.at))
    status.textContent = isHere ? here : words.notKept
  }

  for (const type of ['input', 'change']) {
    form.addEventListener(type, () => {
      dirty = true
    })
  }
  setInterval(save, INTERVAL_MS)
  addEventListener('pagehide', () => save(true))
  document.addEventListener('visibilitychange', () => document.hidden && save(true))
  form.addEventListener('submit', () => {
    // Should saving fail, it is here; the page that says "saved" removes it.
    storeDraft(url, draftOf())
    dirty = false
    // Arriving after it was saved, it would be offered for ever.
    sending?.abort()
  })

  removeSavedDrafts()
  // It has come back with errors: all that was stored of it is in it.
  if (form.dataset.tried !== undefined) {
    removeDraft(url)
    dirty = true
    return
  }
  const found = localDraft(url)
  if (!found || !isDifferent(found.fields, form)) return
  isOnServer(found, url).then((isThere) => (isThere ? removeDraft(url) : offerDraft(form, found, url)))
}

const timeOf = (at: number) => new Date(at).toLocaleTimeString(document.documentElement.lang)
