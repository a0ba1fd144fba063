import { describe, expect, test } from 'vitest'
import { sanitizeBody, sanitizeBodyAndReport } from '../../../src/content/sanitize-body.ts'

/** What a browser shows of a document, and the body that says the same. */
const bodies: Record<string, Record<string, string>> = {
  'what is hidden is not published': {
    '<ol><li>một</li><li style="display:none">ẩn</li><li hidden>ẩn</li><li>hai</li></ol>':
      '<ol><li>một</li><li>hai</li></ol>',
    '<table><tr><td>a</td></tr><tr hidden><td>b</td></tr></table>':
      '<table><tbody><tr><td>a</td></tr></tbody></table>',
    '<table><thead style="display:none"><tr><th>a</th></tr></thead><tr><td>b</td></tr></table>':
      '<table><tbody><tr><td>b</td></tr></tbody></table>',
    '<table><caption hidden>a</caption><tr><td>b</td></tr></table>':
      '<table><tbody><tr><td>b</td></tr></tbody></table>',
    '<ul hidden><li>a</li></ul><p>b</p>': '<p>b</p>',
    '<figure style="display: none"><figcaption>a</figcaption></figure><p>b</p>': '<p>b</p>',
  },
  'items keep their numbers, whatever stands between them': {
    '<ol><li>một</li><p>đệm</p><li>hai</li></ol>': '<ol><li><p>một</p><p>đệm</p></li><li>hai</li></ol>',
    '<ol><li>một</li>đệm<li>hai</li></ol>': '<ol><li><p>một</p><p>đệm</p></li><li>hai</li></ol>',
    '<ol><li>một</li><ul><li>a</li></ul><li>hai</li></ol>':
      '<ol><li>một<ul><li>a</li></ul></li><li>hai</li></ol>',
    '<ol><li>một</li><ul><li>a</li></ul>đệm<li>hai</li></ol>':
      '<ol><li><p>một</p><ul><li>a</li></ul><p>đệm</p></li><li>hai</li></ol>',
    '<ol><ol type="a"><li>x</li></ol><li>y</li></ol>': '<ol type="a"><li>x</li></ol><ol><li>y</li></ol>',
    '<ol>trước<li>một</li></ol>': '<p>trước</p><ol><li>một</li></ol>',
    '<ol><div><li>một</li><li>hai</li></div></ol>': '<ol><li>một</li><li>hai</li></ol>',
    '<ol><span><li>một</li></span><span><li>hai</li></span></ol>': '<ol><li>một</li><li>hai</li></ol>',
    '<ul>chữ</ul>': '<p>chữ</p>',
  },
  'the end of a heading is the end of any heading': {
    '<h2>Tiêu đề</h3>Nội dung': '<h2>Tiêu đề</h2><p>Nội dung</p>',
    '<h2>Tiêu đề</h3><p>Nội dung</p>x': '<h2>Tiêu đề</h2><p>Nội dung</p><p>x</p>',
    '<h2>a <b>b</b></h4><h3>c</h3>': '<h2>a <strong>b</strong></h2><h3>c</h3>',
    '<h2>Tên<div hidden>ẩn</h3>ẩn</div></h2>sau': '<h2>Tên</h2><p>sau</p>',
    '<p>a</h2>b</p>': '<p>ab</p>',
  },
  'words that a box parted stay apart': {
    '<p>Họ tên<input>Tuổi<input></p>': '<p>Họ tên Tuổi</p>',
    '<p>Tỉnh<select><option>A</option></select>Huyện</p>': '<p>Tỉnh Huyện</p>',
    '<p>a<iframe src="/x"></iframe>b<canvas></canvas>c<svg></svg>d</p>': '<p>a b c d</p>',
    '<p>a<button>b</button>c</p>': '<p>a b c</p>',
    '<span style="display:block">a</span><span style="display: table-cell">b</span>': '<p>a</p><p>b</p>',
    '<p>a<span style="display:flex">b</span>c</p>': '<p>a</p><p>b</p><p>c</p>',
  },
  'formulas, drawings and fields keep their words': {
    '<p>Ta có <math><mi>x</mi><mo>=</mo><mn>5</mn></math> vậy</p>': '<p>Ta có x=5 vậy</p>',
    '<p>a<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\\x</annotation></semantics></math></p>':
      '<p>a x</p>',
    '<svg><title>Tên</title><text>Số liệu</text><foreignObject><p>chữ</p></foreignObject></svg>':
      '<p>Số liệu</p><p>chữ</p>',
    '<p>a<textarea>Chữ</textarea>b</p>': '<p>a Chữ b</p>',
  },
  'line ends that a style keeps are line breaks': {
    '<p style="white-space:pre-wrap">dòng 1\ndòng 2</p>': '<p>dòng 1<br />dòng 2</p>',
    '<p><span style="color:red; white-space: pre-line">dòng 1\r\ndòng 2</span>\ndòng 2</p>':
      '<p>dòng 1<br />dòng 2 dòng 2</p>',
    '<div style="white-space:pre-wrap">a\n<b style="white-space:normal">b\nc</b></div>':
      '<p>a<br /><strong>b c</strong></p>',
  },
}

/** Pictures that are here, by their file names, and the words around them. */
const pictures: Record<string, string> = {
  '<picture><noscript><img src="/a.jpg"></noscript></picture>': '[/a.jpg]',
  '<picture><span><img src="/a.jpg"></span></picture>': '[/a.jpg]',
  '<picture><img src="/a.jpg"><img src="/b.jpg"></picture>': '[/a.jpg][/b.jpg]',
  '<picture><img src="/a.jpg">chữ</picture>': '[/a.jpg]chữ',
  '<picture><source srcset="/a.jpg"><img alt="Cổng chào"></picture>': '[/a.jpg Cổng chào]',
  '<picture><source srcset="/a.jpg 1x"><img src="/b.jpg" alt="x"></picture>': '[/b.jpg x]',
  '<picture><source srcset="/a.jpg"><img src="/b.jpg" hidden></picture>': '',
  '<picture><img data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript></picture>': '[/a.jpg]',
}

test.each(Object.entries(pictures))('pictures stay: %s', (source, shown) => {
  const body = sanitizeBody(source, (src) => ({ src: `/media/${src.charAt(1).repeat(64)}.jpg` }))
  const words = body
    .replace(/<img[^>]*>/g, (img) => {
      const [src, alt] = ['src', 'alt'].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(img)?.[1])
      return `[${[src, alt].filter(Boolean).join(' ')}]`
    })
    .replace(/<[^>]*>|\n/g, '')
    .replace(/\/media\/(.)\1+\.jpg/g, '/$1.jpg')
  expect(words).toBe(shown)
})

describe.each(Object.entries(bodies))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', (source, body) => {
    expect(sanitizeBody(source)).toBe(body)
    expect(sanitizeBody(body)).toBe(body)
  })
})

test('what is hidden is not named as dropped', () => {
  expect(sanitizeBodyAndReport('<p>a<iframe hidden></iframe></p>').html).toBe('<p>a</p>')
})
