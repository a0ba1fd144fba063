interface Item {
  level: number
  ordered: boolean
  /** Number of a numbered item; undefined when it cannot be read. */
  number: number | undefined
}

/**
 * Converts Word's lists to HTML lists. Word writes paragraphs with `mso-list: l0 level2 lfo1`, and the bullet or number
 * as a separate text (`mso-list: Ignore`).
 */
export function listsOf(body: ParentNode): void {
  for (const paragraph of body.querySelectorAll<HTMLElement>('p[style], h1[style], h2[style], h3[style]')) {
    // The paragraph is part of an earlier list already.
    if (!itemOf(paragraph) || paragraph.closest('[data-word-list]')) continue
    listFrom(paragraph)
  }
  for (const list of body.querySelectorAll('[data-word-list]')) list.removeAttribute('data-word-list')
}

/** Converts a paragraph and the list paragraphs that follow it to one list, with nested lists for deeper levels. */
function listFrom(first: HTMLElement): void {
  const open: { list: HTMLElement; level: number }[] = []
  let next: Element | null = first
  const end = document.createElement('template')
  first.before(end)
  while (next instanceof HTMLElement) {
    const item = itemOf(next)
    if (!item) break
    const paragraph: HTMLElement = next
    next = paragraph.nextElementSibling
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > item.level) open.pop()
    let current = open.at(-1)
    if (!current || item.level > current.level) {
      const list = startList(item)
      // A nested list belongs to the item before it.
      if (current) (current.list.lastElementChild ?? current.list).append(list)
      else end.before(list)
      current = { list, level: item.level }
      open.push(current)
    } else if (startsNewList(item, current.list)) {
      const list = startList(item)
      current.list.after(list)
      current.list = list
    }
    current.level = Math.min(current.level, item.level)
    current.list.append(listItem(paragraph))
  }
  end.remove()
}

/** Tells whether an item starts a new list: the kind of list changes, or the numbers begin again. */
function startsNewList({ ordered, number }: Item, list: HTMLElement): boolean {
  return ordered !== (list.tagName === 'OL') || (ordered && number === 1)
}

function startList({ ordered, number }: Item): HTMLElement {
  const list = document.createElement(ordered ? 'ol' : 'ul')
  list.dataset.wordList = ''
  if (ordered && number !== undefined && number > 1) list.setAttribute('start', String(number))
  return list
}

function listItem(paragraph: HTMLElement): HTMLElement {
  markerOf(paragraph)?.remove()
  const inner = document.createElement('p')
  inner.append(...paragraph.childNodes)
  const item = document.createElement('li')
  item.append(inner)
  paragraph.remove()
  return item
}

function itemOf(paragraph: HTMLElement): Item | undefined {
  const [, level] = /mso-list\s*:\s*l\d+\s+level(\d+)/i.exec(paragraph.getAttribute('style') ?? '') ?? []
  if (level === undefined) return undefined
  const marker = (markerOf(paragraph)?.textContent ?? '').replace(/\s/g, '')
  // "o" and "§" are Word's bullets in symbol fonts. Numbers and letters have a sign after them: 1. a) (iv) 1.2.
  const ordered = /^\(?(?:\d+|[a-zđ]{1,2}|[ivxlc]+)(?:\.\d+)*[.)/]|^\d+$/i.test(marker)
  const digits = /(\d+)\D*$/.exec(marker)?.[1]
  return { level: Number(level), ordered, number: digits === undefined ? undefined : Number(digits) }
}

const markerOf = (paragraph: HTMLElement) =>
  [...paragraph.querySelectorAll<HTMLElement>('span[style]')].find((span) =>
    /mso-list\s*:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  )
