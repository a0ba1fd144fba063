import type { Editor } from '@tiptap/core'
import { ask, type Words } from './dialogs.ts'
import { describe, library, type StoredPicture } from './library.ts'

const UPLOADS = '/admin/media'

/** Asks for a picture, a new one or one of the library, or for the words of the one that is selected, and puts it there. */
export async function askForPicture(editor: Editor, words: Words, dropped?: File): Promise<void> {
  const chosen = editor.isActive('figure') && !dropped ? editor.getAttributes('figure') : undefined
  let picture: Pick<StoredPicture, 'url' | 'width' | 'height'> | undefined
  const choose = (stored: StoredPicture) => {
    picture = stored
    const field = choice?.closest('form')?.querySelector<HTMLInputElement>('input[name="alt"]')
    if (field) describe(field, stored.alt)
  }
  const choice = chosen || dropped ? undefined : library(words, choose)
  const answer = await ask(words, {
    title: dropped ? `${words.picture}: ${dropped.name}` : words.picture,
    removable: chosen !== undefined,
    fields: [
      ...(chosen || dropped
        ? []
        : [
            {
              name: 'file',
              label: words.file,
              type: 'file' as const,
              fault: (_: string, file?: File) => (file || picture ? undefined : words.noFile),
            },
          ]),
      {
        name: 'alt',
        label: words.alt,
        value: String(chosen?.alt ?? ''),
        fault: (value) => (value.trim() === '' ? words.noAlt : undefined),
      },
      ...(chosen ? [] : [{ name: 'caption', label: words.caption }]),
    ],
    choice,
    ...(!chosen && {
      async finish({ file, values }) {
        const given = dropped ?? file
        if (picture && !given) return undefined
        const outcome = await upload(given, values.alt ?? '', words)
        if (typeof outcome === 'string') return outcome
        picture = outcome
        return undefined
      },
    }),
  })
  if (answer === 'remove') {
    editor.chain().focus().deleteNode('figure').run()
  } else if (answer && chosen) {
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

/** The pictures among files that were pasted or dropped. */
export function picturesIn(data: DataTransfer | null): File[] {
  if (!data) return []
  // Word and Excel lay a picture of the whole text beside the text; a browser lays the address beside the picture.
  const { body } = new DOMParser().parseFromString(data.getData('text/html'), 'text/html')
  if (body.textContent.trim() !== '') return []
  // Not every browser knows the type of a HEIC; the server says how to convert it.
  return [...data.files].filter(({ type, name }) => type.startsWith('image/') || /\.hei[cf]$/i.test(name))
}

/** What the server made of the file, or why it made nothing of it. */
async function upload(file: File | undefined, alt: string, words: Words): Promise<StoredPicture | string> {
  if (!file) return words.noFile
  const body = new FormData()
  body.append('file', file)
  // It is proposed wherever the picture is put in again.
  body.append('alt', alt)
  try {
    const response = await fetch(UPLOADS, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (response.status === 401 || response.status === 403) return words.signedOut
    const answer = await response.json()
    return response.status === 201 ? answer : (answer.detail ?? words.notUploaded)
  } catch {
    return words.notUploaded
  }
}
