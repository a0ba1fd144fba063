import { Editor } from '@tiptap/core'
import { editorMessages } from '../../i18n/admin/editor.ts'
import { bodyOf, editableHtml } from './body-html.ts'
import { keepClearOf } from './clear-of-toolbar.ts'
import { button, make } from './elements.ts'
import { listen } from './input-events.ts'
import { proofreadPanel } from './proofread-panel.ts'
import { extensions } from './schema.ts'
import { showHtml } from './show-html.ts'
import { toolbar } from './toolbar.ts'

/**
 * Replaces a textarea with an editor. The textarea keeps the HTML: it follows the editor's text with an `input` event,
 * and the editor follows a `change` event of the textarea.
 */
export function enhance(textarea: HTMLTextAreaElement): void {
  const words = editorMessages(document.documentElement.lang)
  const label = textarea.labels?.[0]
  const notice = make('p', { role: 'status', class: 'rich-notice' })
  const mount = make('div')
  const editor = new Editor({
    element: mount,
    extensions: extensions(words),
    content: editableHtml(textarea.value),
    // The Content-Security-Policy allows no injected styles.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        class: 'body rich-text',
        'aria-multiline': 'true',
        'aria-label': label?.textContent ?? '',
        'aria-describedby': `${textarea.id}-error ${textarea.id}-keys`,
      },
    },
  })
  const panel = proofreadPanel(editor, textarea.form, words)
  listen(editor, words, {
    notify: (text) => {
      notice.textContent = text
    },
    onPasted: () => panel.examine(),
  })

  const bar = toolbar(editor, words, {
    examine: () => panel.examine({ focus: true }),
    showSource: () => showSource(true),
  })
  keepClearOf(bar, editor)
  const back = button(words.source, () => showSource(false), { 'aria-pressed': 'true' })
  const rich = make(
    'div',
    { class: 'rich' },
    bar,
    mount,
    make('small', { id: `${textarea.id}-keys` }, words.keys),
    panel.element,
  )
  textarea.before(back, rich)
  textarea.after(notice)

  const showSource = (isSource: boolean) => {
    if (!isSource && !showHtml(editor, textarea.value)) {
      notice.textContent = words.wouldLose
      return
    }
    notice.textContent = ''
    // The focus stays in another field if it is there when the editor loads.
    const hasFocus = [rich, textarea, back].some((part) => part.contains(document.activeElement))
    rich.hidden = isSource
    // The hint is about the HTML.
    if (hint) hint.hidden = !isSource
    textarea.hidden = back.hidden = !isSource
    if (hasFocus) (isSource ? textarea : editor.view.dom).focus()
  }
  const hint = document.getElementById(`${textarea.id}-hint`)
  const links = document.querySelectorAll(`a[href="#${CSS.escape(textarea.id)}"]`)
  // The label and the list of errors link to the textarea. They focus the editor while it is visible.
  for (const link of [label, ...links]) {
    link?.addEventListener('click', () => {
      if (!rich.hidden) editor.commands.focus()
    })
  }
  editor.on('update', () => {
    const html = bodyOf(editor)
    textarea.value = html === '<p></p>' ? '' : html
    textarea.dispatchEvent(new Event('input', { bubbles: true }))
  })
  textarea.addEventListener('change', () => {
    if (!rich.hidden) showSource(!showHtml(editor, textarea.value))
  })
  const isLossless = showHtml(editor, textarea.value)
  showSource(!isLossless)
  if (!isLossless) notice.textContent = words.wouldLose
}
