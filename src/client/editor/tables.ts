import { Node } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'

/** The attribute of a row by which it is in `thead` or `tfoot`. */
export const PART = 'data-part'
/** The attribute of the element around a table with its caption, while it is edited. */
export const WITH_CAPTION = 'data-with-caption'

const tableRow = TableRow.extend({
  addAttributes: () => ({
    part: {
      default: null,
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) => {
        const part = element.getAttribute(PART) ?? element.parentElement?.localName
        return part === 'thead' || part === 'tfoot' ? part : null
      },
      renderHTML: ({ part }: Record<string, unknown>) => (part ? { [PART]: part } : {}),
    },
  }),
})

/** A table has nothing but rows here, so its caption stands before it. */
const tableWithCaption = Node.create({
  name: 'tableWithCaption',
  group: 'block',
  content: 'tableCaption table?',
  parseHTML: () => [{ tag: `div[${WITH_CAPTION}]` }],
  renderHTML: () => ['div', { [WITH_CAPTION]: '' }, 0],
})

const tableCaption = Node.create({
  name: 'tableCaption',
  content: 'inline*',
  isolating: true,
  parseHTML: () => [{ tag: `div[${WITH_CAPTION}] > figcaption`, priority: 60 }],
  renderHTML: () => ['figcaption', 0],
})

const span = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) => Number(element.getAttribute(name)) || 1,
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] === 1 ? {} : { [name]: attributes[name] },
})
// The table commands read colwidth. It is never set.
const spans = {
  colspan: span('colspan'),
  rowspan: span('rowspan'),
  colwidth: { default: null, rendered: false },
}

export const tables = [
  // Without column widths: the reader's screen decides about them.
  Table.extend({ renderHTML: () => ['table', ['tbody', 0]] }).configure({ resizable: false }),
  tableRow,
  TableHeader.extend({ addAttributes: () => spans }),
  TableCell.extend({ addAttributes: () => spans }),
  tableWithCaption,
  tableCaption,
]
