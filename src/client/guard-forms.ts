import { formMessages } from '../i18n/admin/forms.ts'
import { signInAgainMessages } from '../i18n/admin/sign-in-again.ts'
import { adminPaths } from '../urls/admin.ts'
import { pendingWork } from './pending-work.ts'
import { askServer, type Outcome, sendForm } from './send-form.ts'

const FORMS = 'main form[method=post]'

/**
 * Keeps what is typed in forms on the page. A form is sent in the background, and the page is left only after the server
 * has taken or refused it; a second click meanwhile does nothing. Leaving a form with unsaved text asks first, unless it
 * keeps its text itself (`data-autosave`).
 */
export function guardForms(): void {
  const saved = new Map<HTMLFormElement, string>()
  for (const form of document.querySelectorAll<HTMLFormElement>(FORMS)) saved.set(form, valuesOf(form))
  const touched = new Set<HTMLFormElement>()
  const taken = new Set<HTMLFormElement>()
  let isSending = false
  let native: HTMLFormElement | undefined

  const isUnsaved = (form: HTMLFormElement) => {
    if ('autosave' in form.dataset) return false
    // The form came back: refused, or merged with what a colleague has saved.
    const cameBack = 'unsaved' in form.dataset || form.querySelector('.mistakes') !== null
    return (cameBack && !taken.has(form)) || (touched.has(form) && valuesOf(form) !== saved.get(form))
  }
  const send = async (form: HTMLFormElement, submitter: HTMLElement | null) => {
    isSending = true
    tell(form, undefined)
    await pendingWork()
    const values = valuesOf(form)
    // A secret is shown once, in the answer itself: only the browser can show that.
    const isAnsweredHere = 'answeredHere' in form.dataset
    const outcome = isAnsweredHere ? await askServer() : await sendForm(form, submitter)
    if (outcome === 'server away' || outcome === 'signed out') {
      isSending = false
      tell(form, outcome)
      // An autosave took the text for saved.
      form.dispatchEvent(new Event('input', { bubbles: true }))
      return
    }
    saved.set(form, values)
    taken.add(form)
    if (isAnsweredHere || outcome === 'refused') {
      // The browser sends it itself, and shows the answer.
      native = form
      form.requestSubmit(submitter)
    } else location.assign(outcome.to)
  }

  for (const type of ['input', 'change'])
    addEventListener(type, ({ target }) => {
      const form = target instanceof Element ? target.closest('form') : null
      if (form) touched.add(form)
    })
  addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.matches(FORMS) || event.defaultPrevented) return
    if (form === native) return
    event.preventDefault()
    if (!isSending) send(form, event.submitter)
  })
  addEventListener('beforeunload', (event) => {
    if (![...document.querySelectorAll<HTMLFormElement>(FORMS)].some(isUnsaved)) return
    event.preventDefault()
    isSending = false
    native = undefined
  })
  // Back would show what was saved as if it were to be sent again.
  addEventListener('pagehide', () => {
    for (const form of taken) form.reset()
  })
  // The page is shown again by Back.
  addEventListener('pageshow', () => {
    isSending = false
    native = undefined
  })
}

function valuesOf(form: HTMLFormElement): string {
  const values = [...new FormData(form)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value.name,
  ])
  return JSON.stringify(values)
}

/** Says in a form why it was not sent. */
function tell(form: HTMLFormElement, problem: Extract<Outcome, string> | undefined): void {
  form.querySelector('.send-problem')?.remove()
  if (!problem) return
  const { lang } = document.documentElement
  const words = formMessages(lang)
  const notice = document.createElement('p')
  notice.className = 'send-problem error'
  notice.setAttribute('role', 'alert')
  notice.textContent = problem === 'signed out' ? words.signedOut : words.serverAway
  if (problem === 'signed out') {
    const link = document.createElement('a')
    link.href = adminPaths.signIn()
    link.target = '_blank'
    link.textContent = signInAgainMessages(lang).signIn
    notice.append(' ', link)
  }
  form.append(notice)
  notice.scrollIntoView({ block: 'nearest' })
}
