import { editorMessages } from '../i18n/admin/editor.ts'
import { fillFields } from './form-fields.ts'
import { type LocalDraft, removeDraft } from './local-draft.ts'

/** Shows a notice above a form, with which the editor restores or discards a local draft. */
export function offerDraft(form: HTMLFormElement, draft: LocalDraft, url: string): void {
  const words = editorMessages(document.documentElement.lang)
  const notice = document.createElement('div')
  notice.className = 'notice actions'
  notice.setAttribute('role', 'region')
  notice.setAttribute('aria-label', words.foundHere(dateOf(draft.at)))
  const text = document.createElement('span')
  text.textContent = words.foundHere(dateOf(draft.at))
  const button = (label: string, onClick: () => void) => {
    const element = document.createElement('button')
    element.type = 'button'
    element.textContent = label
    element.addEventListener('click', () => {
      onClick()
      notice.remove()
      form.querySelector<HTMLElement>('input:not([type=hidden])')?.focus()
    })
    return element
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
  // With the draft's version, saving compares it with changes that others saved later.
  form.dataset.version = `${baseVersion}`
  fillFields(form, { ...fields, version: `${baseVersion}` })
}

const dateOf = (at: number) =>
  new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' })
