import { type Extensions, Mark, mergeAttributes, Node } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { isUrl } from './urls.ts'

/** Returns the editor's schema: the elements that the sanitizer (src/content/sanitize-body.ts) accepts. */
export function extensions(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4] },
      link: {
        openOnClick: false,
        autolink: false,
        HTMLAttributes: { target: null, rel: null },
        isAllowedUri: (url) => isUrl(url),
      },
    }),
    figure,
    script('sub', 'subscript'),
    script('sup', 'superscript'),
    // Without column widths: the reader's screen decides about them.
    Table.extend({ renderHTML: () => ['table', ['tbody', 0]] }).configure({ resizable: false }),
    TableRow,
    TableHeader.extend({ addAttributes: () => ({ ...spans, scope: { default: null } }) }),
    TableCell.extend({ addAttributes: () => spans }),
  ]
}

/** A picture with a caption. The caption is the content of the node. */
const figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: null },
    alt: { default: '' },
    width: { default: null },
    height: { default: null },
  }),
  parseHTML: () => [
    {
      tag: 'figure',
      getAttrs: (element) => {
        const img = element.querySelector('img')
        return img ? pictureOf(img) : false
      },
      contentElement: (element) =>
        (element as Element).querySelector('figcaption') ?? document.createElement('figcaption'),
    },
    { tag: 'img[src]', getAttrs: (element) => pictureOf(element) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['figure', ['img', mergeAttributes(HTMLAttributes)], ['figcaption', 0]],
})

function pictureOf(img: Element) {
  const get = (name: string) => img.getAttribute(name)
  return { src: get('src'), alt: get('alt') ?? '', width: get('width'), height: get('height') }
}

function script(tag: 'sub' | 'sup', name: string) {
  return Mark.create({ name, parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] })
}

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
