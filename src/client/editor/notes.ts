import { Mark, Node } from '@tiptap/core'
import { FOOTNOTES } from '../../text/body/elements.ts'

/** The block of the footnotes. */
export const footnotes = Node.create({
  name: 'footnotes',
  group: 'block',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: `section.${FOOTNOTES}` }],
  renderHTML: () => ['section', { class: FOOTNOTES }, 0],
})

/** Marks of footnotes are links in a superscript: so this mark is outside the link. */
const OUTSIDE_LINKS = 1001

export function script(tag: 'sub' | 'sup', name: string) {
  return Mark.create({
    name,
    priority: OUTSIDE_LINKS,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  })
}
