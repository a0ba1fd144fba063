import { readFileSync } from 'node:fs'
import { parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { sanitizeBody, sanitizeBodyAndReport } from '../../../src/content/sanitize-body.ts'
import { violationsIn } from '../../support/conforms.ts'
import { wildHtml } from '../../support/generated-html.ts'
import { mulberry32 } from '../../support/random.ts'
import { shownIn } from '../../support/shown.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))
const DOCUMENTS = Number(process.env.DOCUMENTS ?? 3000)

/** Every picture is stored, under an address that names its file. */
const stored = (src: string) => ({ src: `/media/${src}` })
const addressesIn = (html: string) =>
  [...html.matchAll(/<img\b[^>]*? src="\/media\/([^"]*)"/g)].map(([, name]) => name)

describe(`what is dropped leaves its text and its pictures (SEED=${SEED})`, () => {
  test(`in ${DOCUMENTS} documents`, () => {
    const random = mulberry32(SEED)
    for (let count = 0; count < DOCUMENTS; count++) {
      const html = wildHtml(random)
      const before = shownIn(html)
      const body = sanitizeBody(html, stored)
      const after = shownIn(body)
      const context = `document ${count}: ${html}\n=> ${body}`
      expect(after.text, context).toBe(before.text)
      expect(addressesIn(body), context).toEqual(before.pictures)
      expect(violationsIn(body), context).toEqual([])
      expect(sanitizeBody(body, stored).replaceAll('/media//media/', '/media/'), context).toBe(body)
    }
  })
})

interface Case {
  name: string
  html: string
  keepsText: string
  keepsPictures: string[]
  keepsElements?: Record<string, number>
  named?: Record<string, number>
}

const cases = readFileSync('test/support/fixtures/bodies/bodies.ndjson', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)

describe('a body with', () => {
  test.each(cases)('$name', ({ html, keepsText, keepsPictures, keepsElements = {}, named = {} }) => {
    const { html: body, dropped } = sanitizeBodyAndReport(html, stored)

    expect(shownIn(body).text).toBe(keepsText)
    expect(addressesIn(body)).toEqual(keepsPictures)
    expect(dropped).toEqual(named)
    for (const [selector, count] of Object.entries(keepsElements)) {
      expect(countOf(body, selector), `${selector} in ${body}`).toBe(count)
    }
  })
})

/** Counts the elements of a simple selector: `figure > img`, `a[href] img`, `ol[type="I"][start="4"]`. */
function countOf(html: string, selector: string): number {
  const steps = selector.split(/\s+/)
  type Parsed = ReturnType<typeof parseDocument>['children'][number]
  const matches = (node: Parsed, step: string) => {
    const [, tag, conditions = ''] = /^([a-z0-9]+)(.*)$/.exec(step) ?? []
    if (!('attribs' in node) || node.name !== tag) return false
    return [...conditions.matchAll(/\[([\w-]+)(?:="([^"]*)")?\]/g)].every(([, name = '', value]) =>
      value === undefined ? name in node.attribs : node.attribs[name] === value,
    )
  }
  const last = steps.at(-1) as string
  let count = 0
  const visit = (nodes: readonly Parsed[], above: readonly Parsed[]) => {
    for (const node of nodes) {
      if (matches(node, last)) {
        const rest = steps.slice(0, -1)
        const isDirect = rest.at(-1) === '>'
        const outer = rest.filter((step) => step !== '>').at(-1)
        const candidates = isDirect ? above.slice(-1) : above
        if (outer === undefined || candidates.some((one) => matches(one, outer))) count++
      }
      if ('children' in node) visit(node.children as Parsed[], [...above, node])
    }
  }
  visit(parseDocument(html).children, [])
  return count
}
