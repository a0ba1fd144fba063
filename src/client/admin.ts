// The script of the editors' pages. Every page works without it.
import { autosave } from './autosave.ts'
import { guardForms } from './guard-forms.ts'

guardForms()

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) autosave(form)

// The rich text editor is large, so only pages with a text field load it.
const texts = document.querySelectorAll<HTMLTextAreaElement>('textarea[data-rich-text]')
if (texts.length > 0) {
  const { enhance } = await import('./editor/rich-text.ts')
  for (const textarea of texts) enhance(textarea)
  const { enhanceCover } = await import('./editor/cover.ts')
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[name=coverKey]'))
    enhanceCover(select)
}
