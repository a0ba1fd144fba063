import type { Editor } from '@tiptap/core'
import { ask, type Words } from './dialogs.ts'
import { insertPicture } from './insert-pictures.ts'
import { describe, library, type StoredPicture } from './library.ts'

const UPLOAD_URL = '/admin/media'

export interface GivenPicture {
  file: File
  /** Which of several files it is: ` (2/3)`. */
  count: string
  /** Place in the document. */
  at: number | undefined
}

/**
 * Asks for a new picture or one of the library, and inserts it: at a place of the document, else at the caret. For a selected
 * picture it asks for the texts only. A selected mark of a picture that is not here gets the picture.
 */
export async function askForPicture(editor: Editor, words: Words, given?: GivenPicture): Promise<void> {
  const dropped = given?.file
  const figure = editor.isActive('figure') && !dropped ? editor.getAttributes('figure') : undefined
  const isMissing = figure !== undefined && figure.missing !== null
  const selected = isMissing || !figure || figure.src === null ? undefined : figure
  let picture: Pick<StoredPicture, 'url' | 'width' | 'height'> | undefined
  const choose = (stored: StoredPicture) => {
    picture = stored
    const field = choice?.closest('form')?.querySelector<HTMLInputElement>('input[name="alt"]')
    if (field) describe(field, stored.alt)
  }
  const choice = selected || dropped ? undefined : library(words, choose)
  const answer = await ask(words, {
    title: dropped ? `${words.picture}: ${dropped.name}${given?.count ?? ''}` : words.picture,
    removable: selected !== undefined,
    fields: [
      ...(selected || dropped
        ? []
        : [
            {
              name: 'file',
              label: words.file,
              type: 'file' as const,
              validate: (_: string, file?: File) => (file || picture ? undefined : words.noFile),
            },
          ]),
      {
        name: 'alt',
        label: words.alt,
        value: String((selected ?? (isMissing ? figure : undefined))?.alt ?? ''),
        validate: (value) => (value.trim() === '' ? words.noAlt : undefined),
      },
      ...(selected || isMissing ? [] : [{ name: 'caption', label: words.caption }]),
    ],
    choice,
    ...(!selected && {
      async finish({ file, values }) {
        const newFile = dropped ?? file
        if (picture && !newFile) return undefined
        const outcome = await uploadPicture(newFile, values.alt ?? '', words)
        if (typeof outcome === 'string') return outcome
        picture = outcome
        return undefined
      },
    }),
  })
  if (answer === 'remove') {
    editor.chain().focus().deleteNode('figure').run()
  } else if (answer && selected) {
    editor.chain().focus().updateAttributes('figure', { alt: answer.values.alt }).run()
  } else if (answer && picture) {
    const { url: src, width, height } = picture
    const { alt, caption } = answer.values
    const content = caption ? [{ type: 'text', text: caption }] : []
    const attrs = { src, alt, width, height }
    if (isMissing)
      editor
        .chain()
        .focus()
        .updateAttributes('figure', { ...attrs, missing: null })
        .run()
    else insertPicture(editor, { type: 'figure', attrs, content }, given?.at)
  } else {
    editor.commands.focus()
  }
}

/** Uploads a picture. Returns the stored picture, or an error message. */
export async function uploadPicture(
  file: File | undefined,
  alt: string,
  words: Words,
): Promise<StoredPicture | string> {
  if (!file) return words.noFile
  const body = new FormData()
  body.append('file', file)
  // The library proposes this text when the picture is used again.
  body.append('alt', alt)
  try {
    const response = await fetch(UPLOAD_URL, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
    })
    if (response.status === 401 || response.status === 403) return words.signedOut
    const answer = await response.json()
    return response.status === 201 ? answer : (answer.detail ?? words.notUploaded)
  } catch {
    return words.notUploaded
  }
}
