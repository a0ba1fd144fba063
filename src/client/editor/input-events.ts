import type { Editor } from '@tiptap/core'
import { sendAfter } from '../pending-work.ts'
import { editableHtml } from './body-html.ts'
import type { Words } from './dialogs.ts'
import { askForLink } from './link.ts'
import { readPasted } from './paste/paste.ts'
import { idsIn, takeFiles, uploadPasted } from './take-files.ts'

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
  editor.setOptions({
    editorProps: {
      ...editor.options.editorProps,
      transformPastedHTML(html) {
        const { html: read, left, uploads } = readPasted(html, idsIn(editor))
        notify(words.pasted(left))
        sendAfter(afterInsertion().then(() => uploadPasted(editor, words, uploads)))
        return editableHtml(read)
      },
      handlePaste(_, { clipboardData }) {
        // After the editor has inserted the text.
        setTimeout(onPasted)
        return takeFiles(editor, words, clipboardData, notify)
      },
      handleDrop: (view, { dataTransfer, clientX, clientY }, __, moved) => {
        if (moved) return false
        const at = view.posAtCoords({ left: clientX, top: clientY })?.pos
        return takeFiles(editor, words, dataTransfer, notify, at)
      },
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

/** The editor inserts a text after it has read it. */
const afterInsertion = () => new Promise((resolve) => setTimeout(resolve))
