// Signs in with a passkey, or makes one. The form has the URL that provides the options and receives the response.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const button = form.querySelector('button')
  if (button) button.disabled = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const message = form.querySelector('[data-message]')
    if (message) message.textContent = ''
    if (button) button.disabled = true
    try {
      location.assign(await proceed(form))
    } catch (error) {
      console.error(error)
      if (message)
        message.textContent = error instanceof RequestError ? error.message : (form.dataset.failed ?? '')
      if (button) button.disabled = false
    }
  })
}

class RequestError extends Error {}

/** Runs the passkey ceremony. Returns the URL of the next page. */
async function proceed(form: HTMLFormElement): Promise<string> {
  const url = form.dataset.passkey ?? ''
  const optionsJSON = await post(`${url}/options`, {})
  const response =
    'new' in form.dataset
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON })
  const name = new FormData(form).get('name') ?? ''
  await post(url, { response, name })
  return form.dataset.next || '/admin'
}

async function post(url: string, body: object) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const json = await response.json()
  if (!response.ok) throw new RequestError(json.detail)
  return json
}
