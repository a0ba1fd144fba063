import { keptAttributes } from './attributes.ts'
import { bodyElements } from './elements.ts'
import { endText, type Flow, looseContent, startFlow } from './flow.ts'
import { type BodyElementNode, type BodyNode, element, isElement } from './tree.ts'
import { isNothing, type Surroundings, visitAll, type Walk } from './walk.ts'

/**
 * Reads a list. What stands between its items belongs to the item before, as it has no number of its own. What stands
 * before the first item comes before the list. Returns the blocks that take the list's place.
 */
export function listOf<Node>(
  walk: Walk<Node>,
  node: Node,
  tag: 'ul' | 'ol',
  around: Surroundings,
): BodyElementNode[] {
  const { tree } = walk
  const before: BodyElementNode[] = []
  const items: BodyElementNode[] = []
  let stray: Node[] = []
  const endStray = () => {
    if (stray.length === 0) return
    const { blocks } = contentOf(walk, stray, around)
    const last = items.at(-1)
    if (last) append(last, blocks)
    else before.push(...blocks)
    stray = []
  }
  for (const child of partsOf(walk, node)) {
    const name = tree.tag(child)
    if (name === 'li') {
      endStray()
      const content = looseContent(contentOf(walk, tree.children(child), around), true)
      // An item of a numbered list has a number, also when it is empty.
      if (content.length > 0 || tag === 'ol')
        items.push(element('li', content, keptAttributes(tree, child, 'li')))
    } else if (stray.length > 0 || !isNothing(walk, child)) {
      // White space between words that stand here is theirs.
      stray.push(child)
    }
  }
  endStray()
  return items.length === 0 ? before : [...before, element(tag, items, keptAttributes(tree, node, tag))]
}

/** Returns the children of a list that are shown. An element around items, which lists cannot have, is passed over. */
function* partsOf<Node>(walk: Walk<Node>, node: Node): Generator<Node> {
  const { tree } = walk
  for (const child of tree.children(node)) {
    const name = tree.tag(child)
    const isList = name !== undefined && /^(?:li|ul|ol|menu|dir)$/.test(name)
    if (name !== undefined && walk.isHidden(child)) continue
    if (!isList && name !== undefined && [...tree.children(child)].some((one) => tree.tag(one) === 'li'))
      yield* partsOf(walk, child)
    else yield child
  }
}

/** Adds blocks to an item. Text that stood alone in it becomes a paragraph, unless only lists follow it. */
function append(item: BodyElementNode, blocks: readonly BodyElementNode[]): void {
  const isBlock = (node: BodyNode) => typeof node === 'object' && bodyElements[node.tag]?.kind === 'block'
  const at = item.children.findIndex(isBlock)
  const inline = at < 0 ? item.children : item.children.slice(0, at)
  const rest = at < 0 ? [] : item.children.slice(at)
  const onlyLists = blocks.every((block) => isElement(block, 'ul', 'ol'))
  const text = inline.length === 0 || onlyLists ? inline : [element('p', inline)]
  item.children = [...text, ...rest, ...blocks]
}

function contentOf<Node>(walk: Walk<Node>, nodes: Iterable<Node>, around: Surroundings): Flow {
  const flow = startFlow()
  visitAll(walk, nodes, flow, around)
  endText(flow)
  return flow
}
