import { type Editor, Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { MISSING_PICTURE } from '../../text/body/elements.ts'
import type { Words } from './dialogs.ts'
import { figureView } from './figure-view.ts'
import { goOnAfterFigure } from './insert-pictures.ts'

/** What a figure can be about besides a picture. */
const CAPTIONED = 'table, blockquote, pre, [data-with-caption]'

/** A picture with a caption, the mark of one that is not here, or a caption alone. The caption is the content. */
export const pictureFigure = (words: Words) =>
  Node.create({
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
      missing: { default: null },
      href: { default: null },
      isCaptionFirst: { default: false },
    }),
    addKeyboardShortcuts() {
      const { editor } = this
      // The caption is one paragraph: the text goes on after it.
      return { Enter: () => goOnAfterFigure(editor) }
    },
    addNodeView() {
      const { editor } = this
      return ({ node, getPos }) => figureView(editor as Editor, node, getPos, words)
    },
    parseHTML: () => [
      {
        tag: 'figure',
        getAttrs: (element) => (childOf(element, CAPTIONED) ? false : pictureOf(element)),
        contentElement: (element) =>
          (element as Element).querySelector('figcaption') ?? document.createElement('figcaption'),
      },
      { tag: `img[src], img[${MISSING_PICTURE}]`, getAttrs: (element) => pictureOf(element) },
    ],
    renderHTML: ({ node }) => {
      const { src, alt, width, height, missing, href, isCaptionFirst } = node.attrs
      const img: DOMOutputSpec = [
        'img',
        missing === null ? { src, alt, width, height } : { [MISSING_PICTURE]: missing, alt },
      ]
      const picture: DOMOutputSpec = href === null ? img : ['a', { href }, img]
      const caption: DOMOutputSpec = ['figcaption', 0]
      if (src === null && missing === null) return ['figure', caption]
      return isCaptionFirst ? ['figure', caption, picture] : ['figure', picture, caption]
    },
  })

function pictureOf(element: Element) {
  const img = element.localName === 'img' ? element : element.querySelector('img')
  const get = (name: string) => img?.getAttribute(name) ?? null
  return {
    ...{ src: get('src'), alt: get('alt') ?? '', width: get('width'), height: get('height') },
    missing: get(MISSING_PICTURE),
    href: img?.closest('a')?.getAttribute('href') ?? null,
    isCaptionFirst: img !== null && element.firstElementChild?.localName === 'figcaption',
  }
}

const childOf = (element: Element, selector: string) =>
  [...element.children].some((child) => child.matches(selector))

const captioned = '(table | tableWithCaption | blockquote | codeBlock)'

/** A table, a quotation or a code with its caption. */
export const captionedFigure = Node.create({
  name: 'captioned',
  group: 'block',
  content: `(${captioned}? figcaption) | (figcaption ${captioned})`,
  parseHTML: () => [
    { tag: 'figure', priority: 60, getAttrs: (element) => childOf(element, CAPTIONED) && null },
  ],
  renderHTML: () => ['figure', 0],
})

export const figcaption = Node.create({
  name: 'figcaption',
  content: 'inline*',
  isolating: true,
  parseHTML: () => [{ tag: 'figcaption' }],
  renderHTML: () => ['figcaption', 0],
})
