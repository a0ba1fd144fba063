import { keptAttributes } from './attributes.ts'
import { endText, looseContent, startFlow } from './flow.ts'
import { type BodyElementNode, type BodyNode, element } from './tree.ts'
import { isNothing, type Surroundings, visitAll, type Walk } from './walk.ts'

/** Reads a list. What stands between its items becomes an item, or belongs to the item before it if it is a list. */
export function listOf<Node>(
  walk: Walk<Node>,
  node: Node,
  tag: 'ul' | 'ol',
  around: Surroundings,
): BodyElementNode[] {
  const { tree } = walk
  const items: BodyElementNode[] = []
  let stray: Node[] = []
  const addItem = (nodes: Iterable<Node>, attributes: Record<string, string>, isImplied: boolean) => {
    const content = itemContent(walk, nodes, around)
    // An item of a numbered list has a number, also when it is empty.
    const isShown = content.length > 0 || (tag === 'ol' && !isImplied)
    if (isShown) items.push(element('li', content, attributes))
  }
  const endStray = () => {
    if (stray.length > 0) addItem(stray, {}, true)
    stray = []
  }
  for (const child of tree.children(node)) {
    const name = tree.tag(child)
    const last = items.at(-1)
    if (name === 'li') {
      endStray()
      addItem(tree.children(child), keptAttributes(tree, child, 'li'), false)
    } else if ((name === 'ul' || name === 'ol') && last && stray.length === 0) {
      last.children.push(...itemContent(walk, [child], around))
    } else if (stray.length > 0 || !isNothing(walk, child)) {
      // White space between words that stand here is theirs.
      stray.push(child)
    }
  }
  endStray()
  return items.length === 0 ? [] : [element(tag, items, keptAttributes(tree, node, tag))]
}

function itemContent<Node>(walk: Walk<Node>, nodes: Iterable<Node>, around: Surroundings): BodyNode[] {
  const flow = startFlow()
  visitAll(walk, nodes, flow, around)
  endText(flow)
  return looseContent(flow, true)
}
