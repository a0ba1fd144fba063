import { editorMessages } from '../i18n/admin/editor.ts'
import { fillFields } from './form-fields.ts'
import { type LocalDraft, removeDraft } from './local-draft.ts'

/** Offers above a form what this computer has stored of it: to be restored, or discarded. */
export function offerDraft(form: HTMLFormElement, draft: LocalDraft, url: string): void {
  const words = editorMessages(document.documentElement.lang)
  const notice = document.createElement('div')
  notice.className = 'notice actions'
  notice.setAttribute('role', 'region')
  notice.setAttribute('aria-label', words.foundHere(dateOf(draft.at)))
  const text = document.createElement('span')
  text.textContent = words.foundHere(dateOf(draft.at))
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
      restore(form, draft)
      const status = form.querySelector('.autosave')
      if (status) status.textContent = words.restored
    }),
    button(words.discard, () => removeDraft(url)),
  )
  form.before(notice)
}

function restore(form: HTMLFormElement, { fields, baseVersion }: LocalDraft): void {
  // What others have saved since it was typed is compared with when this is saved.
  form.dataset.version = `${baseVersion}`
  fillFields(form, { ...fields, version: `${baseVersion}` })
}

const dateOf = (at: number) =>
  new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' })
