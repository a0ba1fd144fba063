import { describe, expect, test } from 'vitest'
import { sanitizeBody } from '../../../src/content/sanitize-body.ts'
import { violationsIn } from '../../support/conforms.ts'

const within = (open: string, close: string) => (size: number) =>
  `${open.repeat(size)}chữ${close.repeat(size)}`

/** What a parser takes for a beginning swallows the words after it, in browsers too. */
const before = (open: string) => (size: number) => `chữ${open.repeat(size)}`

/** Bodies that cost much where something is done wrong: a size gives each about so many characters or elements. */
const hostile: Record<string, { size: number; make: (size: number) => string }> = {
  'ends without a beginning': { size: 50_000, make: within('', '</p></b></td>') },
  'signs that open nothing': { size: 500_000, make: before('<') },
  'signs and spaces': { size: 250_000, make: within('< ', '>') },
  'comments that nobody closes': { size: 100_000, make: before('<!--') },
  'declarations that nobody closes': { size: 100_000, make: before('<![CDATA[<?x <!d ') },
  'attributes that nobody closes': { size: 100_000, make: before('<p a="') },
  'many attributes': { size: 50_000, make: (size) => `<p ${'a1=b '.repeat(size)}>chữ</p>` },
  'many attributes of different names': {
    size: 50_000,
    make: (size) => `<p ${Array.from({ length: size }, (_, at) => `a${at}=b`).join(' ')}>chữ</p>`,
  },
  'an attribute of spaces': { size: 500_000, make: (size) => `<a href="${' '.repeat(size)}x">chữ</a>` },
  'a style of spaces': { size: 500_000, make: (size) => `<p style="display${' '.repeat(size)}">chữ</p>` },
  'a style of line feeds': {
    size: 500_000,
    make: (size) => `<ol style="list-style${'\n'.repeat(size)}"><li>chữ</ol>`,
  },
  'a set of pictures of commas': { size: 100_000, make: (size) => `<img srcset="${','.repeat(size)}">chữ` },
  'a set of pictures of letters': {
    size: 100_000,
    make: (size) => `<img srcset="${'a'.repeat(size)}!, ">chữ`,
  },
  'a set of pictures of spaces': { size: 100_000, make: (size) => `<img srcset="a${' '.repeat(size)}b">chữ` },
  'a file name of dots': { size: 250_000, make: (size) => `<img src="${'../'.repeat(size)}">chữ` },
  'an address of letters': { size: 500_000, make: (size) => `<a href="${'a'.repeat(size)}">chữ</a>` },
  'white space': { size: 500_000, make: (size) => `<p>chữ${' \n'.repeat(size)}</p>` },
  'white space between marks': { size: 50_000, make: (size) => `<p>chữ${'<b> </b>'.repeat(size)}</p>` },
  'line breaks': { size: 100_000, make: (size) => `<p>chữ${'<br>'.repeat(size)}</p>` },
  references: { size: 100_000, make: (size) => `chữ${'&amp;'.repeat(size)}` },
  'references that nobody closes': { size: 100_000, make: (size) => `chữ${'&#x'.repeat(size)}` },
  'children below the deepest level': {
    size: 200_000,
    make: (size) => `${'<div>'.repeat(150)}chữ${'<b>a</b>'.repeat(size)}`,
  },
  paragraphs: { size: 20_000, make: (size) => '<p>chữ</p>\n'.repeat(size) },
  'pictures in one paragraph': {
    size: 20_000,
    make: (size) => `<p>${'chữ<img src=a.jpg>'.repeat(size)}</p>`,
  },
  captions: {
    size: 20_000,
    make: (size) => `<figure>${'<figcaption>chữ</figcaption>'.repeat(size)}</figure>`,
  },
  'lists beside items': { size: 20_000, make: (size) => `<ul><li>chữ${'<ul><li>a</ul>'.repeat(size)}</ul>` },
  cells: { size: 20_000, make: (size) => `<table><tr>${'<td>chữ'.repeat(size)}</table>` },
  'cells without a table': { size: 20_000, make: (size) => 'chữ<td>'.repeat(size) },
  'captions of a table': {
    size: 20_000,
    make: (size) => `<table>${'<caption>chữ</caption>'.repeat(size)}</table>`,
  },
}

/** Elements in each other, deeper than anybody writes. The parser's own time grows with the square of their depth. */
const deep: Record<string, { size: number; make: (size: number) => string }> = {
  'boxes in each other': { size: 10_000, make: within('<div>', '</div>') },
  'marks in each other': { size: 10_000, make: within('<b><i>', '</i></b>') },
  'links in each other': { size: 10_000, make: within('<a href="/a">', '</a>') },
  'lists in each other': { size: 10_000, make: within('<ul><li>', '</li></ul>') },
  'tables in each other': { size: 10_000, make: within('<table><tr><td>', '</td></tr></table>') },
  'quotations in each other': { size: 10_000, make: within('<blockquote><q>', '</q></blockquote>') },
  'figures in each other': { size: 10_000, make: within('<figure><figcaption>', '</figcaption></figure>') },
  'headings in each other': { size: 10_000, make: within('<h2>a<h3>', '</h3></h2>') },
  'preformatted texts that nobody closes': { size: 20_000, make: within('<pre>\n', '') },
  'elements that nobody closes': { size: 10_000, make: within('<p><b><table><td><ul><li>', '') },
}

describe('a hostile body', () => {
  test.each(Object.entries(hostile))('of %s is read in time that grows as it does', (_, { size, make }) => {
    const [half, whole] = [make(size / 2), make(size)]
    const body = sanitizeBody(whole)
    expect(body).toContain('chữ')

    const times = { half: [] as number[], whole: [] as number[] }
    for (let round = 0; round < 5; round++) {
      times.half.push(timeOf(() => sanitizeBody(half)))
      times.whole.push(timeOf(() => sanitizeBody(whole)))
    }
    // The least is what it takes: more is what else the machine does.
    const [fast, slow] = [Math.min(...times.half), Math.min(...times.whole)]
    // Twice the size takes twice the time: four times would be its square. Milliseconds say nothing.
    expect(slow, `${fast} ms for half of it`).toBeLessThan(Math.max(3.2 * fast, 150))
  })

  test.each(Object.entries(deep))('of %s keeps its words at any depth', (_, { size, make }) => {
    expect(sanitizeBody(make(size))).toContain('chữ')
  })

  test.each(Object.entries({ ...hostile, ...deep }))('of %s is stored as bodies are', (_, { make }) => {
    const body = sanitizeBody(make(300))
    expect(violationsIn(body)).toEqual([])
    expect(sanitizeBody(body)).toBe(body)
  })
})

test.each(['65534', '1e9', '-1', '0', '999999', '2;x'])('a cell that spans %s keeps its words', (spans) => {
  const body = sanitizeBody(`<table><tr><td colspan="${spans}" rowspan="${spans}">chữ</table>`)
  expect(body).toMatch(/^<table><tbody><tr><td(?: colspan="\d{1,5}" rowspan="\d{1,5}")?>chữ<\/td>/)
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not be left
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/

test.each([
  ['as they are', (code: number) => String.fromCharCode(code)],
  ['as references', (code: number) => `&#${code};`],
])('control characters %s are nowhere in a body, and part words where they should', (_, spelling) => {
  for (const code of [...Array(32).keys(), 0x7f, 0x80, 0x85, 0x9f, 0x2028, 0x2029, 0xfffe, 0xffff]) {
    const sign = spelling(code)
    const body = sanitizeBody(
      `<p>một${sign} hai</p><pre>ba${sign}</pre><img src="a${sign}.jpg" alt="b${sign}"><a href="/c${sign}" id="fnref-1${sign}">c</a>`,
    )
    expect(body, `${code}`).not.toMatch(CONTROLS)
    expect(sanitizeBody(body), `${code}`).toBe(body)
  }
})

/** Milliseconds of the processor: by the clock, long work waits for other programs more often than short work. */
function timeOf(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
