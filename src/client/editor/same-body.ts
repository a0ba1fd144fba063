import { bodyElements } from '../../text/body/elements.ts'
import { normalizeBody } from '../../text/body/normalize.ts'
import { type BodyElementNode, type BodyNode, isElement } from '../../text/body/tree.ts'
import { domTree, parseHtml } from './dom-tree.ts'

/** Tells whether two bodies are the same to readers: words, pictures, elements and attributes. */
export const isSameBody = (one: string, other: string): boolean => descriptionOf(one) === descriptionOf(other)

function descriptionOf(html: string): string {
  const { nodes, dropped } = normalizeBody(
    domTree,
    parseHtml(html).body.childNodes,
    ({ src, width, height }) => ({
      src,
      ...(width && height && { width, height }),
    }),
  )
  // Who writes HTML by hand sees what would be lost; the server names it.
  return JSON.stringify([describeBlocks(nodes), dropped])
}

/** Attributes that say what a browser takes for granted. */
const DEFAULTS: Readonly<Record<string, string>> = {
  ...{ start: '1', colspan: '1', rowspan: '1', loading: 'lazy', decoding: 'async', reversed: ' ' },
}

function describeBlocks(nodes: readonly BodyNode[]): unknown[] {
  const described: unknown[] = []
  let lastBody: unknown[] | undefined
  for (const node of nodes) {
    if (typeof node === 'string') continue
    const content = contentOf(node)
    // Two parts of a table's body are one.
    if (node.tag === 'tbody' && lastBody) lastBody.push(...content)
    else described.push([node.tag, attributesOf(node), content])
    lastBody = node.tag === 'tbody' ? (lastBody ?? content) : undefined
  }
  return described
}

function contentOf(node: BodyElementNode): unknown[] {
  const { children } = node
  if (bodyElements[node.tag]?.holds === 'inline') return describeText(children)
  const isFlow = bodyElements[node.tag]?.holds === 'flow'
  if (!isFlow) return describeBlocks(children)
  const [first, ...rest] = children
  // A text that stands alone in a cell or an item is the same with a paragraph around it.
  const isAlone = rest.every((block) => node.tag === 'li' && isElement(block, 'ul', 'ol'))
  if (isElement(first, 'p') && isAlone && Object.keys(first.attributes).length === 0)
    return [...describeText(first.children), ...describeBlocks(rest)]
  const at = children.findIndex((child) => isElement(child, 'ul', 'ol'))
  const isText = first !== undefined && !isBlock(first)
  if (!isText) return describeBlocks(children)
  const end = at < 0 ? children.length : at
  return [...describeText(children.slice(0, end)), ...describeBlocks(children.slice(end))]
}

const isBlock = (node: BodyNode) => typeof node !== 'string' && bodyElements[node.tag]?.kind === 'block'

function attributesOf({ attributes }: BodyElementNode): string[] {
  return Object.entries(attributes)
    .filter(([name, value]) => DEFAULTS[name] !== value)
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
}

/** Describes text by its characters and the marks around them, whatever their order. White space shows no marks. */
function describeText(nodes: readonly BodyNode[]): unknown[] {
  const runs: { marks: string; text: string }[] = []
  const add = (text: string, marks: readonly string[]) => {
    const key = marks.toSorted().join()
    const last = runs.at(-1)
    if (last && (last.marks === key || text.trim() === '')) last.text += text
    else runs.push({ marks: text.trim() === '' ? '' : key, text })
  }
  const visit = (nodes: readonly BodyNode[], marks: readonly string[]) => {
    for (const node of nodes) {
      if (typeof node === 'string') for (const piece of node.split(/(\s+)/)) add(piece, marks)
      else if (node.tag === 'br') add('\n', marks)
      else visit(node.children, [...marks, `${node.tag} ${attributesOf(node)}`])
    }
  }
  visit(nodes, [])
  return runs.filter(({ text }) => text !== '')
}
