import { Parser } from 'htmlparser2'

/** What a reader gets of a document. */
export interface Shown {
  /** The words, with one space where a block, a cell or a line ends. */
  text: string
  /** Addresses of pictures, in their order. */
  pictures: string[]
  /** Each character that is no space, with the elements around it: `a:li ol strong`. */
  marked: string[]
}

const parting = new Set(
  `address article aside blockquote br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hr img legend li main menu nav ol p picture pre section summary table tbody td tfoot th thead tr
  ul`.split(/\s+/),
)
const silent = new Set(
  'script style template title audio video canvas iframe select desc defs metadata annotation'.split(' '),
)
/** Boxes between words. */
const boxes = new Set('audio video canvas iframe select textarea button math svg embed input'.split(' '))
const empty = new Set('br hr img input source embed col wbr'.split(' '))
const synonyms: Record<string, string> = {
  ...{ b: 'strong', i: 'em', strike: 's', del: 's', ins: 'u', h1: 'h2', h5: 'h4', h6: 'h4' },
}

/**
 * Reads what a document shows, by an event parser, and independently of the sanitizer. `elements` are those that are
 * noted around each character.
 */
export function shownIn(html: string, elements: ReadonlySet<string> = new Set()): Shown {
  const open: { tag: string; isSilent: boolean }[] = []
  const pictures: string[] = []
  const marked: string[] = []
  let text = ''
  const isSilent = () => open.some((one) => one.isSilent)
  const add = (data: string) => {
    if (isSilent()) return
    text += data
    const tags = open.map(({ tag }) => synonyms[tag] ?? tag).filter((tag) => elements.has(tag))
    const around = [...new Set(tags)].sort().join(' ')
    for (const character of data) if (character.trim() !== '') marked.push(`${character}:${around}`)
  }
  const parser = new Parser({
    onopentag(tag, attributes) {
      const isHidden = 'hidden' in attributes || /display:\s*none/.test(attributes.style ?? '')
      // What is not shown parts nothing.
      if ((parting.has(tag) || boxes.has(tag)) && !isHidden && !isSilent()) text += ' '
      if (tag === 'q') add('“')
      if (!empty.has(tag)) open.push({ tag, isSilent: silent.has(tag) || isHidden })
      if (tag !== 'img' || isSilent()) return
      const address = addressOf(attributes)
      const isRepeated = open.some(({ tag }) => tag === 'noscript') && pictures.at(-1) === address
      if (address !== undefined && !isRepeated) pictures.push(address)
    },
    ontext: add,
    onclosetag(tag) {
      if (tag === 'q') add('”')
      if (parting.has(tag) && !isSilent()) text += ' '
      const at = open.findLastIndex((one) => one.tag === tag)
      if (at >= 0 && !empty.has(tag)) open.splice(at)
      if (boxes.has(tag) && !isSilent()) text += ' '
    },
  })
  parser.end(html)
  return {
    text: text
      .normalize('NFC')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim(),
    pictures,
    marked,
  }
}

function addressOf({ width, ...attributes }: Record<string, string>): string | undefined {
  if (width === '1') return undefined
  const { src, srcset } = attributes
  const lazy = attributes['data-src'] ?? attributes['data-original'] ?? attributes['data-lazy-src']
  if (lazy) return lazy
  if (src && !src.startsWith('data:')) return src
  // The generated sets name the largest one last.
  return srcset?.split(',').at(-1)?.trim().split(' ')[0]
}
