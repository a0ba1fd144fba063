import { type BodyNode, charactersOf, element } from './tree.ts'

/** An inline element around text. The same object means the same element. */
export interface Mark {
  tag: string
  attributes: Record<string, string>
}

/** Text, or a line break (null), with the marks around it from the outermost. */
export interface Piece {
  text: string | null
  marks: readonly Mark[]
}

/** Converts pieces to nodes: white space as browsers show it, and each mark as one element. */
export function nodesOf(pieces: readonly Piece[], isPreformatted: boolean): BodyNode[] {
  return nest(isPreformatted ? pieces : collapse(pieces), 0)
}

/** Collapses white space (https://drafts.csswg.org/css-text/#white-space-phase-1). No-break spaces stay. */
function collapse(pieces: readonly Piece[]): Piece[] {
  const collapsed: Piece[] = []
  let endsInSpace = true
  for (const { text, marks } of pieces) {
    if (text === null) {
      trimEnd(collapsed)
      collapsed.push({ text, marks })
      endsInSpace = true
      continue
    }
    const spaced = text.replace(/[ \t\n\r\f]+/g, ' ')
    const rest: string = endsInSpace ? spaced.replace(/^ /, '') : spaced
    if (rest === '') continue
    endsInSpace = rest.endsWith(' ')
    collapsed.push({ text: rest, marks })
  }
  trimEnd(collapsed)
  return collapsed
}

/** Removes a space at the end of a line. */
function trimEnd(pieces: Piece[]): void {
  const last = pieces.at(-1)
  if (!last?.text?.endsWith(' ')) return
  const text = last.text.slice(0, -1)
  if (text === '') pieces.pop()
  else pieces[pieces.length - 1] = { ...last, text }
}

function nest(pieces: readonly Piece[], depth: number): BodyNode[] {
  const nodes: BodyNode[] = []
  const add = (node: BodyNode) => {
    const last = nodes.at(-1)
    if (typeof node === 'string' && typeof last === 'string') nodes[nodes.length - 1] = last + node
    else nodes.push(node)
  }
  for (let at = 0; at < pieces.length; ) {
    const { text, marks } = pieces[at] as Piece
    const mark = marks[depth]
    if (!mark) {
      add(text ?? element('br'))
      at++
      continue
    }
    let end = at + 1
    while (pieces[end]?.marks[depth] === mark) end++
    const children = nest(pieces.slice(at, end), depth + 1)
    // A mark around nothing but white space or a line break marks nothing: what it holds stays.
    if (charactersOf(children).trim() !== '') add(element(mark.tag, children, mark.attributes))
    else children.forEach(add)
    at = end
  }
  return nodes
}

/** Tells whether inline nodes show nothing but white space and line breaks. */
export const isBlank = (nodes: readonly BodyNode[]): boolean => charactersOf(nodes).trim() === ''
