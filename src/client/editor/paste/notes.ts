import { FOOTNOTES } from '../../../text/body/elements.ts'
import { unwrap, withStyle } from './source.ts'

/**
 * Gives footnotes and endnotes the form that bodies have for them. A mark in the text and a note lead to each other: so
 * write Word, LibreOffice, Google Docs and this portal.
 *
 * @param takenIds ids that the text has already.
 * @returns the links of marks and notes.
 */
export function footnotesOf(body: HTMLElement, takenIds: ReadonlySet<string>): ReadonlySet<Element> {
  const links = new Set<Element>()
  const section = body.ownerDocument.createElement('section')
  section.className = FOOTNOTES
  const ids = new Set(takenIds)
  for (const mark of body.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    if (links.has(mark)) continue
    const note = noteOf(body, mark)
    if (!note) continue
    const key = freeKey(keyOf(mark), ids)
    ids.add(`fn-${key}`)
    rewriteMark(mark, key)
    section.append(...rewriteNote(note, key))
    links.add(mark).add(note.back)
  }
  for (const list of withStyle(body, 'mso-element', '(?:footnote|endnote)')) {
    // The rule above the notes is left.
    if (list.textContent.trim() === '') list.remove()
  }
  for (const empty of body.querySelectorAll(`section.${FOOTNOTES}`))
    if (empty.textContent.trim() === '') empty.remove()
  if (section.childElementCount > 0) body.append(section)
  return links
}

interface Note {
  /** The link back to the mark. */
  back: HTMLAnchorElement
  /** The paragraphs of the note. */
  paragraphs: HTMLElement[]
}

/** Returns the note that a link leads to, if the note leads back to it. */
function noteOf(body: HTMLElement, mark: HTMLAnchorElement): Note | undefined {
  const names = [mark.id, mark.name, mark.parentElement?.id].filter((name) => name)
  const target = targetOf(body, mark)
  if (!target || names.length === 0) return undefined
  // A mark stands before its note.
  if (!(mark.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)) return undefined
  const back = [
    target,
    ...target.querySelectorAll('a'),
    ...(target.parentElement?.querySelectorAll('a') ?? []),
  ].find((link) => names.includes(fragmentOf(link)))
  const first = back?.closest('p')
  if (!back || !first) return undefined
  const whole = first.closest('[style*="mso-element"], [id^="sdfootnote"], [id^="sdendnote"]')
  const paragraphs = whole ? [...whole.querySelectorAll('p')] : [first]
  return { back: back as HTMLAnchorElement, paragraphs }
}

function targetOf(body: HTMLElement, link: Element): Element | null {
  const name = fragmentOf(link)
  return name === '' ? null : body.querySelector(`[id="${CSS.escape(name)}"], a[name="${CSS.escape(name)}"]`)
}

const fragmentOf = (link: Element) => /^#(.+)$/.exec(link.getAttribute('href') ?? '')?.[1] ?? ''

/** The sign of a mark, such as `1` or `i`. */
const signOf = (link: Element) => link.textContent.replace(/[[\]()\s]/g, '')

const keyOf = (mark: Element) =>
  signOf(mark)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 8) || 'n'

function freeKey(wanted: string, ids: ReadonlySet<string>): string {
  let key = wanted
  for (let count = 2; ids.has(`fn-${key}`); count++) key = `${wanted}n${count}`
  return key
}

function rewriteMark(mark: HTMLAnchorElement, key: string): void {
  const sup = mark.ownerDocument.createElement('sup')
  const outer = mark.closest('sup')
  mark.textContent = `[${signOf(mark)}]`
  mark.id = `fnref-${key}`
  mark.setAttribute('href', `#fn-${key}`)
  if (outer) unwrap(outer)
  mark.replaceWith(sup)
  sup.append(mark)
}

function rewriteNote({ back, paragraphs }: Note, key: string): HTMLElement[] {
  const outer = back.closest('sup')
  if (outer) unwrap(outer)
  back.textContent = `[${signOf(back)}]`
  back.removeAttribute('id')
  back.setAttribute('href', `#fnref-${key}`)
  if (!/^\s/.test(back.nextSibling?.textContent ?? '')) back.after(' ')
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at === 0) paragraph.id = `fn-${key}`
    else paragraph.removeAttribute('id')
  }
  return paragraphs
}
