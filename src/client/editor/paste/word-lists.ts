import { LABELLED_LIST } from '../../../text/body/elements.ts'
import { isFirstLabel, numberingOf } from './list-labels.ts'
import { styleOf } from './source.ts'

interface Item {
  paragraph: HTMLElement
  level: number
  /** Which of the document's lists it is of. */
  list: string
  /** The label as Word shows it, such as `a)`; undefined for a bullet. */
  label: string | undefined
  items: Item[]
}

/**
 * Converts Word's lists to HTML lists. Word writes paragraphs with `mso-list: l0 level2 lfo1`, and the bullet or number
 * as a separate text (`mso-list: Ignore`). Labels stay as they read: browsers count an `ol` only where they write the same.
 * A heading stays one, with its number as text.
 */
export function listsOf(body: ParentNode): void {
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) {
    // The element may be part of an earlier list.
    const item = element.isConnected ? itemOf(element) : undefined
    if (!item) continue
    if (element.localName === 'p') {
      listFrom(item)
    } else {
      markerOf(element)?.remove()
      if (item.label !== undefined) element.prepend(`${item.label} `)
    }
  }
}

/** Converts a paragraph and the list paragraphs that follow it to lists, with nested ones for deeper levels. */
function listFrom(first: Item): void {
  const items = [first]
  let next = first.paragraph.nextElementSibling
  for (; next instanceof HTMLElement && next.localName === 'p'; next = next.nextElementSibling) {
    const item = itemOf(next)
    if (!item) break
    items.push(item)
  }
  const end = first.paragraph.ownerDocument.createComment('')
  first.paragraph.before(end)
  end.before(...listsFor(nest(items)))
  end.remove()
}

function nest(items: readonly Item[]): Item[] {
  const roots: Item[] = []
  const open: Item[] = []
  for (const item of items) {
    while ((open.at(-1)?.level ?? 0) >= item.level) open.pop()
    const siblings = open.at(-1)?.items ?? roots
    siblings.push(item)
    open.push(item)
  }
  return roots
}

function listsFor(siblings: readonly Item[]): HTMLElement[] {
  const groups: Item[][] = []
  for (const item of siblings) {
    const before = groups.at(-1)?.at(-1)
    if (before && isSameList(before, item)) groups.at(-1)?.push(item)
    else groups.push([item])
  }
  return groups.map(listElement)
}

function isSameList(before: Item, item: Item): boolean {
  if (before.list !== item.list) return false
  if (before.label === undefined || item.label === undefined) return before.label === item.label
  return !isFirstLabel(item.label, before.label)
}

function listElement(items: readonly Item[]): HTMLElement {
  const { ownerDocument } = (items[0] as Item).paragraph
  const labels = items.flatMap(({ label }) => label ?? [])
  const numbering = numberingOf(labels)
  const list = ownerDocument.createElement(numbering ? 'ol' : 'ul')
  if (numbering && numbering.type !== '1') list.setAttribute('type', numbering.type)
  if (numbering && numbering.start !== 1) list.setAttribute('start', String(numbering.start))
  if (!numbering && labels.length > 0) list.className = LABELLED_LIST
  for (const { paragraph, label, items: inner } of items) {
    markerOf(paragraph)?.remove()
    const text = ownerDocument.createElement('p')
    if (!numbering && label !== undefined) text.append(`${label} `)
    text.append(...paragraph.childNodes)
    const item = ownerDocument.createElement('li')
    item.append(text, ...listsFor(inner))
    list.append(item)
    paragraph.remove()
  }
  return list
}

function itemOf(paragraph: HTMLElement): Item | undefined {
  const [, id, level, lfo] =
    /mso-list\s*:\s*(l\d+)\s+level(\d+)(?:\s+(lfo\d+))?/i.exec(styleOf(paragraph)) ?? []
  const marker = markerOf(paragraph)
  if (level === undefined || !marker) return undefined
  const text = marker.textContent.replace(/\s+/g, ' ').trim()
  // A letter or a sign alone is a bullet in a font of symbols. Numbers and letters have a sign after them: 1. a) (iv) 1.2.
  const isBullet = !/[\p{L}\p{N}]/u.test(text) || /^\p{L}$/u.test(text)
  return {
    paragraph,
    level: Number(level),
    list: lfo ?? id ?? '',
    label: isBullet ? undefined : text,
    items: [],
  }
}

const markerOf = (paragraph: HTMLElement) =>
  [...paragraph.querySelectorAll<HTMLElement>('span[style]')].find((span) =>
    /mso-list\s*:\s*ignore/i.test(styleOf(span)),
  )
