import type { Editor } from '@tiptap/core'

/** Shows HTML in the editor. Returns whether nothing of it got lost by that. */
export function showHtml(editor: Editor, html: string): boolean {
  editor.commands.setContent(html, { emitUpdate: false })
  const before = inventory(html)
  const after = inventory(editor.getHTML())
  return Object.entries(before).every(([what, count]) => count === after[what])
}

/** Counts what an editor may not lose. Text is compared without spaces, which mean nothing between blocks. */
function inventory(html: string): Record<string, number | string> {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const tags = ['img', 'a[href]', 'sub', 'sup', 'caption', 'pre', 'table', 'th', 'td', 'li', 'ol[start]']
  return {
    text: body.textContent.replace(/\s+/g, ''),
    ...Object.fromEntries(tags.map((tag) => [tag, body.querySelectorAll(tag).length])),
  }
}
