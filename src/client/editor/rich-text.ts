import { Editor } from '@tiptap/core'
import { writingWords } from '../../i18n/admin/editor.ts'
import type { Words } from './dialogs.ts'
import { doctorPanel } from './doctor-panel.ts'
import { button, make } from './elements.ts'
import { askForLink } from './link.ts'
import { cleanPasted } from './paste.ts'
import { askForPicture, picturesIn } from './pictures.ts'
import { extensions } from './schema.ts'
import { toolbar } from './toolbar.ts'

/**
 * Puts an editor in the place of a textarea, which goes on holding the HTML: it changes when the text does, with an
 * `input` event, and a `change` event of it is taken over.
 */
export function enhance(textarea: HTMLTextAreaElement): void {
  const words = writingWords(document.documentElement.lang)
  const label = textarea.labels?.[0]
  const notice = make('p', { role: 'status', class: 'rich-notice' })
  const mount = make('div')
  const editor = new Editor({
    element: mount,
    extensions: extensions(),
    content: textarea.value,
    // The policy of the page allows no style but those of files.
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
  const panel = doctorPanel(editor, textarea.form, words)
  listen(editor, words, {
    say: (text) => {
      notice.textContent = text
    },
    pasted: () => panel.examine(),
  })

  const bar = toolbar(editor, words, {
    examine: () => panel.examine({ focus: true }),
    showSource: () => showSource(true),
  })
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
    if (!isSource && !take(editor, textarea.value)) {
      notice.textContent = words.wouldLose
      return
    }
    notice.textContent = ''
    // Whoever is in another field when the editor arrives stays there.
    const hasFocus = [rich, textarea, back].some((part) => part.contains(document.activeElement))
    rich.hidden = isSource
    // It speaks of the HTML.
    if (hint) hint.hidden = !isSource
    textarea.hidden = back.hidden = !isSource
    if (hasFocus) (isSource ? textarea : editor.view.dom).focus()
  }
  const hint = document.getElementById(`${textarea.id}-hint`)
  const links = document.querySelectorAll(`a[href="#${CSS.escape(textarea.id)}"]`)
  // The label, and the list of faults, lead to what is shown.
  for (const leading of [label, ...links]) {
    leading?.addEventListener('click', () => {
      if (!rich.hidden) editor.commands.focus()
    })
  }
  editor.on('update', () => {
    const html = editor.getHTML()
    textarea.value = html === '<p></p>' ? '' : html
    textarea.dispatchEvent(new Event('input', { bubbles: true }))
  })
  textarea.addEventListener('change', () => {
    if (!rich.hidden) showSource(!take(editor, textarea.value))
  })
  const isWhole = take(editor, textarea.value)
  showSource(!isWhole)
  if (!isWhole) notice.textContent = words.wouldLose
}

/** Shows HTML in the editor, if nothing of it gets lost by that. */
function take(editor: Editor, html: string): boolean {
  editor.commands.setContent(html, { emitUpdate: false })
  const before = inventory(html)
  const after = inventory(editor.getHTML())
  return Object.entries(before).every(([what, count]) => count === after[what])
}

/** Counts what an editor may not lose. Text is compared without spaces, which mean nothing between blocks. */
function inventory(html: string): Record<string, number | string> {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const tags = ['img', 'a[href]', 'sub', 'sup', 'caption', 'pre', 'table', 'th', 'td', 'li', 'ol[start]']
  return {
    text: body.textContent.replace(/\s+/g, ''),
    ...Object.fromEntries(tags.map((tag) => [tag, body.querySelectorAll(tag).length])),
  }
}

interface Listener {
  say: (text: string) => void
  pasted: () => void
}

/** Keys, pastes and drops. */
function listen(editor: Editor, words: Words, { say, pasted }: Listener): void {
  // Tab walks through a table and indents lists: Escape before it lets it leave. So does coming by Tab: who only passes
  // through the form changes nothing.
  let isLeaving = false
  /** Whether the Tab key that is down was pressed in here. */
  let isTabbing = false
  const takePictures = (data: DataTransfer | null) => {
    const [picture] = picturesIn(data)
    if (picture) askForPicture(editor, words, picture)
    return picture !== undefined
  }
  editor.setOptions({
    editorProps: {
      ...editor.options.editorProps,
      transformPastedHTML(html) {
        const cleaned = cleanPasted(html)
        if (cleaned.droppedPictures > 0) say(words.picturesLeftOut(cleaned.droppedPictures))
        return cleaned.html
      },
      handlePaste(_, { clipboardData }) {
        // Once the text is there.
        setTimeout(pasted)
        return takePictures(clipboardData)
      },
      handleDrop: (_, { dataTransfer }, __, moved) => !moved && takePictures(dataTransfer),
      handleDOMEvents: {
        keydown(view, event) {
          const isTab = event.key === 'Tab'
          if (isTab && (isLeaving || (event.repeat && !isTabbing))) return true
          isTabbing = isTab
          isLeaving = event.key === 'Escape'
          const hasControl = event.ctrlKey || event.metaKey
          if (event.altKey && event.key === 'F10') {
            view.dom.closest('.rich')?.querySelector<HTMLElement>('[role=toolbar] [tabindex="0"]')?.focus()
          } else if (hasControl && event.key.toLowerCase() === 'k') {
            askForLink(editor, words)
          } else {
            return false
          }
          event.preventDefault()
          return true
        },
        keyup(_, { key }) {
          if (key !== 'Tab') return
          isLeaving = !isTabbing
          isTabbing = false
        },
        mousedown() {
          isLeaving = false
        },
        blur() {
          isLeaving = isTabbing = false
        },
      },
    },
  })
}
