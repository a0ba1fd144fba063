import { keptAttributes, keptHref } from './attributes.ts'
import { bodyElements, FOOTNOTES } from './elements.ts'
import { addCaption, figuresOf } from './figures.ts'
import { addBlock, addBreak, addText, endText, type Flow, inlineNodes, startFlow } from './flow.ts'
import { listOf } from './lists.ts'
import { placePicture, placePictureElement } from './place-picture.ts'
import { isBlank } from './runs.ts'
import {
  blockTags,
  boxTags,
  isHidden,
  isStyledApart,
  keepsLinesOf,
  namedTags,
  renamedTags,
  unseenTags,
} from './source-elements.ts'
import { tableOf } from './tables.ts'
import { type BodyElementNode, type BodyNode, element, type SourceTree } from './tree.ts'
import { type Picture, type PictureDecision, type Surroundings, visitAll, type Walk } from './walk.ts'

/** Levels of elements that keep their structure. Below them only text and pictures are kept. */
const MAX_DEPTH = 120

/**
 * Converts any document to a body as `bodyElements` describes it. What a body cannot have is dropped, but its text and its
 * pictures stay, in their order, and words that stood apart stand apart. Converting a body changes nothing.
 *
 * @param decide says what becomes of a picture.
 * @returns the body, and how many elements of each kind could not be kept (frames, videos, forms).
 */
export function normalizeBody<Node>(
  tree: SourceTree<Node>,
  nodes: Iterable<Node>,
  decide: (picture: Picture) => PictureDecision,
): { nodes: BodyNode[]; dropped: Record<string, number> } {
  const walk: Walk<Node> = {
    ...{ tree, decide, dropped: {}, lastAddress: undefined },
    isHidden: (node) => isHidden(tree, node),
    visit: (node, flow, around) => visit(walk, node, flow, around),
  }
  const onNewLine = new Set<BodyNode>()
  const flow = startFlow('blocks', onNewLine)
  visitAll(walk, nodes, flow, {
    ...{ marks: [], depth: 0, keepsLines: false },
    ...{ isInNoscript: false, isInFigure: false },
  })
  endText(flow)
  const withLines = flow.blocks.flatMap((block, at) =>
    at > 0 && onNewLine.has(block) ? ['\n', block] : [block],
  )
  return { nodes: withLines, dropped: walk.dropped }
}

function visit<Node>(walk: Walk<Node>, node: Node, flow: Flow, around: Surroundings): void {
  const { tree } = walk
  const text = tree.text(node)
  const source = tree.tag(node)
  if (text !== undefined) addLines(flow, text, around)
  if (source === undefined) return
  if (namedTags.has(source)) walk.dropped[source] = (walk.dropped[source] ?? 0) + 1
  if (isHidden(tree, node)) return
  if (unseenTags.has(source)) {
    // What stood there parted the words.
    if (boxTags.has(source)) addText(flow, ' ', around.marks)
    return
  }
  const keepsLines = keepsLinesOf(tree, node) ?? around.keepsLines
  const below = { ...around, keepsLines, depth: around.depth + 1 }
  const tag = renamedTags[source] ?? source
  if (below.depth > MAX_DEPTH) flatten(walk, node, flow, around)
  else if (source === 'img') placePicture(walk, node, flow, around)
  else if (source === 'picture') placePictureElement(walk, node, flow, around)
  else if (source === 'br') addBreak(flow, around.marks)
  else if (isStructure(tag, tree.attribute(node, 'class')) && flow.kind === 'blocks')
    addStructure(walk, node, tag, flow, below)
  else if (source === 'figcaption' && flow.kind === 'blocks') addCaption(walk, node, flow, below)
  else if (isApart(source) || isStyledApart(tree, node)) addApart(walk, node, tag, flow, below)
  else if (source === 'q') addQuotation(walk, node, flow, below)
  else addInline(walk, node, tag, flow, below)
}

/** Adds text; where its style says so, its line ends are line breaks. */
function addLines(flow: Flow, text: string, { keepsLines, marks }: Surroundings): void {
  const lines = keepsLines && flow.kind !== 'pre' ? text.split(/\r?\n/) : [text]
  for (const [at, line] of lines.entries()) {
    if (at > 0) addBreak(flow, marks)
    addText(flow, line, marks)
  }
}

/** Tells whether the text in an element stands apart from the text around it. */
const isApart = (source: string) =>
  blockTags.has(source) || bodyElements[renamedTags[source] ?? source]?.kind === 'block'

function addInline<Node>(walk: Walk<Node>, node: Node, tag: string, flow: Flow, around: Surroundings): void {
  const mark = markOf(walk, node, tag, around)
  const marks = mark ? [...around.marks, mark] : around.marks
  const inside = { ...around, marks, isInNoscript: around.isInNoscript || tag === 'noscript' }
  const isBox = boxTags.has(tag)
  if (isBox) addText(flow, ' ', around.marks)
  for (const child of walk.tree.children(node)) visit(walk, child, flow, inside)
  if (isBox) addText(flow, ' ', around.marks)
}

/** Tells whether a body has an element as such, with a content of its own. */
const isStructure = (tag: string, className: string | undefined) =>
  ['ul', 'ol', 'table', 'figure', 'hr', 'pre', 'blockquote'].includes(tag) ||
  (tag === 'section' && className?.trim() === FOOTNOTES)

function addStructure<Node>(
  walk: Walk<Node>,
  node: Node,
  tag: string,
  flow: Flow,
  around: Surroundings,
): void {
  endText(flow)
  for (const block of structureOf(walk, node, tag, around)) addBlock(flow, block)
}

function structureOf<Node>(
  walk: Walk<Node>,
  node: Node,
  tag: string,
  around: Surroundings,
): BodyElementNode[] {
  if (tag === 'ul' || tag === 'ol') return listOf(walk, node, tag, around)
  if (tag === 'table') return tableOf(walk, node, around)
  if (tag === 'figure') return figuresOf(walk, node, around)
  if (tag === 'hr') return [element('hr')]
  if (tag === 'pre') return preformatted(walk, node, around)
  const inner = startFlow()
  visitAll(walk, walk.tree.children(node), inner, around)
  endText(inner)
  const attributes = keptAttributes(walk.tree, node, tag)
  return inner.blocks.length > 0 ? [element(tag, inner.blocks, attributes)] : []
}

function preformatted<Node>(walk: Walk<Node>, node: Node, around: Surroundings): BodyElementNode[] {
  const flow = startFlow('pre')
  visitAll(walk, walk.tree.children(node), flow, around)
  const nodes = inlineNodes(flow)
  return isBlank(nodes) ? flow.blocks : [element('pre', nodes), ...flow.blocks]
}

/** Adds the content of a block so that it stands apart: as paragraphs or headings, or in lines of a caption. */
function addApart<Node>(walk: Walk<Node>, node: Node, tag: string, flow: Flow, around: Surroundings): void {
  const { tree } = walk
  endText(flow)
  const outer = flow.textBlock
  const isText = tag === 'p' || /^h[2-4]$/.test(tag)
  // A heading stays one whatever stands in it.
  const isInHeading = outer !== undefined && outer.tag !== 'p'
  if (isText && !isInHeading) flow.textBlock = { tag, attributes: keptAttributes(tree, node, tag) }
  else if (!isInHeading && flow.kind === 'blocks') flow.textBlock = { tag: 'p', attributes: {} }
  for (const child of tree.children(node)) visit(walk, child, flow, around)
  endText(flow)
  flow.textBlock = outer
}

/** Adds a quotation in the text with the marks that browsers show. */
function addQuotation<Node>(walk: Walk<Node>, node: Node, flow: Flow, around: Surroundings): void {
  addText(flow, '“', around.marks)
  for (const child of walk.tree.children(node)) visit(walk, child, flow, around)
  addText(flow, '”', around.marks)
}

function markOf<Node>({ tree }: Walk<Node>, node: Node, tag: string, { marks }: Surroundings) {
  const isMark = bodyElements[tag]?.kind === 'inline' && !marks.some((mark) => mark.tag === tag)
  if (!isMark) return undefined
  const attributes = keptAttributes(tree, node, tag)
  if (tag !== 'a') return { tag, attributes }
  const { href: _, ...others } = attributes
  const href = keptHref(tree.attribute(node, 'href'))
  return href === undefined ? undefined : { tag, attributes: { ...others, href } }
}

/** Adds the text and the pictures of an element without its structure, however deep it is. */
function flatten<Node>(walk: Walk<Node>, node: Node, flow: Flow, around: Surroundings): void {
  const { tree } = walk
  const waiting: Node[] = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const text = tree.text(next)
    const tag = tree.tag(next)
    if (text !== undefined) addText(flow, text, around.marks)
    else if (tag === 'img') placePicture(walk, next, flow, around)
    else if (tag === 'br') addBreak(flow, around.marks)
    else if (tag !== undefined && !unseenTags.has(tag) && !isHidden(tree, next)) {
      if (isApart(tag)) endText(flow)
      for (const child of [...tree.children(next)].reverse()) waiting.push(child)
    }
  }
}
