import { bodyElements } from './elements.ts'
import { blockTags, namedTags, renamedTags, unseenTags } from './source-elements.ts'

const otherTags =
  'span font big small mark abbr acronym q time var picture noscript object details summary nobr wbr'
const knownTags = new Set([
  ...Object.keys(bodyElements),
  ...Object.keys(renamedTags),
  ...blockTags,
  ...namedTags,
  ...unseenTags,
  ...otherTags.split(' '),
])

/** Tells whether a text has an element of HTML. `5 < 7` and `Mức <Tốt>` have none. */
function hasElement(text: string): boolean {
  return [...text.matchAll(/<\/?([a-z][a-z0-9]*)(?=[\s/>])[^>]*>/gi)].some(([, name = '']) =>
    knownTags.has(name.toLowerCase()),
  )
}

/**
 * Returns HTML for what was typed into the field of a body without the editor, as it is without JavaScript: a text without
 * any element becomes paragraphs at its blank lines, and keeps its line breaks. HTML is returned as it is.
 */
export function bodyOfTyped(typed: string): string {
  if (hasElement(typed)) return typed
  const paragraphs = typed.split(/\n(?:[^\S\n]*\n)+/).map((paragraph) => paragraph.trim())
  return paragraphs
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
