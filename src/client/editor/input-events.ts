import type { Editor } from '@tiptap/core'
import type { Words } from './dialogs.ts'
import { askForLink } from './link.ts'
import { sanitizePasted } from './paste.ts'
import { askForPicture, picturesIn } from './pictures.ts'

interface Listener {
  say: (text: string) => void
  pasted: () => void
}

/** Has the editor answer to keys, pastes and drops. */
export function listen(editor: Editor, words: Words, { say, pasted }: Listener): void {
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
        const cleaned = sanitizePasted(html)
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
