import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type PortalPage, parsePortalPage } from '../../../src/import/saved-page.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const fixtures = `${import.meta.dirname}/../../../src/sample/newsroom`
const saved = readFileSync(`${fixtures}/bai-viet-binh-lieu.txt`, 'utf8')

const LONG = `${'Nhân dân trong huyện tích cực tham gia các phong trào thi đua yêu nước. '.repeat(5)}Hết đoạn.`
const LEAD = 'Ngày 31/3/2021, huyện tổ chức hội nghị tổng kết.'

const page = (...lines: string[]) => ['Lễ ký kết', '', '02/04/2021 15:26', '', ...lines].join('\n')

function parsed(text: string): PortalPage {
  const result = parsePortalPage(text, ZONE)
  if ('reason' in result) throw new Error(result.reason)
  return result
}

function reasonOf(text: string): string {
  const result = parsePortalPage(text, ZONE)
  return 'reason' in result ? result.reason : 'none'
}

const wordsOf = (text: string) => text.normalize('NFC').match(/\S+/g) ?? []

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

describe('a saved page', () => {
  const { article, visits } = parsed(saved)
  const body = article.body ?? ''

  test('gives title and time', () => {
    expect(article.title).toBe(
      'UBND huyện, Ban Dân vận Huyện uỷ, Cơ quan Khối MTTQ và các đoàn thể chính trị - xã hội huyện ký kết Chương trình phối hợp năm 2021',
    )
    expect(article.publishedAt).toBe('2021-04-02T08:26:00Z')
  })

  test('gives the first paragraph as lead', () => {
    expect(article.lead).toMatch(/^Ngày 31\/3\/2021, UBND huyện, .* đồng chủ trì hội nghị\.$/)
    expect(body).not.toContain('Ngày 31/3/2021')
  })

  test('gives the caption of its picture as that of the cover', () => {
    expect(article.cover).toEqual({ caption: 'Quang cảnh lễ ký kết Chương trình phối hợp năm 2021' })
    expect(body).not.toContain('Quang cảnh')
  })

  test('gives author and organisation', () => {
    expect(article.author).toBe('Hoàng Đức Bằng')
    expect(article.organisation).toBe('Văn phòng HĐND & UBND huyện Bình Liêu')
    expect(body).not.toContain('Hoàng Đức Bằng')
  })

  test('gives the number of visits', () => {
    expect(visits).toBe(1854779)
  })

  test('gives the other paragraphs as body', () => {
    expect(body.match(/<p>/g)).toHaveLength(4)
    expect(body.replaceAll(/<p>[^<]+<\/p>/g, '').trim()).toBe('')
  })

  test('keeps every word of the article once and in order', () => {
    const from = saved.indexOf('02/04/2021 15:26') + '02/04/2021 15:26'.length
    const written = saved.slice(from, saved.indexOf('Hoàng Đức Bằng ('))
    const kept = [article.lead, article.cover?.caption, textOf(body)].join(' ')
    expect(wordsOf(written).length).toBeGreaterThan(900)
    expect(wordsOf(kept)).toEqual(wordsOf(written))
  })

  test('leaves out what stands around the article', () => {
    const furniture = [
      'Tìm kiếm theo chuyên mục',
      'Tin sở ban ngành',
      'Bản đồ',
      'Lịch công tác trống',
      'Tin tiêu điểm',
      'Website liên kết',
      'Thống kê truy cập',
      'Đã truy cập',
      'Thông tin báo chí',
    ]
    expect(furniture.filter((heading) => JSON.stringify(article).includes(heading))).toEqual([])
  })

  test.each([
    ['with Windows line ends', saved.replaceAll('\n', '\r\n')],
    ['in decomposed Unicode', saved.normalize('NFD')],
    ['in both', saved.replaceAll('\n', '\r\n').normalize('NFD')],
    ['with a byte order mark', `\uFEFF${saved}`],
  ])('gives the same %s', (_, text) => {
    expect(parsed(text)).toEqual({ article, visits })
  })
})

describe('parsePortalPage', () => {
  test('joins a title that runs over several lines, and only the block above the time', () => {
    const text = ['Trang chủ', '', 'Lễ ký kết', 'Chương trình phối hợp', '', '02/04/2021 15:26', LEAD].join(
      '\n',
    )
    expect(parsed(text).article.title).toBe('Lễ ký kết Chương trình phối hợp')
  })

  test.each(['2/4/2021 15:26', '02-04-2021 15:26', 'Thứ sáu, 02/04/2021 15:26', '02/04/2021 | 15h26'])(
    'takes the time line %j',
    (time) => {
      expect(parsed(`Lễ ký kết\n${time}\n${LEAD}`).article.publishedAt).toBe('2021-04-02T08:26:00Z')
    },
  )

  test('reads the time in the time zone it is given', () => {
    const result = parsePortalPage(page(LEAD), 'UTC')
    expect(result).toMatchObject({ article: { publishedAt: '2021-04-02T15:26:00Z' } })
  })

  test('does not take a time within a sentence for the time of the article', () => {
    expect(reasonOf(`Lễ ký kết\nHội nghị họp lúc 02/04/2021 15:26 tại huyện.\n${LEAD}`)).toContain(
      'no line with a time',
    )
  })

  test('tells what is missing or wrong', () => {
    expect(reasonOf('')).toContain('no line with a time')
    expect(reasonOf(`Lễ ký kết\n\n${LEAD}`)).toContain('no line with a time')
    expect(reasonOf(`02/04/2021 15:26\n\n${LEAD}`)).toContain('no title above the time in line 1')
    expect(reasonOf(`\n  \n02/04/2021 15:26\n\n${LEAD}`)).toContain('no title above the time in line 3')
    expect(reasonOf(page(''))).toContain('no text below the time in line 3')
    expect(reasonOf(page('Tin sở ban ngành', 'Bản đồ'))).toContain('no text below the time in line 3')
  })

  test.each(['31/02/2021 15:26', '02/13/2021 15:26', '02/04/2021 25:00', '00/04/2021 10:00'])(
    'says that %s is no possible time',
    (time) => {
      expect(reasonOf(`Lễ ký kết\n\n${time}\n\n${LEAD}`)).toContain(`line 3 holds no possible time: ${time}`)
    },
  )

  test('keeps a line of the article that reads like a heading of the page around it', () => {
    const { body } = parsed(page(LEAD, LONG, 'Bản đồ', LONG, '', 'Bản đồ', 'Website liên kết')).article
    expect(body?.match(/<p>Bản đồ<\/p>/g)).toHaveLength(1)
    expect(body?.match(/Hết đoạn\./g)).toHaveLength(2)
    expect(body).not.toContain('Website liên kết')
  })

  test('keeps short paragraphs after the last long one', () => {
    const { body } = parsed(page(LEAD, LONG, 'Hội nghị kết thúc tốt đẹp.', '', 'Tin sở ban ngành')).article
    expect(body).toContain('<p>Hội nghị kết thúc tốt đẹp.</p>')
  })

  test('keeps each caption where it stands; only one right after the lead is that of the cover', () => {
    const text = page(LEAD, '   ', 'Quang cảnh hội nghị', LONG, ' \u00A0 ', 'Các đại biểu ký kết', LONG)
    const { article } = parsed(text)
    expect(article.cover).toEqual({ caption: 'Quang cảnh hội nghị' })
    expect(article.body).toBe(
      [
        `<p>${LONG}</p>`,
        '<figure><figcaption>Các đại biểu ký kết</figcaption></figure>',
        `<p>${LONG}</p>`,
      ].join('\n'),
    )
  })

  test('takes a second caption right below the first for one of the body', () => {
    const { article } = parsed(page(LEAD, '  ', 'Ảnh một', '  ', 'Ảnh hai', '', LONG))
    expect(article.cover).toEqual({ caption: 'Ảnh một' })
    expect(article.body).toBe(`<figure><figcaption>Ảnh hai</figcaption></figure>\n<p>${LONG}</p>`)
  })

  test('takes one line below a picture for its caption and no more', () => {
    const { article } = parsed(page(LEAD, '  ', 'Quang cảnh hội nghị', 'Kết quả đạt được', LONG))
    expect(article.cover).toEqual({ caption: 'Quang cảnh hội nghị' })
    expect(article.body).toBe(`<p>Kết quả đạt được</p>\n<p>${LONG}</p>`)
  })

  test('does not take a sentence below a picture for its caption', () => {
    const { article } = parsed(page(LEAD, '  ', 'Hội nghị bắt đầu lúc 8 giờ.', LONG))
    expect(article.cover).toBeUndefined()
    expect(article.body).toContain('<p>Hội nghị bắt đầu lúc 8 giờ.</p>')
  })

  test('gives no author when there is no byline', () => {
    const { article } = parsed(page(LEAD, LONG, 'Hội nghị kết thúc tốt đẹp.'))
    expect(article).not.toHaveProperty('author')
    expect(article).not.toHaveProperty('organisation')
    expect(article.body).toContain('Hội nghị kết thúc tốt đẹp.')
  })

  test.each([
    ['Hoàng Đức Bằng', 'Hoàng Đức Bằng', undefined],
    ['Lan Anh (Báo Quảng Ninh)', 'Lan Anh', 'Báo Quảng Ninh'],
    ['Lan Anh - Đức Bằng', 'Lan Anh - Đức Bằng', undefined],
  ])('reads the byline %j', (line, author, organisation) => {
    const { article } = parsed(page(LEAD, LONG, line))
    expect(article.author).toBe(author)
    expect(article.organisation).toBe(organisation)
    expect(article.body).toBe(`<p>${LONG}</p>`)
  })

  test('an article of one paragraph has a lead and nothing else', () => {
    expect(parsed(page(LEAD)).article).toMatchObject({ lead: LEAD, body: '' })
  })

  test('keeps signs that mean something in HTML as text', () => {
    const { body } = parsed(page(LEAD, `<script>alert("1 & 2")</script> ${LONG}`)).article
    expect(body).toBe(`<p>&lt;script&gt;alert("1 &amp; 2")&lt;/script&gt; ${LONG}</p>`)
  })

  test('reads visits that are grouped by thousands, and none where the page has none', () => {
    expect(parsed(page(LEAD, '', 'Thống kê truy cập', 'Đã truy cập: 1.854.779')).visits).toBe(1854779)
    expect(parsed(page(LEAD)).visits).toBeUndefined()
  })

  test('gives an id that stays when the text is corrected and changes with title and time', () => {
    const id = parsed(page(LEAD)).article.externalId
    expect(parsed(page(LEAD, LONG)).article.externalId).toBe(id)
    expect(parsed(page(LEAD).normalize('NFD')).article.externalId).toBe(id)
    expect(parsed(page(LEAD).replace('Lễ ký kết', 'Lễ hội')).article.externalId).not.toBe(id)
    expect(parsed(page(LEAD).replace('15:26', '15:27')).article.externalId).not.toBe(id)
  })
})
