interface Item {
  level: number
  ordered: boolean
  /** Of a numbered item, when it can be read. */
  number: number | undefined
}

/**
 * Makes lists of what Word writes for them: paragraphs with `mso-list: l0 level2 lfo1`, the bullet or number being text
 * of its own (`mso-list: Ignore`).
 */
export function listsOf(body: ParentNode): void {
  for (const paragraph of body.querySelectorAll<HTMLElement>('p[style], h1[style], h2[style], h3[style]')) {
    // An earlier one has taken it along.
    if (!itemOf(paragraph) || paragraph.closest('[data-word-list]')) continue
    listFrom(paragraph)
  }
  for (const list of body.querySelectorAll('[data-word-list]')) list.removeAttribute('data-word-list')
}

/** Takes a paragraph and those that follow it into one list, which holds the deeper ones. */
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
      // A list that is deeper belongs to the item before it.
      if (current) (current.list.lastElementChild ?? current.list).append(list)
      else end.before(list)
      current = { list, level: item.level }
      open.push(current)
    } else if (isAnother(item, current.list)) {
      const list = startList(item)
      current.list.after(list)
      current.list = list
    }
    current.level = Math.min(current.level, item.level)
    current.list.append(listItem(paragraph))
  }
  end.remove()
}

/** Bullets after numbers, numbers after bullets, or numbers that begin again. */
function isAnother({ ordered, number }: Item, list: HTMLElement): boolean {
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
  // "o" and "§" are Word's bullets in other fonts; numbers and letters have a sign after them: 1. a) (iv) 1.2.
  const ordered = /^\(?(?:\d+|[a-zđ]{1,2}|[ivxlc]+)(?:\.\d+)*[.)/]|^\d+$/i.test(marker)
  const digits = /(\d+)\D*$/.exec(marker)?.[1]
  return { level: Number(level), ordered, number: digits === undefined ? undefined : Number(digits) }
}

const markerOf = (paragraph: HTMLElement) =>
  [...paragraph.querySelectorAll<HTMLElement>('span[style]')].find((span) =>
    /mso-list\s*:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  )
