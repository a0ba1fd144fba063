import type { SourceTree } from '../../text/body/tree.ts'

/** How the nodes of a browser's document are read. */
export const domTree: SourceTree<Node> = {
  text: (node) => (node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : undefined),
  tag: (node) => (node instanceof Element ? node.localName.toLowerCase() : undefined),
  attribute: (node, name) => (node instanceof Element ? (node.getAttribute(name) ?? undefined) : undefined),
  children: (node) => node.childNodes,
}

/** Parses HTML. Nothing of it is loaded, run or applied; browsers say in the console that they blocked its styles. */
export const parseHtml = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')
