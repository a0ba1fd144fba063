import { writingWords } from '../i18n/admin/editor.ts'

/** Milliseconds between keeping twice. */
const EVERY = 5000

/** What is kept on this computer while the server cannot be reached. */
interface Kept {
  fields: Record<string, string>
  baseVersion: number
  /** Milliseconds since 1970. */
  at: number
}

/**
 * Keeps what is typed into a form: on the server, and on this computer while that fails. What is found here when the page
 * is opened is offered, and taken over only when somebody says so.
 */
export function autosave(form: HTMLFormElement): void {
  const address = form.dataset.autosave ?? ''
  const words = writingWords(document.documentElement.lang)
  const status = form.appendChild(document.createElement('p'))
  status.setAttribute('role', 'status')
  status.className = 'autosave'
  let dirty = false
  let sending: AbortController | undefined

  const keep = async (leaving = false) => {
    if (!dirty || (sending && !leaving)) return
    dirty = false
    const mine = new AbortController()
    sending = mine
    const kept = { fields: fieldsOf(form), baseVersion: Number(form.dataset.version), at: Date.now() }
    // A page that is about to go cannot wait for an answer.
    if (leaving) keepHere(address, kept)
    const answer = await send(address, kept, { keepalive: leaving, signal: mine.signal })
    if (sending === mine) sending = undefined
    if (mine.signal.aborted) return
    if (answer === 204) {
      forget(address, kept.at)
      if (!dirty) status.textContent = words.kept(timeOf(kept.at))
      return
    }
    const isHere = keepHere(address, kept)
    // It is tried again, unless the server has said that it wants none of it.
    dirty ||= answer === undefined || answer === 401 || answer >= 500
    const here = answer === 401 ? words.signedOut : words.keptHere(timeOf(kept.at))
    status.textContent = isHere ? here : words.notKept
  }

  for (const type of ['input', 'change']) {
    form.addEventListener(type, () => {
      dirty = true
    })
  }
  setInterval(keep, EVERY)
  addEventListener('pagehide', () => keep(true))
  document.addEventListener('visibilitychange', () => document.hidden && keep(true))
  form.addEventListener('submit', () => {
    // Should saving fail, it is here; the page that says "saved" forgets it.
    keepHere(address, { fields: fieldsOf(form), baseVersion: Number(form.dataset.version), at: Date.now() })
    dirty = false
    // Arriving after it was saved, it would be offered for ever.
    sending?.abort()
  })

  forgetSaved()
  // It has come back with mistakes: all that was kept of it is in it.
  if (form.dataset.tried !== undefined) {
    forget(address)
    dirty = true
    return
  }
  const found = keptHere(address)
  if (!found || !differs(found, form)) return
  isOnServer(found, address).then((isThere) => (isThere ? forget(address) : offer(form, found, address)))
}

/** Saving a new article leads to a page of another address: what was kept of it goes with the form that was left. */
function forgetSaved(): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-saved]')) {
    if (!dataset.saved) continue
    forget(dataset.saved)
    if (new URLSearchParams(location.search).get('saved') === '0') forget(NEW)
  }
}

const NEW = '/admin/articles/0/autosave'

function offer(form: HTMLFormElement, kept: Kept, address: string): void {
  const words = writingWords(document.documentElement.lang)
  const notice = document.createElement('div')
  notice.className = 'notice actions'
  notice.setAttribute('role', 'region')
  notice.setAttribute('aria-label', words.foundHere(dateOf(kept.at)))
  const text = document.createElement('span')
  text.textContent = words.foundHere(dateOf(kept.at))
  const button = (label: string, onClick: () => void) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = label
    made.addEventListener('click', () => {
      onClick()
      notice.remove()
      form.querySelector<HTMLElement>('input:not([type=hidden])')?.focus()
    })
    return made
  }
  notice.append(
    text,
    button(words.restore, () => {
      restore(form, kept)
      const status = form.querySelector('.autosave')
      if (status) status.textContent = words.restored
    }),
    button(words.discard, () => forget(address)),
  )
  form.before(notice)
}

function restore(form: HTMLFormElement, { fields, baseVersion }: Kept): void {
  // Who has saved since it was typed is compared with when this is saved.
  form.dataset.version = `${baseVersion}`
  for (const [name, value] of Object.entries({ ...fields, version: `${baseVersion}` })) {
    const field = form.elements.namedItem(name)
    const isField =
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    // The key is this form's own.
    if (!isField || name === 'key') continue
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

/** The status of the answer; undefined when there was none. */
async function send(
  address: string,
  { fields, baseVersion }: Kept,
  options: Pick<RequestInit, 'keepalive' | 'signal'>,
): Promise<number | undefined> {
  try {
    const response = await fetch(address, {
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

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const texts = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return Object.fromEntries(texts.filter(([name]) => name !== 'version'))
}

function differs({ fields }: Kept, form: HTMLFormElement): boolean {
  const now = fieldsOf(form)
  const plain = (text = '') => text.replaceAll('\r\n', '\n')
  return Object.entries(fields).some(
    ([name, value]) => !['base', 'key'].includes(name) && plain(now[name]) !== plain(value),
  )
}

/** Whether the server has the very same and offers it already: it was sent while the page was being closed. */
async function isOnServer(kept: Kept, address: string): Promise<boolean> {
  if (!document.querySelector(`form[action="${address}/end"]`)) return false
  try {
    const text = await (await fetch('?autosave=1')).text()
    const page = new DOMParser().parseFromString(text, 'text/html')
    const form = page.querySelector<HTMLFormElement>('form[data-autosave]')
    return form !== null && !differs(kept, form)
  } catch {
    return false
  }
}

/** Whether this computer keeps it: storage may be full or forbidden. */
function keepHere(address: string, kept: Kept): boolean {
  try {
    localStorage.setItem(address, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

function keptHere(address: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(address) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** @param until what was kept later stays. */
function forget(address: string, until = Number.POSITIVE_INFINITY): void {
  const kept = keptHere(address)
  if (kept && kept.at <= until) localStorage.removeItem(address)
}

const timeOf = (at: number) => new Date(at).toLocaleTimeString(document.documentElement.lang)
const dateOf = (at: number) =>
  new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' })
