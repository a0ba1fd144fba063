import type { Editor } from '@tiptap/core'
import { bodyOf, editableHtml } from './body-html.ts'
import { isSameBody } from './same-body.ts'

/** Shows a body in the editor. Returns whether the editor keeps all of it. */
export function showHtml(editor: Editor, html: string): boolean {
  editor.commands.setContent(editableHtml(html), { emitUpdate: false })
  return isSameBody(html, bodyOf(editor))
}
