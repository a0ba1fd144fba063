import { describe, expect, test } from 'vitest'
import { localPictures, sanitizeBody } from '../../../src/content/sanitize-body.ts'

const PICTURE = `/media/${'0123456789abcdef'.repeat(4)}.webp`
const LAZY = 'loading="lazy" decoding="async"'

describe('sanitizeBody removes', () => {
  test.each([
    ['scripts', '<p>a</p><script>alert(1)</script>', '<p>a</p>'],
    ['scripts in odd spelling', '<p>a</p><ScRiPt src=//x>alert(1)</sCrIpT >', '<p>a</p>'],
    ['handlers', '<p onclick="alert(1)" onmouseover=alert(2)>a</p>', '<p>a</p>'],
    [
      'handlers of pictures',
      `<img src="${PICTURE}" alt="" onerror="alert(1)">`,
      `<figure><img src="${PICTURE}" alt="" ${LAZY} /></figure>`,
    ],
    ['javascript links', '<p><a href="javascript:alert(1)">a</a></p>', '<p>a</p>'],
    ['disguised javascript links', '<p><a href=" java\tscript&#58;alert(1)">a</a></p>', '<p>a</p>'],
    ['data links', '<p><a href="data:text/html,x">a</a></p>', '<p>a</p>'],
    ['javascript pictures', '<p>a<img src="javascript:alert(1)" alt="b"></p>', '<p>a</p>'],
    ['style sheets', '<style>p { color: red }</style><p>a</p>', '<p>a</p>'],
    ['looks', '<p style="color:red" class="MsoNormal" align="center" id="x">a</p>', '<p>a</p>'],
    ['frames', '<p>a</p><iframe src="https://www.youtube.com/embed/x"></iframe>', '<p>a</p>'],
    ['drawings', '<p>a</p><svg onload="alert(1)"><path d="M0 0"/></svg>', '<p>a</p>'],
    ['comments', '<p>a<!-- <script>alert(1)</script> --></p>', '<p>a</p>'],
    ['forms but not their words', '<form action="/x"><p>a</p><input name="b"></form>', '<p>a</p>'],
    ['the space that word processors leave', '<p>a</p><p>&nbsp;</p><o:p></o:p><p><b> </b></p>', '<p>a</p>'],
  ])('%s', (_, html, expected) => {
    expect(sanitizeBody(html)).toBe(expected)
  })

  test('nothing that was written as text, and keeps it text', () => {
    const text = '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; 1 &lt; 2</p>'
    expect(sanitizeBody(text)).toBe(text)
  })
})

describe('sanitizeBody keeps', () => {
  test.each([
    ['headings', '<h2>Một</h2><h3>Hai</h3><h4>Ba</h4><p>Chữ</p>'],
    ['lists', '<ul><li>Một</li><li>Hai<ul><li>Ba</li></ul></li></ul><ol start="3"><li>Bốn</li></ol>'],
    [
      'emphasis',
      '<p><strong>a</strong> <em>b</em> <u>c</u> <s>d</s> H<sub>2</sub>O m<sup>2</sup> <code>e</code></p>',
    ],
    ['quotations and preformatted text', '<blockquote><p>a</p></blockquote><pre>  b\n c</pre>'],
    [
      'tables',
      '<table><caption>t</caption><thead><tr><th scope="col">a</th><th scope="col" colspan="2">b</th></tr></thead><tbody><tr><td rowspan="2">c</td><td>d</td><td></td></tr></tbody><tfoot><tr><td>e</td></tr></tfoot></table>',
    ],
    [
      'links',
      '<p><a href="/tin-tuc/le-ky-ket-1">a</a> <a href="https://binhlieu.example/x?a=1&amp;b=2#c">b</a> <a href="mailto:a@b.example">c</a> <a href="tel:+842033878203">d</a></p>',
    ],
    ['line breaks and rules', '<p>a<br />b</p><hr /><p>c</p>'],
  ])('%s as they are', (_, html) => {
    expect(sanitizeBody(html)).toBe(html)
  })

  test('stored pictures with their captions, to be loaded when they come into view', () => {
    const figure = (attributes: string) =>
      `<figure><img src="${PICTURE}" alt="Quang cảnh" width="800" height="600"${attributes} /><figcaption>Quang cảnh lễ ký kết</figcaption></figure>`
    expect(sanitizeBody(figure(''))).toBe(figure(` ${LAZY}`))
  })

  test('decomposed text, composed', () => {
    expect(sanitizeBody('<p>Đồng Tâm</p>'.normalize('NFD'))).toBe('<p>Đồng Tâm</p>'.normalize('NFC'))
  })
})

describe('sanitizeBody translates', () => {
  test.each([
    ['the title level to a heading below it', '<h1>a</h1>', '<h2>a</h2>'],
    ['deep headings to the deepest one', '<h5>a</h5><h6>b</h6>', '<h4>a</h4><h4>b</h4>'],
    [
      'looks to meanings',
      '<p><b>a</b><i>b</i><strike>c</strike></p>',
      '<p><strong>a</strong><em>b</em><s>c</s></p>',
    ],
    ['boxes to paragraphs', '<div>a</div><div>b</div>', '<p>a</p><p>b</p>'],
    ['nested boxes to paragraphs', '<div><div><div>a</div><div>b</div></div></div>', '<p>a</p><p>b</p>'],
    [
      'unknown elements to their words',
      '<p><font color="red">a</font> <custom-x>b</custom-x></p>',
      '<p>a b</p>',
    ],
  ])('%s', (_, html, expected) => {
    expect(sanitizeBody(html)).toBe(expected)
  })

  test('boxes within boxes without running words together', () => {
    const words = sanitizeBody('<div>một<div>hai<div>ba</div>bốn</div>năm</div>').replace(/<[^>]*>/g, ' ')
    expect(words.match(/\S+/g)).toEqual(['một', 'hai', 'ba', 'bốn', 'năm'])
  })
})

describe('pictures', () => {
  test('from elsewhere become links that say what they show', () => {
    expect(sanitizeBody('<p><img src="https://elsewhere.example/a/b.jpg" alt="Lễ hội"></p>')).toBe(
      '<p><a href="https://elsewhere.example/a/b.jpg">Lễ hội</a></p>',
    )
  })

  test('from elsewhere without a description are called by their file', () => {
    expect(sanitizeBody('<p><img src="https://elsewhere.example/a/b.jpg"></p>')).toBe(
      '<p><a href="https://elsewhere.example/a/b.jpg">b.jpg</a></p>',
    )
  })

  test('from elsewhere keep their address also when it leaves the protocol open', () => {
    expect(sanitizeBody('<p><img src="//elsewhere.example/a.jpg" alt="Lễ hội"></p>')).toMatch(
      /href="(https:)?\/\/elsewhere\.example\/a\.jpg"/,
    )
  })

  test.each([
    `/media/${'a'.repeat(63)}.webp`,
    `/media/${'A'.repeat(64)}.webp`,
    `/media/${'a'.repeat(64)}.webp?x`,
    `/media/../${'a'.repeat(64)}.webp`,
    `https://elsewhere.example${PICTURE}`,
  ])('at %s are not taken for stored ones', (src) => {
    expect(sanitizeBody(`<p><img src="${src}" alt="a"></p>`)).not.toContain('src=')
  })

  test('that hold their own data leave none of it among the words', () => {
    const body = sanitizeBody(`<p>a</p><img src="data:image/png;base64,iVBORw0KGgo${'A'.repeat(80)}">`)
    expect(body).not.toContain('base64')
    expect(body).not.toContain('AAAA')
  })

  test('that were files take their new address and size', () => {
    const stored = (src: string) => (src === 'a.jpg' ? { src: PICTURE, width: 800, height: 600 } : undefined)
    expect(sanitizeBody('<p><img src="a.jpg" alt="b" width="9" height="9"></p>', stored)).toBe(
      `<figure><img src="${PICTURE}" alt="b" width="800" height="600" ${LAZY} /></figure>`,
    )
  })

  test('that were files of unknown size are given none', () => {
    expect(sanitizeBody('<p><img src="a.jpg" alt="b"></p>', () => ({ src: PICTURE }))).toBe(
      `<figure><img src="${PICTURE}" alt="b" ${LAZY} /></figure>`,
    )
  })

  test('cannot break out of their attributes', () => {
    const body = sanitizeBody(`<img src="${PICTURE}" alt="&quot; onerror=&quot;alert(1)">`)
    expect(body).toBe(`<figure><img src="${PICTURE}" alt="&quot; onerror=&quot;alert(1)" ${LAZY} /></figure>`)
  })
})

describe('localPictures', () => {
  test('lists relative addresses, each once, and neither stored pictures nor those from elsewhere', () => {
    const html = [
      'a.jpg',
      'pictures/b.png',
      '../c.gif',
      '/upload/d.jpg',
      'a.jpg',
      'https://elsewhere.example/e.jpg',
      '//elsewhere.example/f.jpg',
      'data:image/png;base64,AAAA',
      PICTURE,
    ].map((src) => `<p><img src="${src}" alt=""></p>`)
    expect(localPictures(html.join(''))).toEqual(['a.jpg', 'pictures/b.png', '../c.gif', '/upload/d.jpg'])
  })

  test('gives addresses as they are meant, not as they are escaped', () => {
    expect(localPictures('<img src="a&amp;b.jpg">')).toEqual(['a&b.jpg'])
  })

  test('finds none in text without pictures', () => {
    expect(localPictures('<p>a.jpg <a href="b.jpg">b</a> &lt;img src="c.jpg"&gt;</p>')).toEqual([])
  })

  test('passes over pictures without an address', () => {
    expect(localPictures('<p>a<img alt="b"><img src=""></p>')).toEqual([])
  })

  test.each(['NFC', 'NFD'])('lists what sanitising will ask for (%s)', (form) => {
    const html = '<p><img src="ảnh/lễ hội.jpg" alt="Lễ hội"></p>'.normalize(form)
    const asked = new Set<string>()
    sanitizeBody(html, (src) => {
      asked.add(src)
      return undefined
    })
    expect([...asked]).toEqual(localPictures(html))
  })
})

describe('sanitising twice gives the same as once', () => {
  test.each([
    '<div><div><div>a</div></div></div>',
    '<div>a<div>b<div>c</div>d</div>e</div>',
    '<div><div>a</div>b<div>c</div></div>',
    '<div><div><div><div><div>a</div>b</div>c</div>d</div>e</div>',
    '<div>\n<div>\n</div>\n</div>',
    '<div><p>a</p><div><ul><li><div>b</div></li></ul></div></div>',
    '<div><table><tr><td><div>a</div></td></tr></table></div>',
    '<p><table><tr><td>a</td></tr></table></p>',
    '<p><div><p><div>a',
    '<p>a<p>b',
    '<p>a</b></i>b</p></p>c',
    '<p><b><i></i></b></p>',
    '<p><strong><p>a</p></strong></p>',
    '<ul><li>a<li>b<ul><li>c</ul></ul>',
    '<h2><div>a</div></h2>',
    '<blockquote><p><blockquote><p>a</p></blockquote></p></blockquote>',
    '<font><center><div>a</div></center></font>',
    '<span><div><h1>a</h1></div></span>',
    '<a href="https://a.example"><img src="https://b.example/c.jpg" alt="d"></a>',
    '<a href="/a"><div>b<a href="/c">d</a></div></a>',
    '<figure><div><img src="https://a.example/b.jpg"></div><figcaption><div>c</div></figcaption></figure>',
    `<figure><img src="${PICTURE}"><figcaption></figcaption></figure>`,
    '<img><img src=""><img src="data:x">',
    '<img src="a&quot;b.jpg" alt="&lt;b&gt;c&lt;/b&gt;">',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '&lt;script&gt;a&lt;/script&gt; &amp;lt;b&amp;gt; &amp;amp;',
    '1 < 2 & 3 > 2 &nbsp; &copy; &#x110;ồng',
    '<p>a<!-- b --><![CDATA[c]]><?php d ?></p>',
    '<o:p>&nbsp;</o:p><p class=MsoNormal style="x">a<o:p></o:p></p>',
    '<svg><a href="/a"><text>b</text></a></svg><math><mi>c</mi></math>',
    '<textarea><p>a</textarea><noscript><p>b</p></noscript>',
    '<s><del>a</del></s><td>b</td>c',
    '<p>Đồng Tâm</p>'.normalize('NFD'),
  ])('%j', (html) => {
    const once = sanitizeBody(html)
    expect(sanitizeBody(once)).toBe(once)
  })
})
