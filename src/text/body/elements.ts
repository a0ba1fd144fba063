/**
 * The inventory of what a stored body may contain: HTML of structure, without looks. The sanitizer
 * (src/content/sanitize-body.ts), the editor's schema and the paste (src/client/editor) and the styles are checked
 * against it. A picture is always a block of its own: `figure > img`, or `figure > a > img` when it leads elsewhere.
 */

/**
 * What may stand inside an element.
 *
 * - `blocks`: elements of kind `block`, and no text beside them.
 * - `flow`: either blocks, or text and inline elements; in a list item these may have lists after them.
 * - `inline`: text, `br` and inline elements.
 * - `nothing`: the element is empty.
 * - a list: only these elements.
 */
export type Content = 'blocks' | 'flow' | 'inline' | 'nothing' | readonly string[]

export interface BodyElement {
  /** `part`: stands only inside the elements whose list names it. */
  kind: 'block' | 'inline' | 'part'
  holds: Content
  /** Attributes that it may have, with the values that are kept. URLs are checked beside it. */
  attributes?: Readonly<Record<string, RegExp>>
}

const ANY = /(?:)/
const NUMBER = /^\d{1,5}$/
const ALIGNMENT = /^align-(?:center|right|justify)$/

/** Ids of a footnote, and of the place in the text that leads to it: `fn-1`, `fnref-1`; the mark may be a letter. */
const FOOTNOTE_ID = /^fn-[a-z0-9]{1,12}$/
const FOOTNOTE_REFERENCE_ID = /^fnref-[a-z0-9]{1,12}$/

/** List of items whose labels are part of their text: `a)`, `đ)`, `1.1.`; browsers would count otherwise. */
export const LABELLED_LIST = 'labelled'

/** Block of the footnotes at the end: paragraphs, the first of a note with its id and a link back, `[1]`. */
export const FOOTNOTES = 'footnotes'

/**
 * Attribute of an `img` without `src`: the name of a file that is not here yet, such as `image001.png`. Editors fill
 * or remove it before they publish; readers never see it.
 */
export const MISSING_PICTURE = 'data-missing'

const text = { kind: 'block', holds: 'inline', attributes: { class: ALIGNMENT } } as const
const mark = { kind: 'inline', holds: 'inline' } as const
const rows = { kind: 'part', holds: ['tr'] } as const
const spans = { colspan: NUMBER, rowspan: NUMBER, class: ALIGNMENT }

export const bodyElements: Readonly<Record<string, BodyElement>> = {
  p: { ...text, attributes: { ...text.attributes, id: FOOTNOTE_ID } },
  h2: text,
  h3: text,
  h4: text,
  pre: { kind: 'block', holds: 'inline' },
  blockquote: { kind: 'block', holds: 'blocks' },
  hr: { kind: 'block', holds: 'nothing' },
  ul: { kind: 'block', holds: ['li'], attributes: { class: new RegExp(`^${LABELLED_LIST}$`) } },
  ol: {
    kind: 'block',
    holds: ['li'],
    attributes: { start: /^-?\d{1,5}$/, reversed: /^(?:|reversed)$/, type: /^[1aAiI]$/ },
  },
  li: { kind: 'part', holds: 'flow', attributes: { value: /^-?\d{1,5}$/ } },
  // A picture, a linked picture, a table, a quotation, a code, or nothing but the caption, which comes first or last.
  figure: { kind: 'block', holds: ['img', 'a', 'table', 'blockquote', 'pre', 'figcaption'] },
  figcaption: { kind: 'part', holds: 'inline' },
  img: {
    kind: 'part',
    holds: 'nothing',
    attributes: {
      src: ANY,
      alt: ANY,
      width: NUMBER,
      height: NUMBER,
      loading: /^lazy$/,
      decoding: /^async$/,
      [MISSING_PICTURE]: /^[^/\\]{1,200}$/,
    },
  },
  table: { kind: 'block', holds: ['caption', 'thead', 'tbody', 'tfoot'] },
  caption: { kind: 'part', holds: 'inline' },
  thead: rows,
  tbody: rows,
  tfoot: rows,
  tr: { kind: 'part', holds: ['th', 'td'] },
  th: { kind: 'part', holds: 'flow', attributes: { scope: /^(?:row|col|rowgroup|colgroup)$/, ...spans } },
  td: { kind: 'part', holds: 'flow', attributes: spans },
  section: { kind: 'block', holds: 'blocks', attributes: { class: new RegExp(`^${FOOTNOTES}$`) } },
  a: { kind: 'inline', holds: 'inline', attributes: { id: FOOTNOTE_REFERENCE_ID, href: ANY } },
  strong: mark,
  em: mark,
  u: mark,
  s: mark,
  sub: mark,
  sup: mark,
  code: mark,
  br: { kind: 'inline', holds: 'nothing' },
}
