import { keptAttributes } from './attributes.ts'
import { endText, inlineNodes, looseContent, startFlow } from './flow.ts'
import { isBlank } from './runs.ts'
import { type BodyElementNode, type BodyNode, element, isElement } from './tree.ts'
import { isNothing, type Surroundings, visitAll, type Walk } from './walk.ts'

/**
 * Reads a table. What stands in it outside cells becomes a cell, a cell outside rows a row: nothing leaves its place.
 * Returns the blocks that take its place: the pictures of its caption, and the table.
 */
export function tableOf<Node>(walk: Walk<Node>, node: Node, around: Surroundings): BodyElementNode[] {
  const table = element('table')
  const before: BodyElementNode[] = []
  const after: BodyElementNode[] = []
  let hasRows = false
  let loose: Node[] = []
  const addRows = (name: string, rows: BodyNode[]) => {
    if (rows.length === 0) return
    table.children.push(element(name, rows))
    hasRows = true
  }
  const endRows = () => {
    const rows = rowsOf(walk, loose, around)
    addRows('tbody', rows)
    loose = []
  }
  for (const child of walk.tree.children(node)) {
    const name = walk.tree.tag(child)
    if (walk.isHidden(child)) continue
    if (name === 'caption') {
      endRows()
      const flow = startFlow('inline')
      visitAll(walk, walk.tree.children(child), flow, around)
      const nodes = inlineNodes(flow)
      if (!isBlank(nodes)) table.children.push(element('caption', nodes))
      // A caption has no pictures: they come where it stands, before the rows or after them.
      for (const block of flow.blocks) (hasRows ? after : before).push(block)
    } else if (name === 'thead' || name === 'tbody' || name === 'tfoot') {
      endRows()
      const rows = rowsOf(walk, walk.tree.children(child), around)
      addRows(name, rows)
    } else if (loose.length > 0 || !isNothing(walk, child)) {
      loose.push(child)
    }
  }
  endRows()
  return [...before, ...usableTable(table), ...after]
}

/** A table without rows is no table: its captions become paragraphs. */
function usableTable(table: BodyElementNode): BodyElementNode[] {
  const captions = table.children.filter((child) => isElement(child, 'caption'))
  if (captions.length < table.children.length) return [table]
  return captions.map(({ children }) => element('p', children))
}

function rowsOf<Node>(walk: Walk<Node>, nodes: Iterable<Node>, around: Surroundings): BodyNode[] {
  const rows: BodyNode[] = []
  let loose: Node[] = []
  const endRow = () => {
    const cells = cellsOf(walk, loose, around)
    if (cells.length > 0) rows.push(element('tr', cells))
    loose = []
  }
  for (const node of nodes) {
    if (walk.isHidden(node)) continue
    if (walk.tree.tag(node) === 'tr') {
      endRow()
      const cells = cellsOf(walk, walk.tree.children(node), around)
      if (cells.length > 0) rows.push(element('tr', cells))
    } else if (loose.length > 0 || !isNothing(walk, node)) {
      loose.push(node)
    }
  }
  endRow()
  return rows
}

function cellsOf<Node>(walk: Walk<Node>, nodes: Iterable<Node>, around: Surroundings): BodyNode[] {
  const { tree } = walk
  const cells: BodyNode[] = []
  let stray: Node[] = []
  const contentOf = (nodes: Iterable<Node>) => {
    const flow = startFlow()
    visitAll(walk, nodes, flow, around)
    endText(flow)
    return looseContent(flow, false)
  }
  const endStray = () => {
    const content = contentOf(stray)
    if (content.length > 0) cells.push(element('td', content))
    stray = []
  }
  for (const node of nodes) {
    const name = tree.tag(node)
    if (walk.isHidden(node)) continue
    if (name === 'td' || name === 'th') {
      endStray()
      cells.push(element(name, contentOf(tree.children(node)), keptAttributes(tree, node, name)))
    } else if (stray.length > 0 || !isNothing(walk, node)) {
      // White space between words that stand here is theirs.
      stray.push(node)
    }
  }
  endStray()
  return cells
}
