import { unsavedMessages } from '../i18n/admin/unsaved.ts'

/** Tells an editor that the same article is open in another window of theirs. */
export function watchOwnWindows(form: HTMLFormElement, editor: string): void {
  const words = unsavedMessages(document.documentElement.lang)
  const channel = new BroadcastChannel(`${editor}:${form.getAttribute('action')}`)
  const tell = () => {
    if (document.querySelector('.own-window')) return
    const notice = document.createElement('p')
    notice.className = 'notice own-window'
    notice.setAttribute('role', 'status')
    notice.textContent = words.ownWindow
    form.before(notice)
  }
  channel.addEventListener('message', ({ data }) => {
    if (data === 'opened') channel.postMessage('is open')
    tell()
  })
  channel.postMessage('opened')
}
