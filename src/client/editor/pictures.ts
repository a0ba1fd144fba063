import type { Editor } from '@tiptap/core'
import { ask, type Words } from './dialogs.ts'
import { describe, library, type StoredPicture } from './library.ts'

const UPLOAD_URL = '/admin/media'

/** Asks for a new picture or one of the library, and inserts it. For a selected picture it asks for the texts only. */
export async function askForPicture(editor: Editor, words: Words, dropped?: File): Promise<void> {
  const selected = editor.isActive('figure') && !dropped ? editor.getAttributes('figure') : undefined
  let picture: Pick<StoredPicture, 'url' | 'width' | 'height'> | undefined
  const choose = (stored: StoredPicture) => {
    picture = stored
    const field = choice?.closest('form')?.querySelector<HTMLInputElement>('input[name="alt"]')
    if (field) describe(field, stored.alt)
  }
  const choice = selected || dropped ? undefined : library(words, choose)
  const answer = await ask(words, {
    title: dropped ? `${words.picture}: ${dropped.name}` : words.picture,
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
        value: String(selected?.alt ?? ''),
        validate: (value) => (value.trim() === '' ? words.noAlt : undefined),
      },
      ...(selected ? [] : [{ name: 'caption', label: words.caption }]),
    ],
    choice,
    ...(!selected && {
      async finish({ file, values }) {
        const newFile = dropped ?? file
        if (picture && !newFile) return undefined
        const outcome = await upload(newFile, values.alt ?? '', words)
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
    editor
      .chain()
      .focus()
      .insertContent({ type: 'figure', attrs: { src, alt, width, height }, content })
      .run()
  } else {
    editor.commands.focus()
  }
}

/** Returns the pictures among pasted or dropped files. */
export function picturesIn(data: DataTransfer | null): File[] {
  if (!data) return []
  // Word and Excel add a picture of the whole text to the text. A browser adds only the URL to a picture.
  const { body } = new DOMParser().parseFromString(data.getData('text/html'), 'text/html')
  if (body.textContent.trim() !== '') return []
  // Some browsers do not know the type of HEIC files. The server's error explains how to convert them.
  return [...data.files].filter(({ type, name }) => type.startsWith('image/') || /\.hei[cf]$/i.test(name))
}

/** Uploads a picture. Returns the stored picture, or an error message. */
async function upload(file: File | undefined, alt: string, words: Words): Promise<StoredPicture | string> {
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
