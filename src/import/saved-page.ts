import { parseInstant } from '../lib/dates.ts'
import { admitText } from '../text/admit.ts'
import type { ArticleRecordInput } from './record.ts'

/** A saved page of a portal of this kind, parsed from its text. */
export interface PortalPage {
  article: ArticleRecordInput
  /** The number under "Đã truy cập"; undefined if the page has none. */
  visits: number | undefined
}

/** A line with a time and at most a weekday: `Thứ sáu, 02/04/2021 15:26`. */
const TIME_LINE =
  /^(?:Thứ [\p{L}]+,?|Chủ nhật,?|Ngày)?\s*(?<day>\d{1,2})[/-](?<month>\d{1,2})[/-](?<year>\d{4})[\s,|-]+(?<hour>\d{1,2})[:h](?<minute>\d{2})$/iu

/**
 * Parses an article page that was saved as plain text: title, time, lead, body, captions, byline. It drops the blocks
 * around the article, and keeps every word of the article as written.
 *
 * @returns a reason if the text has no title with a time below it, or no text below the time.
 */
export function parsePortalPage(text: string, timeZone: string): PortalPage | { reason: string } {
  const lines = admitText(text).split('\n')
  const timeAt = lines.findIndex((line) => TIME_LINE.test(trimLine(line)))
  if (timeAt < 0) return { reason: 'there is no line with a time such as "02/04/2021 15:26"' }

  const title = lastBlock(lines.slice(0, timeAt))
  if (!title) return { reason: `there is no title above the time in line ${timeAt + 1}` }

  const end = endOfArticle(lines, timeAt + 1)
  const parts = partsOf(lines.slice(timeAt + 1, end))
  const byline = takeByline(parts)
  const lead = parts[0] && !parts[0].caption ? parts.shift() : undefined
  if (!lead && parts.length === 0) return { reason: `there is no text below the time in line ${timeAt + 1}` }
  const cover = parts[0]?.caption ? parts.shift() : undefined

  const time = trimLine(lines[timeAt] ?? '')
  const publishedAt = parseInstant(time, timeZone, TIME_LINE)
  if (!publishedAt) return { reason: `line ${timeAt + 1} holds no possible time: ${time}` }
  return {
    article: {
      // The text has no id. Title and time identify the article.
      externalId: `text:${publishedAt}:${title}`,
      title,
      publishedAt,
      lead: lead?.text ?? '',
      body: parts.map(html).join('\n'),
      ...byline,
      ...(cover && { cover: { caption: cover.text } }),
    },
    visits: visitsOf(lines.slice(end)),
  }
}

/** Joins the last lines that have no blank line between them: a title may take several lines. */
function lastBlock(lines: string[]): string {
  const trimmed = lines.map(trimLine)
  const last = trimmed.findLastIndex(Boolean)
  const first = trimmed.findLastIndex((line, index) => index < last && line === '') + 1
  return trimmed.slice(first, last + 1).join(' ')
}

/** A paragraph, or the caption of a picture that the text does not have. */
interface Part {
  text: string
  caption: boolean
}

/** Headings of the blocks around an article on portals of this kind. */
const BLOCK_HEADINGS = [
  /^Tìm kiếm theo chuyên mục/,
  /^Tin sở ban ngành$/,
  /^Tin tiêu điểm$/,
  /^(Các )?(bài|tin) (viết )?(khác|liên quan|cùng chuyên mục)$/i,
  /^Bản đồ$/,
  /^Lịch công tác( trống)?$/,
  /^Website liên kết$/,
  /^Thống kê truy cập$/,
  /^(Hôm nay|Đã truy cập|Đang truy cập):\s*[\d.]+$/,
  /^Thông tin báo chí$/,
]

/** A line of this many characters is a paragraph of the article, not a headline of a block beside it. */
const MIN_PARAGRAPH_CHARACTERS = 300

/** Returns the line where the article is over: the first block heading after its last long paragraph. */
function endOfArticle(lines: string[], start: number): number {
  const lastParagraph = lines.findLastIndex((line) => trimLine(line).length >= MIN_PARAGRAPH_CHARACTERS)
  const from = Math.max(start, lastParagraph + 1)
  const at = lines.findIndex(
    (line, index) => index >= from && BLOCK_HEADINGS.some((heading) => heading.test(trimLine(line))),
  )
  return at < 0 ? lines.length : at
}

/**
 * Returns paragraphs and captions. A picture leaves a line of spaces only. A short line below it without a full stop
 * is its caption.
 */
function partsOf(lines: string[]): Part[] {
  const parts: Part[] = []
  let afterPicture = false
  for (const line of lines) {
    const text = trimLine(line)
    if (text) {
      parts.push({ text, caption: afterPicture && text.length <= 200 && !/[.:;!?…]$/.test(text) })
      afterPicture = false
    } else if (line !== '') {
      afterPicture = true
    }
  }
  return parts
}

/** Matches `Hoàng Đức Bằng (Văn phòng HĐND & UBND huyện Bình Liêu)`: a capitalised name, and its organisation. */
const NAME = String.raw`\p{Lu}\p{L}*(?:[\s.-]+\p{Lu}\p{L}*){0,7}`
const BYLINE = new RegExp(
  String.raw`^(?<author>${NAME}(?:\s*[,-]\s*${NAME})*)(?:\s*\((?<organisation>.+)\))?$`,
  'u',
)

function takeByline(parts: Part[]): { author?: string; organisation?: string } {
  const last = parts.at(-1)
  const match = last && last.text.length <= 200 ? BYLINE.exec(last.text) : null
  if (!match?.groups || parts.length < 2) return {}
  parts.pop()
  const { author = '', organisation } = match.groups
  return { author, ...(organisation && { organisation }) }
}

function html({ text, caption }: Part): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return caption ? `<figure><figcaption>${escaped}</figcaption></figure>` : `<p>${escaped}</p>`
}

function visitsOf(lines: string[]): number | undefined {
  for (const line of lines) {
    const match = /^Đã truy cập:\s*([\d.]+)$/.exec(trimLine(line))
    if (match?.[1]) return Number(match[1].replaceAll('.', ''))
  }
  return undefined
}

/** Trims the white space around a line (no-break spaces indent paragraphs in saved pages). */
function trimLine(line: string): string {
  return line.replace(/^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/g, '')
}
