import { readdirSync, readFileSync } from 'node:fs'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { wildHtml } from '../support/generated-html.ts'
import { mulberry32 } from '../support/random.ts'
import { shownIn } from '../support/shown.ts'

const FOLDER = 'test/support/fixtures/clipboard'
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))
const DOCUMENTS = Number(process.env.DOCUMENTS ?? 2000)

interface Cell {
  text: string
  colspan?: number
  rowspan?: number
}
interface Block {
  heading?: string
  paragraph?: string
  item?: string
  label?: string
  depth?: number
  table?: Cell[][]
  missingPicture?: string
}
interface Clipboard {
  blocks?: Block[]
  contains?: Block[]
  text?: string
  tables?: number
  marks?: { bold?: string[]; italic?: string[] }
  footnotes?: { mark: string; text: string }[]
  absent: string[]
  dropped: Record<string, number>
}
interface Read extends Required<Pick<Clipboard, 'footnotes' | 'marks'>> {
  blocks: Block[]
  html: string
  tables: number
  left: {
    comments: number
    deletions: number
    missingPictures: number
    linkedPictures: number
    elements: object
  }
}

let page: Page
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['test/support/fixtures/editing/in-page.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'editing',
    write: false,
  })
  page = await (await openBrowser()).newPage()
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
})

const run = <Result>(call: string, ...given: unknown[]) =>
  page.evaluate(`editing.${call}(${given.map((value) => JSON.stringify(value)).join()})`) as Promise<Result>

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.html')))('%s', async (name) => {
  const expected: Clipboard = JSON.parse(readFileSync(`${FOLDER}/${name.replace('.html', '.json')}`, 'utf8'))
  const read = await run<Read>('pasted', readFileSync(`${FOLDER}/${name}`, 'utf8'))
  const withoutAlt = (blocks: Block[]) =>
    blocks.map(({ alt: _, ...block }: Block & { alt?: string }) => bulleted(block))
  if (expected.blocks) expect(read.blocks.map(bulleted)).toEqual(withoutAlt(expected.blocks))
  for (const block of expected.contains ?? []) expect(read.blocks).toContainEqual(block)
  if (expected.text) {
    const text = shownIn(read.html.replace(/<a href="[^"]*\/(?:banner|bang-ten)\.jpg">[^<]*<\/a>/g, '')).text
    expect(text).toBe(expected.text)
  }
  if (expected.tables !== undefined) expect(read.tables).toBe(expected.tables)
  for (const words of expected.marks?.bold ?? []) expect(read.marks.bold).toContain(words)
  for (const words of expected.marks?.italic ?? []) expect(read.marks.italic).toContain(words)
  expect(read.footnotes).toEqual(expected.footnotes ?? [])
  for (const absent of expected.absent) expect(read.html).not.toContain(absent)
  const { comments, deletions, missingPictures, linkedPictures, elements } = read.left
  const { comments: c, deletions: d, pictures, ...others } = expected.dropped
  expect([comments, deletions, missingPictures + linkedPictures]).toEqual([c, d, pictures])
  expect(elements).toMatchObject(others)
})

test('headings of a plan keep their order of rank below the title of the page', async () => {
  const { html } = await run<Read>('pasted', readFileSync(`${FOLDER}/01-word-numbering.html`, 'utf8'))
  const ranks = [...html.matchAll(/<h(\d)>(\S+)/g)].map(([, rank, label]) => `${label} ${rank}`)
  expect(ranks).toEqual(['I. 2', 'II. 2', '1. 3', '1.1. 4', '1.2. 4', '2. 3'])
})

test('a list item that was deleted as a whole leaves no number', async () => {
  const item = (text: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.&nbsp;</span>${text}</p>`
  const head = '<head><meta name=ProgId content=Word.Document></head>'
  const { html, left } = await run<Read>(
    'pasted',
    `<html>${head}<body>${item('<span class=msoDel><del>xoá hết</del></span>')}${item('còn')}</body></html>`,
  )
  expect([html, left.deletions]).toEqual(['<ol><li><p>còn</p></li></ol>', 1])
})

/** The sign of an item without a number may be any; the box of a checklist may be a sign. */
function bulleted(block: Block): Block {
  if (block.item === undefined) return block
  const label = /[\p{L}\p{N}]/u.test(block.label ?? '') ? block.label : '•'
  return { ...block, label: label as string, item: block.item.replace(/^[☑☐] /u, '') }
}

test(`paste, opening and saving keep the text and the pictures of any page (SEED=${SEED})`, async () => {
  const random = mulberry32(SEED)
  const sources = Array.from({ length: DOCUMENTS }, () =>
    // Deletions are dropped from what a word processor wrote: here is none.
    wildHtml(random).replaceAll('mso-list', 'x-list'),
  )
  const results = await run<{ source: string; pasted: string; saved: string; opened: string }[]>(
    'walk',
    sources,
  )
  const saved = results.filter(({ opened }) => opened === 'text').length
  for (const [at, { source, pasted, saved }] of results.entries()) {
    const context = `document ${at}: ${source}\n=> ${pasted}\n=> ${saved}`
    const before = shownIn(source)
    expect(shownIn(pasted).text, context).toBe(before.text)
    expect(picturesIn(pasted), context).toEqual(before.pictures)
    expect(shownIn(saved).text, context).toBe(before.text)
    expect(picturesIn(saved), context).toEqual(before.pictures)
  }
  // What the editor cannot hold opens as HTML: that is seldom.
  expect(saved / results.length).toBeGreaterThan(0.9)
})

const picturesIn = (html: string) => [...html.matchAll(/data-missing="([^"]*)"/g)].map(([, name]) => name)

interface Body {
  name: string
  html: string
  keepsElements?: Record<string, number>
}
const bodies = readFileSync('test/support/fixtures/bodies/bodies.ndjson', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Body)

test.each(bodies.filter(({ keepsElements }) => keepsElements))(
  'the editor keeps a body with $name',
  async ({ html, keepsElements = {} }) => {
    const { kept, saved } = await run<{ kept: boolean; saved: string }>('opened', html)
    expect(kept, saved).toBe(true)
    expect(await run('counts', saved, Object.keys(keepsElements))).toEqual(Object.values(keepsElements))
  },
)

test('every element and attribute of the inventory is kept', async () => {
  const lost = await run<string[]>('lostOfInventory')
  expect(lost).toEqual([])
})
