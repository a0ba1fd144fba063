// What the editors' pages do with JavaScript. Every one of them works without.
import { autosave } from './autosave.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) autosave(form)

// The editor is big: it is fetched where there is something to write.
const texts = document.querySelectorAll<HTMLTextAreaElement>('textarea[data-rich-text]')
if (texts.length > 0) {
  const { enhance } = await import('./editor/rich-text.ts')
  for (const textarea of texts) enhance(textarea)
  const { enhanceCover } = await import('./editor/cover.ts')
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[name=coverKey]'))
    enhanceCover(select)
}
