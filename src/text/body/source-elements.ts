import type { SourceTree } from './tree.ts'

/** Blocks of HTML that bodies do not have. Their content stays, apart from what is around it. */
export const blockTags = new Set(
  `address article aside body center dd details dialog dir div dl dt fieldset figcaption footer form header
  hgroup html legend li main menu nav optgroup option p search section summary caption colgroup tbody td tfoot th thead
  tr multicol`.split(/\s+/),
)

/** Elements that never show text of their own, or show it only when they cannot be shown themselves. */
export const unseenTags = new Set(
  'script style template head title meta link base xml audio video canvas iframe noframes noembed datalist select embed input col colgroup param source track area frame frameset applet annotation annotation-xml desc defs metadata'.split(
    ' ',
  ),
)

/** Elements that bodies cannot have, and that stand between words as a box. */
export const boxTags = new Set(
  'audio video canvas iframe select textarea button math svg embed input frame applet'.split(' '),
)

/** Elements that cannot be kept, and whose loss is named. The content of `object`, `form` and `button` stays. */
export const namedTags = new Set(
  'iframe video audio object embed applet canvas svg math form input select textarea button frame'.split(' '),
)

/** Tags of the same meaning. */
export const renamedTags: Readonly<Record<string, string>> = {
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  b: 'strong',
  i: 'em',
  cite: 'em',
  strike: 's',
  del: 's',
  ins: 'u',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  listing: 'pre',
  xmp: 'pre',
  plaintext: 'pre',
  menu: 'ul',
  dir: 'ul',
}

/** Tells whether the author's page does not show an element. */
export function isHidden<Node>(tree: SourceTree<Node>, node: Node): boolean {
  if (tree.attribute(node, 'hidden') !== undefined) return true
  const style = tree.attribute(node, 'style')
  return (
    style !== undefined &&
    /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style)
  )
}

/** Tells whether a style makes a block, a row or a cell of an element. */
export function isStyledApart<Node>(tree: SourceTree<Node>, node: Node): boolean {
  return /(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item|table)/i.test(
    tree.attribute(node, 'style') ?? '',
  )
}

/** Tells whether a style keeps the line ends of the source; undefined if it says nothing of them. */
export function keepsLinesOf<Node>(tree: SourceTree<Node>, node: Node): boolean | undefined {
  const style = tree.attribute(node, 'style')
  const value = /(?:^|;)\s*white-space(?:-collapse)?\s*:\s*([a-z-]+)/i.exec(style ?? '')?.[1]
  if (value === undefined) return undefined
  return /^(?:pre|pre-wrap|pre-line|break-spaces|preserve|preserve-breaks)$/i.test(value)
}
