import { normalizeBody } from '../../../text/body/normalize.ts'
import { isHidden } from '../../../text/body/source-elements.ts'
import { serialize } from '../../../text/body/tree.ts'
import { domTree, parseHtml } from '../dom-tree.ts'
import { unwrapLayoutTables } from './layout-tables.ts'
import { footnotesOf } from './notes.ts'
import { headingsBelowTheTitle, partAtDoubleBreaks, titlesOf } from './paragraphs.ts'
import { type PictureToUpload, pastedPictures } from './pictures.ts'
import { dropReviews } from './reviews.ts'
import { isFromOffice } from './source.ts'
import { marksOfStyles } from './styles.ts'
import { signsOfChecklists, typesOfLists } from './web-lists.ts'
import { listsOf } from './word-lists.ts'

export interface PastedText {
  html: string
  /** Pictures that came as data. Each has a mark in the text, with its name, until it is uploaded. */
  uploads: readonly PictureToUpload[]
  left: LeftOut
}

/** What of a paste is not in the text. */
interface LeftOut {
  /** Comments and deletions of a word processor's review. */
  comments: number
  deletions: number
  /** Pictures that are on the editor's disk: each has a mark in the text. */
  missingPictures: number
  /** Pictures of other sites: each has a link in the text. */
  linkedPictures: number
  /** Counts of elements that bodies cannot have, by their tags. */
  elements: Readonly<Record<string, number>>
}

/**
 * Converts HTML of the clipboard to a body, by the same rules as the server's sanitizer. What word processors, mail and
 * old pages write in ways of their own is first said in HTML. What was copied from this editor stays unchanged: the
 * editor's schema checks it.
 *
 * @param takenIds ids that the text has already.
 */
export function readPasted(html: string, takenIds: ReadonlySet<string> = new Set()): PastedText {
  const source = parseHtml(html)
  const { body } = source
  const none = { comments: 0, deletions: 0, missingPictures: 0, linkedPictures: 0, elements: {} }
  if (body.querySelector('[data-pm-slice]')) return { html, uploads: [], left: none }
  const isOffice = isFromOffice(source)
  const reviews = isOffice ? dropReviews(source) : {}
  for (const element of body.querySelectorAll('*')) if (isHidden(domTree, element)) element.remove()
  const notes = footnotesOf(body, takenIds)
  for (const link of body.querySelectorAll('a[href^="#"]')) {
    // Other links within the page, such as those of a table of contents, have no target here.
    if (!notes.has(link)) link.removeAttribute('href')
  }
  listsOf(body)
  typesOfLists(body)
  signsOfChecklists(body)
  if (!isOffice) unwrapLayoutTables(body)
  headingsBelowTheTitle(body)
  titlesOf(body)
  partAtDoubleBreaks(body)
  marksOfStyles(body)
  const pictures = pastedPictures()
  const { nodes, dropped } = normalizeBody(domTree, body.childNodes, pictures.decide)
  const { missingPictures, linkedPictures } = pictures.counts
  return {
    html: serialize(nodes).trim(),
    uploads: pictures.uploads,
    left: { ...none, ...reviews, missingPictures, linkedPictures, elements: dropped },
  }
}
