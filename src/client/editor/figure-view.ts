import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Words } from './dialogs.ts'
import { button, make } from './elements.ts'
import { askForPicture } from './pictures.ts'

/** Shows a figure while it is edited. A picture that is not here has buttons by which it is filled or removed. */
export function figureView(editor: Editor, node: Node, getPos: () => number | undefined, words: Words) {
  const contentDOM = make('figcaption')
  const shown = pictureElement(editor, node, getPos, words)
  const parts = node.attrs.isCaptionFirst ? [contentDOM, ...shown] : [...shown, contentDOM]
  return {
    dom: make('figure', {}, ...parts),
    contentDOM,
    // Another picture is drawn anew; another caption is the editor's to draw.
    update: (next: Node) => next.type === node.type && next.hasMarkup(node.type, node.attrs, node.marks),
    stopEvent: ({ target }: Event) => target instanceof Element && target.closest('button') !== null,
    ignoreMutation: ({ target }: { target: globalThis.Node }) => !contentDOM.contains(target),
  }
}

function pictureElement(
  editor: Editor,
  { attrs, nodeSize }: Node,
  getPos: () => number | undefined,
  words: Words,
): HTMLElement[] {
  const { src, alt, width, height, missing } = attrs
  if (src !== null) {
    const size = width && height ? { width: String(width), height: String(height) } : {}
    const img = make('img', { src, alt, ...size, contenteditable: 'false' })
    // A click on it does not move the caret: the toolbar would describe the picture that was selected before.
    img.addEventListener('click', () => {
      const at = getPos()
      if (at !== undefined) editor.commands.setNodeSelection(at)
    })
    return [img]
  }
  if (missing === null) return []
  const fill = () => {
    const at = getPos()
    if (at === undefined) return
    editor.commands.setNodeSelection(at)
    askForPicture(editor, words)
  }
  const remove = () => {
    const at = getPos()
    const size = at === undefined ? undefined : (editor.state.doc.nodeAt(at)?.nodeSize ?? nodeSize)
    if (at !== undefined && size !== undefined)
      editor
        .chain()
        .deleteRange({ from: at, to: at + size })
        .focus()
        .run()
  }
  return [
    make(
      'div',
      { class: 'missing-picture', contenteditable: 'false' },
      make('p', {}, words.missingPicture(missing), ...(alt ? [` (${alt})`] : [])),
      make('p', { class: 'actions' }, button(words.fillPicture, fill), button(words.removePicture, remove)),
    ),
  ]
}
