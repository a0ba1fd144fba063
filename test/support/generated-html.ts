import { pick } from './random.ts'

const words = ['Bình', 'Liêu', 'xã Mẫu', 'đường', '12', 'Điều 3.', '&amp;', 'một hai', 'a&nbsp;b', '1 &lt; 2']
const spaces = ['', '', ' ', ' ', '\n', '&nbsp;', '  ']
const inlineTags =
  'b strong i em u s del ins strike sub sup code span font a q small big abbr custom-x o:p st1:place mark time label'.split(
    ' ',
  )
const blockTags =
  'p div h1 h2 h3 h4 h5 h6 section article aside center address header footer main details fieldset form blockquote pre nav'.split(
    ' ',
  )

type Random = () => number

/** Elements of a document: enough to reach its depth, and few enough to read a failure. */
const MAX_NODES = 30

/** A document of any elements in each other, as found on the web and in clipboards, nested to a depth of eight. */
export function wildHtml(random: Random): string {
  let pictures = 0
  let budget = MAX_NODES
  const img = () => {
    const name = `anh-${++pictures}.jpg`
    return pick(random, [
      `<img src="${name}" alt="Ảnh">`,
      `<img alt="" src="${name}" width="300">`,
      `<img data-src="${name}" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP">`,
      `<img data-original="${name}">`,
      `<img srcset="nho-${name} 320w, ${name} 1024w">`,
      `<img data-lazy-src="${name}"><noscript><img src="${name}"></noscript>`,
      `<picture><source srcset="x.webp"><img src="${name}"></picture>`,
    ])
  }
  const some = (max: number, make: () => string) =>
    Array.from({ length: Math.floor(random() * (max + 1)) }, make).join(pick(random, spaces))
  const text = () => pick(random, spaces) + pick(random, words) + pick(random, spaces)
  const any = (depth: number): string => {
    if (depth <= 0 || budget-- <= 0) return text()
    const inside = () => some(3, () => any(depth - 1))
    const kind = random()
    if (kind < 0.28) return text()
    if (kind < 0.36) return img()
    if (kind < 0.56) {
      const tag = pick(random, inlineTags)
      const href =
        tag === 'a'
          ? pick(random, [' href="/bai"', ' href="anh-1.jpg"', ' name="x"', ' href="javascript:1"'])
          : ''
      return `<${tag}${href}>${inside()}</${tag}>`
    }
    if (kind < 0.72) {
      const tag = pick(random, blockTags)
      return `<${tag}>${inside()}</${tag}>`
    }
    return structure(random, depth, inside, some)
  }
  return some(4, () => any(8))
}

function structure(
  random: Random,
  depth: number,
  inside: () => string,
  some: (max: number, make: () => string) => string,
): string {
  const list = () => {
    const tag = pick(random, ['ul', 'ol', 'ol type="a"', 'ol start="4" type="I"', 'menu'])
    return `<${tag}>${some(3, () => pick(random, [`<li>${inside()}</li>`, `<li>${inside()}`, inside()]))}</${tag.split(' ')[0]}>`
  }
  const row = () =>
    `<tr>${some(3, () => pick(random, [`<td>${inside()}</td>`, `<th scope="row">${inside()}</th>`]))}</tr>`
  return pick(random, [
    list,
    list,
    () => `<table>${pick(random, ['', `<caption>${inside()}</caption>`])}${some(3, row)}</table>`,
    () => `<table><thead>${row()}</thead><tbody>${some(2, row)}</tbody></table>`,
    () => `<figure>${inside()}<figcaption>${inside()}</figcaption></figure>`,
    () => `<figure>${inside()}</figure>`,
    () => `<dl><dt>${inside()}</dt><dd>${inside()}</dd></dl>`,
    () => `<br>`,
    () => '<hr>',
    () => `<!-- ${depth} --><script>var a = "<p>"</script><style>p { }</style>`,
    () =>
      `<div style="display:none">${inside()}</div><p hidden>${inside()}</p><template>${inside()}</template>`,
    () => `<noscript>${inside()}</noscript>`,
    () => `<iframe src="https://video.example/">x</iframe><video src="a.mp4">y</video>`,
    () =>
      `<!--[if !supportLists]--><span style="mso-list:Ignore">a)<span>&nbsp;</span></span><!--[endif]-->${inside()}`,
  ])()
}
