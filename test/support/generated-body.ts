import { bodyElements } from '../../src/text/body/elements.ts'
import { pick } from './random.ts'

type Random = () => number

/** A body that uses the whole inventory, and the same as an author's page would spell it. */
export interface GeneratedBody {
  stored: string
  asTyped: string
}

const words = [
  'Điều 3.',
  'Bình Liêu',
  'm',
  'a)',
  '1.1.',
  'CO',
  'xã Lục Hồn &amp; Đồng Văn',
  '5 &lt; 7',
  'a&nbsp;b',
].map((word) => word.replace('&nbsp;', '\u00a0'))
const marks = ['strong', 'em', 'u', 's', 'sub', 'sup', 'code']
const spellings: Readonly<Record<string, readonly string[]>> = {
  strong: ['strong', 'b', 'STRONG'],
  em: ['em', 'i', 'cite'],
  u: ['u', 'ins'],
  s: ['s', 'strike', 'del'],
  code: ['code', 'kbd', 'tt'],
  h2: ['h2', 'h1'],
  h4: ['h4', 'h5', 'h6'],
  ul: ['ul', 'menu'],
  pre: ['pre', 'listing'],
}
/** Values for every attribute of the inventory; those that only numbers or addresses may be come from here too. */
const values: Readonly<Record<string, readonly string[]>> = {
  'p class': ['align-center', 'align-right', 'align-justify'],
  'p id': ['fn-1', 'fn-a', 'fn-12'],
  'h2 class': ['align-center'],
  'h3 class': ['align-right'],
  'h4 class': ['align-justify'],
  'ul class': ['labelled'],
  'ol start': ['4', '-2', '0'],
  'ol type': ['a', 'A', 'i', 'I'],
  'ol reversed': [''],
  'li value': ['7'],
  'th scope': ['row', 'col', 'rowgroup', 'colgroup'],
  'th colspan': ['2'],
  'th rowspan': ['3'],
  'th class': ['align-center'],
  'td colspan': ['2'],
  'td rowspan': ['2'],
  'td class': ['align-right'],
  'section class': ['footnotes'],
  'a href': ['/bai-1', 'https://binhlieu.example/?a=1&amp;b=2', 'mailto:a@b.example', '#fn-1'],
  'a id': ['fnref-1', 'fnref-a'],
}
/** Attributes without which the element would not be what it is. */
const always = new Set(['a href', 'section class'])
const PICTURE = `src="/media/${'0123456789abcdef'.repeat(4)}.webp" alt="Lễ hội" width="800" height="600" loading="lazy" decoding="async"`
const MISSING = 'data-missing="image001.png" alt="Ảnh"'

/** Generates a body that conforms to the inventory, nested to a depth of eight, and noise around what it has. */
export function generatedBody(random: Random): GeneratedBody {
  const chance = (share: number) => random() < share
  const some = (min: number, max: number, make: () => GeneratedBody) =>
    join(Array.from({ length: min + Math.floor(random() * (max - min + 1)) }, make))

  const el = (tag: string, inner: GeneratedBody = both('')): GeneratedBody => {
    const attributes = Object.keys(bodyElements[tag]?.attributes ?? {}).flatMap((name) => {
      const known = values[`${tag} ${name}`]
      return known && (always.has(`${tag} ${name}`) || chance(0.3))
        ? [` ${name}="${pick(random, known)}"`]
        : []
    })
    const spelling = pick(random, spellings[tag] ?? [tag])
    const looks = chance(0.2) ? pick(random, [' style="color:red"', ' lang="vi"', ' onclick="x()"']) : ''
    const start = attributes.join('')
    return {
      stored: `<${tag}${start}>${inner.stored}</${tag}>`,
      asTyped: `<${spelling}${start}${looks}>${inner.asTyped}</${spelling}>`,
    }
  }
  const noise = (inner: GeneratedBody, tags: readonly string[]): GeneratedBody => {
    if (!chance(0.25)) return inner
    const tag = pick(random, tags)
    return { ...inner, asTyped: `<${tag}>${inner.asTyped}</${tag}>${pick(random, ['', '<!-- x -->'])}` }
  }
  const word = () => noise(both(pick(random, words)), ['span', 'font', 'st1:place', 'abbr'])
  const run = (depth: number, around: readonly string[]): GeneratedBody => {
    const free = [...marks, 'a'].filter((mark) => !around.includes(mark))
    if (depth <= 0 || free.length === 0 || chance(0.5)) return word()
    const mark = pick(random, free)
    return el(mark, run(depth - 1, [...around, mark]))
  }
  // Words stand between runs: two marks of one kind beside each other would be told apart by nothing.
  const line = () => join([word(), both(' '), run(3, []), both(' '), word()])
  const inline = () =>
    chance(0.3)
      ? join([line(), { stored: '<br />', asTyped: pick(random, ['<br>', '<br/>']) }, line()])
      : line()
  const apart = (block: GeneratedBody) => noise(block, ['div', 'center', 'article', 'font'])
  const picture = () => {
    const img = pick(random, [both(`<img ${PICTURE} />`), both(`<img ${MISSING} />`)])
    if (!chance(0.3)) return img
    return join([both('<a href="/album">'), img, both('</a>')])
  }
  const lists = (depth: number) =>
    pick(random, [() => el('ul', items(depth)), () => el('ol', items(depth))])()
  const items = (depth: number): GeneratedBody =>
    some(1, 3, () => el('li', depth > 0 && chance(0.4) ? join([inline(), lists(depth - 1)]) : flow(depth)))
  const flow = (depth: number) => (depth > 0 && chance(0.4) ? some(1, 2, () => block(depth - 1)) : inline())
  const row = (depth: number) =>
    el(
      'tr',
      some(1, 3, () => el(pick(random, ['td', 'td', 'th']), flow(depth - 1))),
    )
  const table = (depth: number) =>
    el(
      'table',
      join([
        chance(0.3) ? el('caption', inline()) : both(''),
        chance(0.4) ? el('thead', row(depth)) : both(''),
        some(1, 2, () =>
          el(
            'tbody',
            some(1, 2, () => row(depth)),
          ),
        ),
        chance(0.3) ? el('tfoot', row(depth)) : both(''),
      ]),
    )
  const figure = (depth: number) => {
    const caption = el('figcaption', inline())
    const held = pick(random, [
      picture,
      picture,
      () => table(depth - 1),
      () => el('pre', line()),
      () => el('blockquote', el('p', inline())),
    ])
    const isCaptioned = chance(0.6)
    const contents = isCaptioned ? (chance(0.3) ? [caption, held()] : [held(), caption]) : [picture()]
    return { ...el('figure', chance(0.1) ? caption : join(contents)) }
  }
  const block = (depth: number): GeneratedBody => {
    const text = () => el(pick(random, ['p', 'p', 'h2', 'h3', 'h4']), inline())
    if (depth <= 0) return text()
    return apart(
      pick(random, [
        text,
        text,
        () => el('pre', line()),
        () => both('<hr />'),
        () => lists(depth - 1),
        () => table(depth - 1),
        () => figure(depth),
        () =>
          el(
            'blockquote',
            some(1, 2, () => block(depth - 1)),
          ),
        () =>
          el(
            'section',
            some(1, 2, () => el('p', inline())),
          ),
      ])(),
    )
  }
  return some(1, 5, () => block(8))
}

const both = (html: string): GeneratedBody => ({ stored: html, asTyped: html })

const join = (parts: readonly GeneratedBody[]): GeneratedBody => ({
  stored: parts.map(({ stored }) => stored).join(''),
  asTyped: parts.map(({ asTyped }) => asTyped).join(''),
})
