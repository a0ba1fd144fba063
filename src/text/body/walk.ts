import type { Flow, TextBlock } from './flow.ts'
import type { Mark } from './runs.ts'
import type { SourceTree } from './tree.ts'

/** What becomes of a picture: it is here, it is missing (the name of its file), or it stays as a link. */
export type PictureDecision =
  | { src: string; width?: string; height?: string }
  | { missing: string }
  | { href: string }
  | undefined

export interface Picture {
  src: string
  alt: string
  width: string | undefined
  height: string | undefined
}

/** What surrounds a node. */
export interface Surroundings {
  marks: readonly Mark[]
  /** Levels of elements above. */
  depth: number
  /** Whether line ends of the source are line breaks (`white-space`). */
  keepsLines: boolean
  isInNoscript: boolean
  isInFigure: boolean
}

/** One reading of a document. */
export interface Walk<Node> {
  tree: SourceTree<Node>
  decide: (picture: Picture) => PictureDecision
  /** Counts of elements that could not be kept, by their tags. */
  dropped: Record<string, number>
  /** The last picture's address: a `noscript` beside it repeats it. */
  lastAddress: string | undefined
  /** Tells whether the author's page does not show an element. */
  isHidden: (node: Node) => boolean
  visit: (node: Node, flow: Flow, around: Surroundings) => void
}

/** Reads nodes into a flow of their own. */
export function visitAll<Node>(
  walk: Walk<Node>,
  nodes: Iterable<Node>,
  flow: Flow,
  around: Surroundings,
  textBlock?: TextBlock,
): void {
  flow.textBlock = textBlock
  for (const node of nodes) walk.visit(node, flow, around)
}

/** Tells whether a node is white space or nothing that is shown. */
export function isNothing<Node>({ tree }: Walk<Node>, node: Node): boolean {
  const text = tree.text(node)
  return text === undefined ? tree.tag(node) === undefined : text.trim() === ''
}
