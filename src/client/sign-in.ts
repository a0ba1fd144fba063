// Signing in with a passkey, and making one. The form names the address that asks for the signature and takes it.
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
        message.textContent = error instanceof Refused ? error.message : (form.dataset.failed ?? '')
      if (button) button.disabled = false
    }
  })
}

class Refused extends Error {}

/** Gives the address to go on to. */
async function proceed(form: HTMLFormElement): Promise<string> {
  const address = form.dataset.passkey ?? ''
  const optionsJSON = await post(`${address}/options`, {})
  const response =
    'new' in form.dataset
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON })
  const name = new FormData(form).get('name') ?? ''
  await post(address, { response, name })
  return form.dataset.next || '/admin'
}

async function post(address: string, body: object) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const json = await answer.json()
  if (!answer.ok) throw new Refused(json.detail)
  return json
}
