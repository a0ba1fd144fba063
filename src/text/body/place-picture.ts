import { keptAttributes } from './attributes.ts'
import { MISSING_PICTURE } from './elements.ts'
import { addBlock, endText, type Flow } from './flow.ts'
import { largestOf, pictureAddress } from './picture-address.ts'
import { element } from './tree.ts'
import type { Surroundings, Walk } from './walk.ts'

/**
 * Places a picture as a block of its own, wherever it stands. Text around it is parted. A link around it stays unless it
 * leads to the picture itself.
 */
export function placePicture<Node>(walk: Walk<Node>, img: Node, flow: Flow, around: Surroundings): void {
  const { tree } = walk
  const alt = (tree.attribute(img, 'alt') ?? '').trim()
  const { width, height, [MISSING_PICTURE]: missing } = keptAttributes(tree, img, 'img')
  const src = missing === undefined ? pictureAddress(tree, img) : undefined
  if (missing === undefined && src === undefined) return
  if (src !== undefined && around.isInNoscript && src === walk.lastAddress) return
  walk.lastAddress = src
  const decision =
    missing === undefined ? walk.decide({ src: src as string, alt, width, height }) : { missing }
  if (!decision) return
  endText(flow)
  if ('href' in decision) {
    const text = alt || decision.href.split('/').at(-1) || decision.href
    addBlock(flow, element('p', [element('a', [text], { href: decision.href })]))
    return
  }
  const picture = element('img', [], attributesOf(decision, alt))
  const link = around.marks.findLast(({ tag }) => tag === 'a')?.attributes.href
  const isKept = link !== undefined && link !== src && !isPictureUrl(link)
  addBlock(flow, element('figure', [isKept ? element('a', [picture], { href: link }) : picture]))
}

function attributesOf(
  decision: { src: string; width?: string; height?: string } | { missing: string },
  alt: string,
): Record<string, string> {
  if ('missing' in decision) return { [MISSING_PICTURE]: decision.missing, alt }
  const { src, width, height } = decision
  return { src, alt, ...(width && height && { width, height }), loading: 'lazy', decoding: 'async' }
}

const isPictureUrl = (url: string) =>
  /\.(?:jpe?g|jfif|png|gif|webp|avif|bmp|svg|tiff?)(?:[?#].*)?$/i.test(url)

/**
 * Places the picture of a `picture` element: that of its `img`, else the largest of its sources. What else stands in it
 * follows.
 */
export function placePictureElement<Node>(
  walk: Walk<Node>,
  node: Node,
  flow: Flow,
  around: Surroundings,
): void {
  const { tree } = walk
  const children = [...tree.children(node)]
  const img = children.find((child) => tree.tag(child) === 'img' && !walk.isHidden(child))
  const others = children.filter((child) => child !== img && tree.tag(child) !== 'source')
  const isHere = img !== undefined && pictureAddress(tree, img) !== undefined
  const address = isHere || hasPicture(walk, others) ? undefined : largestSource(walk, children)
  if (address === undefined && img !== undefined) placePicture(walk, img, flow, around)
  if (address !== undefined) {
    const shown = img ?? node
    const attribute = (of: Node, name: string) =>
      of === shown && name === 'src' ? address : tree.attribute(of, name)
    placePicture({ ...walk, tree: { ...tree, attribute } }, shown, flow, around)
  }
  for (const other of others) walk.visit(other, flow, around)
}

function hasPicture<Node>(walk: Walk<Node>, nodes: Iterable<Node>): boolean {
  return [...nodes].some(
    (node) => walk.tree.tag(node) === 'img' || hasPicture(walk, walk.tree.children(node)),
  )
}

function largestSource<Node>({ tree }: Walk<Node>, children: readonly Node[]): string | undefined {
  return children
    .filter((child) => tree.tag(child) === 'source')
    .map((source) =>
      largestOf(tree.attribute(source, 'srcset') ?? tree.attribute(source, 'data-srcset') ?? ''),
    )
    .find((url) => url !== undefined)
}
