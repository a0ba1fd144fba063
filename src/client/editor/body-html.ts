import type { Editor } from '@tiptap/core'
import { parseHtml } from './dom-tree.ts'
import { PART, WITH_CAPTION } from './tables.ts'

/** Returns HTML of a body in the form that the editor takes: a table's caption stands beside the table. */
export function editableHtml(html: string): string {
  if (!html.includes('<caption')) return html
  const { body } = parseHtml(html)
  for (const caption of body.querySelectorAll('table > caption:first-child')) {
    const table = caption.parentElement as HTMLElement
    const outer = body.ownerDocument.createElement('div')
    const words = body.ownerDocument.createElement('figcaption')
    outer.setAttribute(WITH_CAPTION, '')
    words.append(...caption.childNodes)
    caption.remove()
    table.replaceWith(outer)
    outer.append(words, table)
  }
  return body.innerHTML
}

/** Returns the text of the editor as a body: tables have their parts and captions. */
export function bodyOf(editor: Editor): string {
  const html = editor.getHTML()
  if (!html.includes(PART) && !html.includes(WITH_CAPTION)) return html
  const { body } = parseHtml(html)
  for (const table of body.querySelectorAll('table')) partsOf(table)
  for (const outer of body.querySelectorAll(`[${WITH_CAPTION}]`)) {
    const [words, table] = outer.children
    const tag = table ? 'caption' : 'p'
    const caption = body.ownerDocument.createElement(tag)
    caption.append(...(words?.childNodes ?? []))
    if (table && caption.textContent.trim() !== '') table.prepend(caption)
    outer.replaceWith(table ?? caption)
  }
  return body.innerHTML
}

/** Puts the rows of a table into the parts that they name. */
function partsOf(table: HTMLTableElement): void {
  const rows = [...table.rows]
  if (!rows.some((row) => row.hasAttribute(PART))) return
  for (const part of [...table.tBodies]) part.remove()
  let last: HTMLElement | undefined
  for (const row of rows) {
    const tag = row.getAttribute(PART) ?? 'tbody'
    if (last?.localName !== tag) {
      last = table.ownerDocument.createElement(tag)
      table.append(last)
    }
    row.removeAttribute(PART)
    last.append(row)
  }
}
