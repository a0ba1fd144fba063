import type { Editor } from '@tiptap/core'
import type { Words } from './dialogs.ts'
import { askForLink } from './link.ts'
import { sanitizePasted } from './paste.ts'
import { askForPicture, picturesIn } from './pictures.ts'

interface Listener {
  notify: (text: string) => void
  onPasted: () => void
}

/** Makes the editor handle keys, pastes and drops. */
export function listen(editor: Editor, words: Words, { notify, onPasted }: Listener): void {
  // Tab moves through the cells of a table and indents lists. After Escape it leaves the editor. It also leaves when the
  // focus came by Tab, so that passing through the form changes nothing.
  let isLeaving = false
  /** Whether the pressed Tab key went down inside the editor. */
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
        const sanitized = sanitizePasted(html)
        if (sanitized.droppedPictures > 0) notify(words.picturesLeftOut(sanitized.droppedPictures))
        return sanitized.html
      },
      handlePaste(_, { clipboardData }) {
        // After the editor has inserted the text.
        setTimeout(onPasted)
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
