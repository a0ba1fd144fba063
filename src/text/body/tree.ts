import { bodyElements } from './elements.ts'

/** A piece of a body: text as written (not escaped), or an element. */
export type BodyNode = string | BodyElementNode

export interface BodyElementNode {
  tag: string
  attributes: Record<string, string>
  children: BodyNode[]
}

/** How to read nodes of a parsed document: of a parser in the Worker, or of a browser. */
export interface SourceTree<Node> {
  /** Returns the characters of a text node; undefined for others. */
  text(node: Node): string | undefined
  /** Returns the name of an element in lower case; undefined for comments and others, which are passed over. */
  tag(node: Node): string | undefined
  attribute(node: Node, name: string): string | undefined
  children(node: Node): Iterable<Node>
}

export function element(
  tag: string,
  children: BodyNode[] = [],
  attributes: Record<string, string> = {},
): BodyElementNode {
  return { tag, attributes, children }
}

export const isElement = (node: BodyNode | undefined, ...tags: string[]): node is BodyElementNode =>
  typeof node === 'object' && (tags.length === 0 || tags.includes(node.tag))

/** Returns all characters of nodes. */
export function charactersOf(nodes: readonly BodyNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : charactersOf(node.children))).join('')
}

/** Writes nodes as HTML, in the spelling of the sanitizer: `<br />`, and quotes escaped in attributes only. */
export function serialize(nodes: readonly BodyNode[]): string {
  return nodes.map(serializeNode).join('')
}

function serializeNode(node: BodyNode): string {
  if (typeof node === 'string') return escapeText(node)
  const { tag, attributes, children } = node
  const pairs = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`,
  )
  const isEmpty = bodyElements[tag]?.holds === 'nothing'
  return isEmpty ? `<${tag}${pairs.join('')} />` : `<${tag}${pairs.join('')}>${serialize(children)}</${tag}>`
}

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
