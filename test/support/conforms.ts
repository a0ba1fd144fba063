import { parseDocument } from 'htmlparser2'
import { bodyElements, type Content } from '../../src/text/body/elements.ts'

type ParsedNode = ReturnType<typeof parseDocument>['children'][number]

/** Returns what of a body does not conform to the inventory of bodies: the place, and what is wrong there. */
export function violationsIn(html: string): string[] {
  return check(parseDocument(html).children, 'blocks', 'body')
}

function check(nodes: readonly ParsedNode[], holds: Content, place: string): string[] {
  const isText = (node: ParsedNode) => node.type === 'text'
  const isInline = (node: ParsedNode) =>
    isText(node) || ('name' in node && bodyElements[node.name]?.kind === 'inline')
  if (holds === 'flow') {
    const firstBlock = nodes.findIndex((node) => !isInline(node))
    if (firstBlock <= 0) return check(nodes, firstBlock === 0 ? 'blocks' : 'inline', place)
    const lists = check(nodes.slice(firstBlock), ['ul', 'ol'], place)
    return [
      ...check(nodes.slice(0, firstBlock), 'inline', place),
      ...(place.endsWith('li') ? lists : [`${place}: mixed`]),
    ]
  }
  return nodes.flatMap((node) => {
    if (isText(node))
      return holds === 'inline' || (node as { data: string }).data === '\n' ? [] : [`${place}: text`]
    if (!('attribs' in node)) return [`${place}: ${node.type}`]
    const element = bodyElements[node.name]
    const isAllowed =
      element !== undefined &&
      (Array.isArray(holds)
        ? holds.includes(node.name)
        : holds === 'inline'
          ? element.kind === 'inline'
          : holds === 'blocks' && element.kind === 'block')
    if (!isAllowed) return [`${place}: <${node.name}>`]
    const attributes = Object.entries(node.attribs).flatMap(([name, value]) =>
      element.attributes?.[name]?.test(value) ? [] : [`${place}: ${node.name}[${name}="${value}"]`],
    )
    const inner = place.endsWith('figure') && node.name === 'a' ? ['img'] : element.holds
    return [...attributes, ...check(node.children as ParsedNode[], inner, `${place} ${node.name}`)]
  })
}
