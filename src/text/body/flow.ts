import { isBlank, type Mark, nodesOf, type Piece } from './runs.ts'
import { type BodyElementNode, type BodyNode, element, isElement } from './tree.ts'

/** A paragraph or heading that text is put into. */
export interface TextBlock {
  tag: string
  attributes: Record<string, string>
}

/**
 * What an element of the body gets to hold, while it is read: blocks, and the text that has not become a block yet.
 * The flow of a caption or of a preformatted text has no blocks but its text; pictures in it come after it.
 */
export interface Flow {
  kind: 'blocks' | 'inline' | 'pre'
  blocks: BodyElementNode[]
  /** Blocks that begin a line of the source: it is kept for people who edit it. Undefined where lines do not matter. */
  onNewLine: Set<BodyNode> | undefined
  /** Paragraphs that text got without an element of its own. */
  implied: Set<BodyNode>
  pieces: Piece[]
  /** Whether a piece is a line break, or has a letter. */
  hasText: boolean
  textBlock: TextBlock | undefined
  isLineDue: boolean
}

export function startFlow(kind: Flow['kind'] = 'blocks', onNewLine?: Set<BodyNode>): Flow {
  return {
    ...{ kind, blocks: [], implied: new Set(), pieces: [], hasText: false, textBlock: undefined },
    ...{ onNewLine, isLineDue: false },
  }
}

export function addText(flow: Flow, text: string, marks: readonly Mark[]): void {
  if (flow.onNewLine && flow.pieces.length === 0 && /^\s*\n\s*$/.test(text)) flow.isLineDue = true
  else flow.pieces.push({ text, marks })
  flow.hasText ||= text.trim() !== ''
}

export function addBreak(flow: Flow, marks: readonly Mark[]): void {
  flow.pieces.push({ text: null, marks })
  flow.hasText = true
}

/** Ends the line: what comes next stands apart. In a flow of blocks, the text until here becomes one. */
export function endText(flow: Flow): void {
  if (flow.kind !== 'blocks') {
    if (flow.hasText && flow.pieces.at(-1)?.text !== null) flow.pieces.push({ text: null, marks: [] })
    return
  }
  if (flow.pieces.length === 0) return
  const nodes = nodesOf(flow.pieces, false)
  flow.pieces = []
  if (isBlank(nodes)) return
  const { tag = 'p', attributes = {} } = flow.textBlock ?? {}
  const block = element(tag, nodes, attributes)
  // A second part of the same paragraph cannot have the same id.
  if (flow.textBlock) flow.textBlock = { tag, attributes: withoutId(attributes) }
  else flow.implied.add(block)
  addBlock(flow, block)
}

function withoutId({ id: _, ...attributes }: Record<string, string>): Record<string, string> {
  return attributes
}

export function addBlock(flow: Flow, block: BodyElementNode): void {
  if (flow.isLineDue) flow.onNewLine?.add(block)
  flow.isLineDue = false
  flow.blocks.push(block)
}

/** Returns the inline nodes of a caption or of a preformatted text. */
export function inlineNodes({ kind, pieces }: Flow): BodyNode[] {
  const isEmpty = ({ text }: Piece) => text === null || text.trim() === ''
  const end = pieces.findLastIndex((piece) => !isEmpty(piece)) + 1
  if (kind !== 'pre') return nodesOf(pieces.slice(0, end), false)
  const lines = pieces.slice(0, end).map(({ text, marks }) => ({ text: text ?? '\n', marks }))
  return nodesOf(lines, true)
}

/** Returns the content of a cell or a list item: text that stands alone there needs no paragraph. */
export function looseContent({ blocks, implied }: Flow, isItem: boolean): BodyNode[] {
  const [first, ...rest] = blocks
  const isText = first !== undefined && implied.has(first)
  const isAlone = rest.every((block) => isItem && isElement(block, 'ul', 'ol'))
  return isText && isAlone ? [...first.children, ...rest] : blocks
}
