import type { Editor, JSONContent } from '@tiptap/core'
import { Fragment, type ResolvedPos } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'

/** Nodes that hold no blocks, or nothing but their own: a picture goes after them. */
const CLOSED = ['figure', 'captioned', 'codeBlock', 'tableWithCaption']

/**
 * Inserts a picture as a block: at a place of the document, else at the caret. Text around it is parted. The caret then stands
 * in the paragraph after it.
 */
export function insertPicture(editor: Editor, picture: JSONContent, at?: number): void {
  const { state, view } = editor
  const { tr } = state
  const node = state.schema.nodeFromJSON(picture)
  const start = placeFor(tr, at === undefined ? state.selection.to : Math.min(at, state.doc.content.size))
  tr.insert(start, Fragment.from(node))
  goOnAt(tr, start + node.nodeSize)
  view.dispatch(tr.scrollIntoView())
  view.focus()
}

/** Moves the caret from a caption into the paragraph after its figure. Returns false when it is in none. */
export function goOnAfterFigure(editor: Editor): boolean {
  const { state, view } = editor
  const end = endOfClosed(state.selection.$from, ['figure', 'captioned', 'tableWithCaption'])
  const isCaption = /^(?:figure|figcaption|tableCaption)$/.test(state.selection.$from.parent.type.name)
  if (end === undefined || !isCaption) return false
  const { tr } = state
  goOnAt(tr, end)
  view.dispatch(tr.scrollIntoView())
  return true
}

/** Returns the place between two blocks for a new one, and parts the paragraph that is there. */
function placeFor(tr: Transaction, at: number): number {
  const $at = tr.doc.resolve(at)
  const closed = endOfClosed($at, CLOSED)
  if (closed !== undefined) return closed
  const { parent } = $at
  if (!parent.isTextblock) return at
  if ($at.parentOffset === 0) return $at.before()
  if ($at.parentOffset === parent.content.size) return $at.after()
  tr.split(at)
  return at + 1
}

function endOfClosed($at: ResolvedPos, names: readonly string[]): number | undefined {
  for (let depth = 1; depth <= $at.depth; depth++) {
    if (names.includes($at.node(depth).type.name)) return $at.after(depth)
  }
  return undefined
}

/** Puts the caret into the paragraph that begins at a place; makes one if there is none. */
function goOnAt(tr: Transaction, end: number): void {
  const after = tr.doc.resolve(end).nodeAfter
  const paragraph = tr.doc.type.schema.nodes.paragraph
  if (after?.type !== paragraph && paragraph) tr.insert(end, paragraph.create())
  tr.setSelection(TextSelection.create(tr.doc, end + 1))
}
