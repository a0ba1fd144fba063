import { formMessages } from '../i18n/admin/forms.ts'

/** How long the server may take to say that it is there, in milliseconds. */
const MAX_WAIT_MS = 10_000
/** How long a form that was sent is not sent again, in milliseconds: the answer is on its way. */
const MIN_BETWEEN_MS = 5_000

/**
 * Keeps what is typed in forms on the page: asks before it is left, and sends a form only while the server is there and
 * the editor is signed in. A form that keeps its text itself (`data-autosave`) is left without a question.
 */
export function guardForms(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')]
  const opened = new Map(forms.map((form) => [form, textOf(form)]))
  const touched = new Set<HTMLFormElement>()
  let sent: HTMLFormElement | undefined
  let isAsking = false
  let sentAt = 0

  for (const type of ['input', 'change'])
    addEventListener(type, ({ target }) => {
      const form = target instanceof Element ? target.closest('form') : null
      if (form) touched.add(form)
    })
  addEventListener('beforeunload', (event) => {
    const isUnsaved = (form: HTMLFormElement) =>
      form.dataset.unsaved !== undefined || (touched.has(form) && textOf(form) !== opened.get(form))
    const unsaved = forms.filter((form) => form !== sent && !('autosave' in form.dataset) && isUnsaved(form))
    sent = undefined
    if (unsaved.length === 0) return
    event.preventDefault()
    sentAt = 0
  })
  // The page is shown again by Back.
  addEventListener('pageshow', () => {
    sentAt = 0
  })
  for (const form of forms)
    form.addEventListener('submit', async (event) => {
      if (sent === form) return
      event.preventDefault()
      event.stopImmediatePropagation()
      // A double click.
      if (isAsking || Date.now() - sentAt < MIN_BETWEEN_MS) return
      isAsking = true
      const problem = await problemOfServer()
      isAsking = false
      tell(form, problem ?? '')
      if (problem) return
      sent = form
      sentAt = Date.now()
      form.requestSubmit(event.submitter)
    })
  focusFirstError()
}

function textOf(form: HTMLFormElement): string {
  const values = [...new FormData(form)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value.name,
  ])
  return JSON.stringify(values)
}

/** Returns why a form cannot be sent now. */
async function problemOfServer(): Promise<string | undefined> {
  const words = formMessages(document.documentElement.lang)
  try {
    const signal = AbortSignal.timeout(MAX_WAIT_MS)
    const { status } = await fetch('/admin/presence', { headers: { Accept: 'application/json' }, signal })
    if (status === 401 || status === 403) return words.signedOut
    return status < 500 ? undefined : words.serverAway
  } catch {
    return words.serverAway
  }
}

function tell(form: HTMLFormElement, text: string): void {
  const notice = form.querySelector('.send-problem') ?? form.appendChild(document.createElement('p'))
  notice.className = 'send-problem error'
  notice.setAttribute('role', 'alert')
  notice.textContent = text
  if (text) notice.scrollIntoView({ block: 'nearest' })
}

/** A form that came back with errors is shown where its first error is. */
function focusFirstError(): void {
  const field = document.querySelector<HTMLElement>('main [aria-invalid=true]')
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
