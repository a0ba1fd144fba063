/** How long the server may take to answer a form, in milliseconds. */
const MAX_WAIT_MS = 30_000
/** The same for a form with files, which slow lines take long to send. */
const MAX_WAIT_WITH_FILES_MS = 600_000

/** What became of a form: where its answer leads, or why it has none. */
export type Outcome = { to: string } | 'refused' | 'signed out' | 'server away'

/**
 * Sends a form, and leaves its page as it is. A form is sent twice at most: the server takes the second as the first, or
 * refuses both.
 */
export async function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): Promise<Outcome> {
  const data = new FormData(form, submitter)
  const texts = [...data].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const hasFiles = form.enctype === 'multipart/form-data'
  const path = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href
  return outcomeOf(path, {
    method: 'POST',
    body: hasFiles ? data : new URLSearchParams(texts),
    signal: AbortSignal.timeout(hasFiles ? MAX_WAIT_WITH_FILES_MS : MAX_WAIT_MS),
  })
}

/** Asks the server for this page, to find out whether it would answer a form. */
export async function askServer(): Promise<Outcome> {
  const outcome = await outcomeOf(location.href, { signal: AbortSignal.timeout(MAX_WAIT_MS) })
  const isElsewhere = typeof outcome === 'object' && new URL(outcome.to).pathname !== location.pathname
  return isElsewhere ? 'signed out' : outcome
}

async function outcomeOf(path: string, request: RequestInit): Promise<Outcome> {
  try {
    const { status, redirected, url } = await fetch(path, { ...request, headers: { Accept: 'text/html' } })
    if (redirected) return { to: url }
    // Taken, with an answer that only browsers could show: the page is shown anew.
    if (status < 300) return { to: location.href }
    if (status === 401) return 'signed out'
    return status >= 500 ? 'server away' : 'refused'
  } catch {
    return 'server away'
  }
}
