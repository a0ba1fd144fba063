import { addBlock, endText, type Flow, inlineNodes, startFlow } from './flow.ts'
import { isBlank } from './runs.ts'
import { type BodyElementNode, type BodyNode, element, isElement } from './tree.ts'
import { type Surroundings, visitAll, type Walk } from './walk.ts'

/** Reads a figure. A caption belongs to the picture, table or quotation before it, else to the one after it. */
export function figuresOf<Node>(walk: Walk<Node>, node: Node, around: Surroundings): BodyElementNode[] {
  const flow = startFlow()
  visitAll(walk, walk.tree.children(node), flow, { ...around, isInFigure: true })
  endText(flow)
  return joinCaptions(flow.blocks)
}

/** Reads a caption. Outside a figure it is a paragraph. */
export function addCaption<Node>(walk: Walk<Node>, node: Node, flow: Flow, around: Surroundings): void {
  endText(flow)
  const caption = startFlow('inline')
  visitAll(walk, walk.tree.children(node), caption, around)
  const nodes = inlineNodes(caption)
  // Pictures in a caption come before it: it is theirs.
  for (const block of caption.blocks) addBlock(flow, block)
  if (!isBlank(nodes)) addBlock(flow, element(around.isInFigure ? 'figcaption' : 'p', nodes))
}

function joinCaptions(blocks: readonly BodyElementNode[]): BodyElementNode[] {
  const joined: BodyElementNode[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (isElement(block, 'figcaption')) {
      if (isCaptionable(last)) joined[joined.length - 1] = figure(last, [block], 'after')
      else joined.push(element('figure', [block]))
    } else if (isCaptionOnly(last) && isCaptionable(block)) {
      joined[joined.length - 1] = figure(block, last.children, 'before')
    } else {
      joined.push(block)
    }
  }
  return joined
}

function figure(block: BodyElementNode, captions: BodyNode[], where: 'before' | 'after'): BodyElementNode {
  const content = block.tag === 'figure' ? block.children : [block]
  return element('figure', where === 'after' ? [...content, ...captions] : [...captions, ...content])
}

/** Tells whether a block can be in a figure, and has no caption yet. */
function isCaptionable(block: BodyNode | undefined): block is BodyElementNode {
  if (isElement(block, 'table', 'blockquote', 'pre')) return true
  return isElement(block, 'figure') && !block.children.some((child) => isElement(child, 'figcaption'))
}

const isCaptionOnly = (block: BodyNode | undefined): block is BodyElementNode =>
  isElement(block, 'figure') && block.children.length === 1 && isElement(block.children[0], 'figcaption')
