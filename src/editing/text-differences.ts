import { type Change, diffWordsWithSpace } from 'diff'

/**
 * Compares two HTML texts word by word. It compares the readable text, with a line for each block. If the formatting
 * differs too, it has signs in the text (`**bold**`); if the signs do not show what differs, the HTML is compared.
 */
export function differences(before: string, after: string): Change[] {
  const show = [readableText, textWithSigns].find(
    (read) => read(before) !== read(after) && (read !== readableText || tagsOf(before) === tagsOf(after)),
  )
  const [from, to] = show ? [show(before), show(after)] : [before, after]
  return (
    diffWordsWithSpace(from, to, { timeout: 500 }) ?? [
      { value: from, removed: true, added: false, count: 1 },
      { value: to, removed: false, added: true, count: 1 },
    ]
  )
}

/** The formatting of a text: its tags without what they are of, and without plain paragraphs and line breaks. */
function tagsOf(html: string): string {
  const tags = html.match(/<[^>]*>/g) ?? []
  return tags.filter((tag) => !/^<(\/?p|br|\/?a\b.*|img\b.*)\/?>$/s.test(tag)).join('')
}

const SIGNS: readonly [RegExp, string][] = [
  [/<\/?(strong|b)>/g, '**'],
  [/<\/?(em|i)>/g, '*'],
  [/<\/?u>/g, '_'],
  [/<\/?s>/g, '~~'],
  [/<\/?code>/g, '`'],
  [/<sup\b[^>]*>/g, '^'],
  [/<sub>/g, '↓'],
  [/<h2\b[^>]*>/g, '## '],
  [/<h3\b[^>]*>/g, '### '],
  [/<h4\b[^>]*>/g, '#### '],
  [/<li\b[^>]*>/g, '• '],
  [/<blockquote\b[^>]*>/g, '> '],
  [/<t[dh]\b[^>]*>/g, '| '],
]

function textWithSigns(html: string): string {
  return readableText(SIGNS.reduce((text, [tag, sign]) => text.replace(tag, sign), html))
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

function readableText(html: string): string {
  return (
    html
      .replace(/<img\b[^>]*?alt="([^"]*)"[^>]*>/g, '[$1]')
      // The target of a link counts as much as its text.
      .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs, (_, to: string, text: string) =>
        text === to ? text : `${text} (${to})`,
      )
      .replace(/<\/(p|h[2-4]|li|tr|figcaption|blockquote|table)>|<br[^>]*>/g, '\n')
      .replace(/<[^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
      .replace(/\n\s*\n+/g, '\n')
      .trim()
  )
}
