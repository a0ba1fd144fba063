import { describe, expect, test } from 'vitest'
import { type PreparedArticle, prepareArticle } from '../../../src/import/prepare.ts'
import { type ArticleRecordInput, parseRecord } from '../../../src/import/record.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const NOW = new Date('2021-04-10T00:00:00Z')
const PICTURE = `/media/${'a'.repeat(64)}.webp`

type Pictures = Parameters<typeof prepareArticle>[3]

function prepare(input: Partial<ArticleRecordInput>, pictures?: Pictures) {
  const parsed = parseRecord({ title: 'Lễ ký kết', publishedAt: '2021-04-02T15:26', ...input })
  if ('reason' in parsed) throw new Error(parsed.reason)
  return prepareArticle(parsed.record, ZONE, NOW, pictures)
}

function prepared(input: Partial<ArticleRecordInput>, pictures?: Pictures): PreparedArticle {
  const result = prepare(input, pictures)
  if ('reason' in result) throw new Error(result.reason)
  return result.article
}

describe('prepareArticle', () => {
  test('stores times in UTC and the day in the time zone of the site', () => {
    const article = prepared({ publishedAt: '2021-04-03T00:30', updatedAt: '05/04/2021 08:00' })
    expect(article.published_at).toBe('2021-04-02T17:30:00Z')
    expect(article.published_day).toBe('2021-04-03')
    expect(article.updated_at).toBe('2021-04-05T01:00:00Z')
  })

  test('what is published in the past is published', () => {
    const article = prepared({})
    expect(article.status).toBe('published')
    expect(article.first_published_at).toBe('2021-04-02T08:26:00Z')
  })

  test('what is published in the future is scheduled', () => {
    const article = prepared({ publishedAt: '2021-04-10T00:00:01Z' })
    expect(article.status).toBe('scheduled')
    expect(article.published_at).toBe('2021-04-10T00:00:01Z')
    expect(article.first_published_at).toBeNull()
  })

  test('what is published this very second is published', () => {
    expect(prepared({ publishedAt: '2021-04-10T00:00:00Z' }).status).toBe('published')
  })

  test('a draft stays a draft, with or without a time', () => {
    for (const publishedAt of ['2021-04-02T15:26', '2030-01-01T00:00', undefined]) {
      const input = { title: 'Lễ ký kết', status: 'draft' as const, ...(publishedAt && { publishedAt }) }
      const parsed = parseRecord(input)
      if ('reason' in parsed) throw new Error(parsed.reason)
      expect(prepareArticle(parsed.record, ZONE, NOW)).toMatchObject({
        article: {
          status: 'draft',
          first_published_at: null,
          published_at: publishedAt ? expect.any(String) : null,
          published_day: publishedAt ? expect.any(String) : null,
        },
      })
    }
  })

  test('a withdrawn article has been published before', () => {
    expect(prepared({ status: 'withdrawn' })).toMatchObject({
      status: 'withdrawn',
      first_published_at: '2021-04-02T08:26:00Z',
    })
  })

  test.each(['published', 'scheduled', 'withdrawn'] as const)('a %s article needs a time', (status) => {
    const parsed = parseRecord({ title: 'Lễ ký kết', status })
    if ('reason' in parsed) throw new Error(parsed.reason)
    expect(prepareArticle(parsed.record, ZONE, NOW)).toEqual({
      reason: expect.stringMatching(/^publishedAt: /),
    })
  })

  test.each(['publishedAt', 'updatedAt', 'expiresAt'] as const)('names %s when it is no time', (field) => {
    expect(prepare({ [field]: '31/02/2021 10:00' })).toEqual({
      reason: expect.stringMatching(new RegExp(`^${field}: "31/02/2021 10:00"`)),
    })
  })

  test.each(['2021-04-02T15:25', '2021-04-02T15:26'])(
    'refuses to expire at %s, not after publishing',
    (at) => {
      expect(prepare({ expiresAt: at })).toEqual({ reason: expect.stringMatching(/^expiresAt: /) })
    },
  )

  test('can expire right after publishing', () => {
    expect(prepared({ expiresAt: '2021-04-02T15:26:01' }).expires_at).toBe('2021-04-02T08:26:01Z')
  })

  test('makes the slug of the title unless the record has one', () => {
    expect(prepared({ title: 'Đường Đồng Tâm' }).slug).toBe('duong-dong-tam')
    expect(prepared({ title: 'Đường Đồng Tâm', slug: 'duong-moi' }).slug).toBe('duong-moi')
  })

  test('sanitises the body and gives its pictures their new addresses', () => {
    const article = prepared(
      { body: '<p onclick="x">a</p><p><img src="a.jpg" alt="b"></p><script>c</script>' },
      (src) => (src === 'a.jpg' ? { src: PICTURE } : undefined),
    )
    expect(article.body).toBe(
      `<p>a</p><figure><img src="${PICTURE}" alt="b" loading="lazy" decoding="async" /></figure>`,
    )
  })

  test('names what of the body could not be kept, and the pictures that are not here', () => {
    const body =
      '<iframe src="https://a.example"></iframe><iframe></iframe><video></video><img src="file:///C:/a/b.png">'
    expect(prepare({ body })).toMatchObject({
      notes: [
        'body: 2 × <iframe> could not be kept',
        'body: 1 × <video> could not be kept',
        'body: has the place of a picture that is not here: b.png',
      ],
    })
    expect(prepare({ body: '<p>a</p>' })).toMatchObject({ notes: [] })
  })

  test('keeps what the record says of the cover, and nothing when it says nothing', () => {
    expect(prepared({ cover: { file: 'a.jpg', alt: 'b', caption: 'c' } })).toMatchObject({
      cover_alt: 'b',
      cover_caption: 'c',
    })
    expect(prepared({})).toMatchObject({ cover_alt: '', cover_caption: '' })
  })
})

describe('the external id', () => {
  test('is that of the record, else the old address', () => {
    expect(prepared({ externalId: 'cms:5', oldUrl: '/tin/5' }).external_id).toBe('cms:5')
    expect(prepared({ oldUrl: 'https://old.example/tin/5' }).external_id).toBe('/tin/5')
  })

  test('is otherwise the same however time and title are written and whatever else changes', () => {
    const id = prepared({ title: 'Đường Đồng Tâm' }).external_id
    const same = [
      { title: 'Đường Đồng Tâm'.normalize('NFD') },
      { title: 'Đường Đồng Tâm', publishedAt: '02/04/2021 15:26' },
      { title: 'Đường Đồng Tâm', publishedAt: '2021-04-02T08:26:00Z' },
      { title: 'Đường Đồng Tâm', body: '<p>khác</p>', lead: 'khác', slug: 'khac', author: 'Khác' },
    ]
    for (const input of same) expect(prepared(input).external_id).toBe(id)
  })

  test('is otherwise different for another title or time', () => {
    const ids = [
      prepared({ title: 'Đường Đồng Tâm' }),
      prepared({ title: 'Đường Đồng Văn' }),
      prepared({ title: 'Đường Đồng Tâm', publishedAt: '2021-04-02T15:27' }),
    ].map((article) => article.external_id)
    expect(new Set(ids).size).toBe(3)
  })
})

test('two titles that make the same slug are two articles', () => {
  const idOf = (title: string) => {
    const parsed = parseRecord({ title, publishedAt: '2021-04-02T15:26' })
    const prepared =
      'record' in parsed && prepareArticle(parsed.record, 'Asia/Ho_Chi_Minh', new Date('2026-01-01'))
    return prepared && 'article' in prepared ? prepared.article.external_id : undefined
  }
  expect(idOf('Hội nghị ở xã Đồng Tâm')).toBeDefined()
  expect(idOf('Hội nghị ở xã Đồng Tâm')).not.toBe(idOf('Hội nghị ở xã Động Tâm'))
})
