import { editorMessages } from '../../i18n/admin/editor.ts'
import { ask } from './dialogs.ts'
import { button, make } from './elements.ts'
import { describe, library, type StoredPicture } from './library.ts'

/** Adds a preview of the selected picture to a list of names, and a button that opens the picture library. */
export function enhanceCover(select: HTMLSelectElement): void {
  const words = editorMessages(document.documentElement.lang)
  const image = make('img', { alt: '', class: 'cover-preview' })
  const show = () => {
    image.hidden = select.value === ''
    if (!image.hidden) image.src = `/media/${select.value}`
  }
  const choose = async () => {
    let chosen: StoredPicture | undefined
    const choice = library(words, (picture) => {
      chosen = picture
    })
    const answer = await ask(words, { title: words.library, fields: [], choice })
    if (answer && chosen) selectPicture(select, chosen)
    select.focus()
  }
  select.addEventListener('change', show)
  select.after(image, make('p', {}, button(words.libraryShort, choose)))
  show()
}

function selectPicture(select: HTMLSelectElement, { key, name, alt }: StoredPicture): void {
  const isListed = [...select.options].some(({ value }) => value === key)
  if (!isListed) select.append(make('option', { value: key }, name || key.slice(0, 12)))
  select.value = key
  const field = select.form?.querySelector<HTMLInputElement>('input[name="coverAlt"]')
  if (field) describe(field, alt)
  // Autosave and the preview listen to these events.
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }))
}
