import { Extension, type Extensions } from '@tiptap/core'
import { Code } from '@tiptap/extension-code'
import { CodeBlock } from '@tiptap/extension-code-block'
import { ListItem } from '@tiptap/extension-list'
import { StarterKit } from '@tiptap/starter-kit'
import { keptHref } from '../../text/body/attributes.ts'
import { bodyElements } from '../../text/body/elements.ts'
import type { Words } from './dialogs.ts'
import { captionedFigure, figcaption, pictureFigure } from './figures.ts'
import { footnotes, script } from './notes.ts'
import { tables } from './tables.ts'

/** Returns the editor's schema: what bodies may contain (src/text/body/elements.ts). */
export function extensions(words: Words): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4] },
      link: {
        openOnClick: false,
        autolink: false,
        HTMLAttributes: { target: null, rel: null },
        isAllowedUri: (url) => keptHref(url) !== undefined,
      },
      ...{ code: false, codeBlock: false, listItem: false },
    }),
    Code.extend({ excludes: '' }),
    CodeBlock.extend({ marks: '_', renderHTML: () => ['pre', 0] }),
    ListItem.extend({ content: 'block+' }),
    ...[captionedFigure, pictureFigure(words), figcaption],
    footnotes,
    ...tables,
    script('sub', 'subscript'),
    script('sup', 'superscript'),
    keptAttributes,
  ]
}

/** Elements whose attributes the editor keeps as they are. */
const elements: Readonly<Record<string, string>> = {
  ...{ paragraph: 'p', heading: 'h2', bulletList: 'ul', orderedList: 'ol', listItem: 'li', link: 'a' },
  ...{ tableCell: 'td', tableHeader: 'th' },
}
/** These are attributes of the editor's own nodes. */
const OWN = ['href', 'start', 'type', 'colspan', 'rowspan']
/** A new paragraph after a note, or a new item after one with a number, is none of them. */
const ONCE = ['id', 'value']

const keptAttributes = Extension.create({
  name: 'keptAttributes',
  addGlobalAttributes: () =>
    Object.entries(elements).map(([type, tag]) => ({
      types: [type],
      attributes: Object.fromEntries(
        Object.entries(bodyElements[tag]?.attributes ?? {})
          .filter(([name]) => !OWN.includes(name))
          .map(([name, values]) => [name, keptAttribute(name, values)]),
      ),
    })),
})

function keptAttribute(name: string, values: RegExp) {
  return {
    default: null,
    keepOnSplit: !ONCE.includes(name),
    parseHTML: (element: HTMLElement) => {
      const value = element.getAttribute(name)
      return value !== null && values.test(value) ? value : null
    },
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[name] === null ? {} : { [name]: attributes[name] },
  }
}
