import type { Editor } from '@tiptap/core'
import { ask, type Words } from './dialogs.ts'
import { isUrl, urlOf } from './urls.ts'

/** Asks for the URL of the selected words or of the link around the cursor, and sets it. */
export async function askForLink(editor: Editor, words: Words): Promise<void> {
  const isLink = editor.isActive('link')
  if (isLink) editor.commands.extendMarkRange('link')
  const isBare = editor.state.selection.empty
  const answer = await ask(words, {
    title: words.link,
    removable: isLink,
    fields: [
      {
        name: 'address',
        label: words.address,
        hint: words.addressHint,
        value: String(editor.getAttributes('link').href ?? ''),
        validate: (value) => (isUrl(urlOf(value)) ? undefined : words.noAddress),
      },
      ...(isBare ? [{ name: 'text', label: words.linkText }] : []),
    ],
  })
  const chain = editor.chain().focus()
  if (answer === 'remove') return void chain.unsetLink().run()
  if (!answer) return void chain.run()
  const href = urlOf(answer.values.address ?? '')
  if (!isBare) return void chain.setLink({ href }).run()
  const text = answer.values.text || href
  chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }).run()
}
