import { build } from 'esbuild'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'

let browser: BrowserContext
let page: Page
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/client/editor/paste/paste.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'paste',
    write: false,
  })
  browser = await openBrowser()
  page = await browser.newPage()
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
})

const clean = (html: string) =>
  page.evaluate(`paste.readPasted(${JSON.stringify(html)})`) as Promise<{
    html: string
    left: { missingPictures: number; linkedPictures: number }
    uploads: { name: string }[]
  }>

const item = (level: number, marker: string, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span><span
  style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>${text}</p>`

test.each([
  [
    'numbers that begin again are another list',
    item(1, '1.', 'a') + item(1, '2.', 'b') + item(1, '1.', 'c'),
    '<ol><li><p>a</p></li><li><p>b</p></li></ol><ol><li><p>c</p></li></ol>',
  ],
  [
    'numbers that go on after something else keep their number',
    `${item(1, '1.', 'a')}<p class=MsoNormal>x</p>${item(1, '2.', 'b')}`,
    '<ol><li><p>a</p></li></ol><p>x</p><ol start="2"><li><p>b</p></li></ol>',
  ],
  [
    'letters within numbers, and back',
    item(1, '1.', 'a') + item(2, 'a)', 'b') + item(3, '§', 'c') + item(1, '2.', 'd'),
    '<ol><li><p>a</p><ul class="labelled"><li><p>a) b</p><ul><li><p>c</p></li></ul></li></ul></li><li><p>d</p></li></ol>',
  ],
  [
    'a list that begins deep',
    item(2, 'o', 'a') + item(1, '·', 'b') + item(2, 'o', 'c'),
    '<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul>',
  ],
  ['a title of Word', '<p class=MsoTitle><b>Kế hoạch</b></p>', '<h2>Kế hoạch</h2>'],
  [
    'the bold of Google Docs that is none',
    '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">a</span> b</p></b>',
    '<p><strong>a</strong> b</p>',
  ],
  ['a space that is bold stays a space', '<p>a<b> </b>b</p>', '<p>a b</p>'],
  ['lines of the source are none of the text', '<p>a\r\nb</p>', '<p>a b</p>'],
  [
    'links within the page and to scripts or disks are words',
    '<p><a href="#_Toc1">a</a><a href="javascript:b">b</a><a href="file:///C:/c">c</a></p>',
    '<p>abc</p>',
  ],
  ['what is not shown', '<p>a<span style="display:none">b</span></p><script>c</script>', '<p>a</p>'],
  [
    'divisions of one another',
    '<div><div>a</div><div>b <b>c</b></div></div>',
    '<p>a</p><p>b <strong>c</strong></p>',
  ],
  ['text between the blocks of a division', '<div>a<div>b</div></div>', '<p>a</p><p>b</p>'],
  [
    'a table keeps its shape and loses its looks',
    '<table border=1 style="width:9pt"><col width=9><tr><th rowspan=2 bgcolor=red>a</th><td width=9>b</td></tr><tr><td><p>&nbsp;</p></td></tr></table>',
    '<table><tbody><tr><th rowspan="2">a</th><td>b</td></tr><tr><td></td></tr></tbody></table>',
  ],
  ['what comes from an editor of ours', '<p data-pm-slice="1 1 []">a</p>', '<p data-pm-slice="1 1 []">a</p>'],
])('%s', async (_, given, expected) => {
  expect((await clean(given)).html.replace(/(<td>)\s+/g, '$1').replace(/>\s+</g, '><')).toBe(expected)
})

test('pictures that are not here keep a place: a link, a mark, or a mark until they are uploaded', async () => {
  const data = `data:image/png;base64,${'A'.repeat(500)}`
  const stored = `/media/${'a'.repeat(64)}.jpg`
  const pictures = `<img src="file:///C:/a.png"><img src="cid:b.jpg@01DA" alt="B"><img src="${data}">
    <img src="https://example.vn/c.png" alt="C"><img src="https://example.vn/p.gif" width=1 height=1>
    <img src="${stored}" alt="ours" class="x">`
  const { html, left, uploads } = await clean(`<p>${pictures}</p>`)
  expect(left).toMatchObject({ missingPictures: 2, linkedPictures: 1 })
  expect(uploads.map(({ name }) => name)).toEqual(['1.  data.png'])
  expect(html.match(/<(?:img|a)[^>]*>/g)).toEqual([
    '<img data-missing="a.png" alt="" />',
    '<img data-missing="b.jpg" alt="B" />',
    '<img data-missing="1.  data.png" alt="" />',
    '<a href="https://example.vn/c.png">',
    `<img src="${stored}" alt="ours" loading="lazy" decoding="async" />`,
  ])
})
