import { describe, expect, test } from 'vitest'
import { parseRecord } from '../../../src/import/record.ts'

function accepted(input: object) {
  const parsed = parseRecord({ title: 'Lễ ký kết', ...input })
  if ('reason' in parsed) throw new Error(parsed.reason)
  return parsed.record
}

function reasonOf(input: unknown): string {
  const parsed = parseRecord(input)
  return 'reason' in parsed ? parsed.reason : 'none'
}

describe('parseRecord', () => {
  test('needs no more than a title', () => {
    expect(accepted({})).toEqual({
      title: 'Lễ ký kết',
      lead: '',
      body: '',
      author: '',
      organisation: '',
      status: 'published',
    })
  })

  test('trims and composes lines of text', () => {
    const record = accepted({ title: '  Đồng Tâm \n'.normalize('NFD'), author: ' Hoàng Đức Bằng ' })
    expect(record.title).toBe('Đồng Tâm')
    expect(record.author).toBe('Hoàng Đức Bằng')
  })

  test.each([
    ['an unknown field', { title: 'a', titel: 'b' }, 'titel'],
    ['an unknown field of the cover', { title: 'a', cover: { fiel: 'b.jpg' } }, 'cover.fiel'],
    [
      'an unknown field of the category',
      { title: 'a', category: { slug: 'tin-tuc', name: 'Tin tức', nmae: 'b' } },
      'nmae',
    ],
    ['a missing title', { lead: 'a' }, 'title'],
    ['an empty title', { title: ' \n ' }, 'title: must not be empty'],
    ['a title that is too long', { title: 'a'.repeat(301) }, 'title'],
    ['a field of the wrong type', { title: 'a', lead: 5 }, 'lead'],
    ['an unknown status', { title: 'a', status: 'live' }, 'status'],
    ['a bad slug', { title: 'a', slug: 'Lễ ký kết' }, 'slug: must be lower-case letters'],
    ['a slug with two hyphens in a row', { title: 'a', slug: 'a--b' }, 'slug: must be lower-case letters'],
    ['a bad category slug', { title: 'a', category: 'Tin Tức' }, 'category: must be lower-case letters'],
    [
      'a bad slug of a new category',
      { title: 'a', category: { slug: 'tin/tuc', name: 'Tin tức' } },
      'category.slug: must be lower-case letters',
    ],
    ['a reserved category slug', { title: 'a', category: 'luu-tru' }, 'category: is reserved'],
    [
      'a reserved slug of a new category',
      { title: 'a', category: { slug: 'media', name: 'Ảnh' } },
      'category.slug: is reserved',
    ],
    ['a new category without a name', { title: 'a', category: { slug: 'tin-tuc' } }, 'name'],
    ['an old address that is no web page', { title: 'a', oldUrl: 'javascript:alert(1)' }, 'oldUrl'],
    ['an old address without a leading slash', { title: 'a', oldUrl: 'tin-tuc/1' }, 'oldUrl'],
    ['an empty external id', { title: 'a', externalId: ' ' }, 'externalId: must not be empty'],
    ['a featured place that is not whole', { title: 'a', featured: 1.5 }, 'featured'],
  ])('names %s in the reason', (_, input, named) => {
    expect(reasonOf(input)).toContain(named)
  })

  test.each([[null], ['a title'], [5], [undefined]])('refuses %j, which is no record', (input) => {
    expect(reasonOf(input)).toMatch(/^record: /)
  })

  test('names every field that is wrong', () => {
    const reason = reasonOf({ title: '', slug: 'A', lead: 1 })
    for (const field of ['title', 'slug', 'lead']) expect(reason).toContain(`${field}: `)
  })

  test('takes a category by its slug or with what it takes to add it', () => {
    expect(accepted({ category: 'tin-tuc' }).category).toBe('tin-tuc')
    const added = { slug: 'y-te', name: 'Y tế', kind: 'department', parent: 'so-ban-nganh' }
    expect(accepted({ category: added }).category).toEqual(added)
  })

  test('keeps path and query of an old address', () => {
    expect(accepted({ oldUrl: 'https://old.example/tin/bai.aspx?id=5#top' }).oldUrl).toBe(
      '/tin/bai.aspx?id=5',
    )
    expect(accepted({ oldUrl: '/tin/bai.aspx?id=5' }).oldUrl).toBe('/tin/bai.aspx?id=5')
  })
})
