import type { Editor } from '@tiptap/core'
import type { Words } from './dialogs.ts'
import { parseHtml } from './dom-tree.ts'
import type { PictureToUpload } from './paste/pictures.ts'
import { askForPicture, uploadPicture } from './pictures.ts'

/**
 * Takes pasted or dropped files: asks for each picture in turn, and says what to do with others. Returns false if there are
 * none, or if they come beside a text.
 *
 * @param at where the first picture goes: a place in the document.
 */
export function takeFiles(
  editor: Editor,
  words: Words,
  data: DataTransfer | null,
  notify: (text: string) => void,
  at?: number,
): boolean {
  // Word and Excel add a picture of the whole text to the text. A browser adds only the URL to a picture.
  if (!data || parseHtml(data.getData('text/html')).body.textContent.trim() !== '') return false
  const files = [...data.files]
  const pictures = files.filter(isPicture)
  const others = files.filter((file) => !isPicture(file))
  if (others.length > 0) notify(words.noSuchFile(others.map(({ name }) => name).join(', ')))
  askInTurn(editor, words, pictures, at)
  return files.length > 0
}

// Some browsers do not know the type of HEIC files. The server's error explains how to convert them.
const isPicture = ({ type, name }: File) => type.startsWith('image/') || /\.hei[cf]$/i.test(name)

async function askInTurn(
  editor: Editor,
  words: Words,
  files: readonly File[],
  at: number | undefined,
): Promise<void> {
  for (const [index, file] of files.entries()) {
    const count = files.length > 1 ? ` (${index + 1}/${files.length})` : ''
    // After the first picture the caret stands where the next one goes.
    await askForPicture(editor, words, { file, count, at: index === 0 ? at : undefined })
  }
}

/** Ids that the text has: those of its footnotes. */
export function idsIn(editor: Editor): ReadonlySet<string> {
  return new Set([...editor.view.dom.querySelectorAll('[id]')].map(({ id }) => id))
}

/**
 * Uploads pictures that were pasted as data, one after the other, and puts them where their marks are. A mark whose picture
 * cannot be uploaded stays: the editor can fill it by hand.
 */
export async function uploadPasted(
  editor: Editor,
  words: Words,
  uploads: readonly PictureToUpload[],
): Promise<void> {
  for (const { name, data } of uploads) {
    const mark = markOf(editor, name)
    const file = mark && fileOf(name, data)
    if (!file) continue
    const stored = await uploadPicture(file, String(mark.node.attrs.alt), words)
    const place = markOf(editor, name)
    if (typeof stored === 'string' || !place) continue
    const { url: src, width, height } = stored
    const attributes = { ...place.node.attrs, src, width, height, missing: null }
    editor.view.dispatch(editor.state.tr.setNodeMarkup(place.at, undefined, attributes))
  }
}

function markOf(editor: Editor, name: string) {
  let found: { at: number; node: typeof editor.state.doc } | undefined
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === 'figure' && node.attrs.missing === name) found ??= { at, node }
    return found === undefined
  })
  return found
}

/** Reads a `data:` URL; undefined if it is not in base64. */
function fileOf(name: string, data: string): File | undefined {
  const [, type, base64] = /^data:([^;,]+)[^,]*;base64,(.*)$/is.exec(data) ?? []
  if (!type || base64 === undefined) return undefined
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0))
    return new File([bytes], name, { type })
  } catch {
    return undefined
  }
}
