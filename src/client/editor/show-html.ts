import type { Editor } from '@tiptap/core'

/** Shows HTML in the editor. Returns whether the editor keeps all of it. */
export function showHtml(editor: Editor, html: string): boolean {
  editor.commands.setContent(html, { emitUpdate: false })
  const before = inventory(html)
  const after = inventory(editor.getHTML())
  return Object.entries(before).every(([key, count]) => count === after[key])
}

/** Counts the elements that must not get lost. The text is without spaces, since those between blocks may change. */
function inventory(html: string): Record<string, number | string> {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const tags = ['img', 'a[href]', 'sub', 'sup', 'caption', 'pre', 'table', 'th', 'td', 'li', 'ol[start]']
  return {
    text: body.textContent.replace(/\s+/g, ''),
    ...Object.fromEntries(tags.map((tag) => [tag, body.querySelectorAll(tag).length])),
  }
}
