import { describe, expect, test } from 'vitest'
import { articleChange, parseArticle } from '../../../src/editing/article-input.ts'
import { TIME_OF_RECORD } from '../../../src/import/record.ts'
import { parsePortalPage } from '../../../src/import/saved-page.ts'
import { parseDay, parseInstant } from '../../../src/lib/dates.ts'
import { parseSearch } from '../../../src/search/search-request.ts'

// Every place where a date comes in as text, and what each of them takes: so that what one takes does not change
// when another learns something.

const ZONE = 'Asia/Ho_Chi_Minh'

/** Days: what addresses, statistics, the log and the schedule take, and what the search form takes. */
type Day = [text: string, inUrls: string | undefined, inSearch: string | undefined]
const days: Day[] = [
  ['2021-04-02', '2021-04-02', '2021-04-02'],
  ['2020-02-29', '2020-02-29', '2020-02-29'],
  ['1900-01-01', '1900-01-01', '1900-01-01'],
  ['2200-12-31', '2200-12-31', '2200-12-31'],
  ['02/04/2021', undefined, '2021-04-02'],
  ['2/4/2021', undefined, '2021-04-02'],
  ['02-04-2021', undefined, '2021-04-02'],
  ['2.4.2021', undefined, '2021-04-02'],
  ['02/04-2021', undefined, '2021-04-02'],
  ['29/2/2020', undefined, '2020-02-29'],
  ['1/1/1900', undefined, '1900-01-01'],
  ['31/12/2200', undefined, '2200-12-31'],
  ...[
    ...['2021-02-29', '2021-02-31', '2021-13-01', '2021-00-10', '31/02/2021', '29/2/2021', '0/4/2021'],
    ...['0000-01-01', '1899-12-31', '31/12/1899', '2201-01-01', '1/1/2201', '9999-12-31'],
    ...['10000-01-01', '+012021-04-02', '-000001-01-01', '2021-4-2', '20210402', '2021/04/02', '2/4/21'],
    ...[
      ' 2021-04-02',
      '2021-04-02\n',
      ' 2/4/2021',
      '2 / 4 / 2021',
      '２０２１-０４-０２',
      '０２/０４/２０２１',
    ],
    ...['2021-04-02T15:26', '02/04/2021 15:26', 'hôm nay', '1617321600'],
  ].map((text) => [text, undefined, undefined] as Day),
]

describe('a day', () => {
  test.each(days)('%j is %s in an address and %s in a search', (text, inUrls, inSearch) => {
    expect(parseDay(text)).toBe(inUrls)
    const { request, errors } = parseSearch({ from: text })
    expect(request.from).toBe(inSearch)
    expect(errors).toEqual(inSearch === undefined ? [{ field: 'from', code: 'noSuchFrom' }] : [])
  })
})

const APRIL_2 = '2021-04-02T08:26:00Z'
const NO_DATE = 'no possible time'

/** What a record, an article of a form or a script, and the time line of a saved page take. */
type Time = [text: string, inRecord?: string | undefined, inArticle?: string | undefined, inPage?: string]
const times: Time[] = [
  ['2021-04-02T15:26', APRIL_2, APRIL_2],
  ['2021-04-02T15:26:59', '2021-04-02T08:26:59Z', '2021-04-02T08:26:59Z'],
  ['2021-04-02T15:26:59.999', '2021-04-02T08:26:59Z', '2021-04-02T08:26:59Z'],
  ['2021-04-02T15:26:60', '2021-04-02T08:26:59Z', '2021-04-02T08:26:59Z'],
  ['2021-04-02T23:59', '2021-04-02T16:59:00Z', '2021-04-02T16:59:00Z'],
  ['2021-04-02T08:26Z', APRIL_2, APRIL_2],
  ['2021-04-02T08:26:00,5Z', APRIL_2, APRIL_2],
  ['2021-04-02T15:26+07:00', APRIL_2, APRIL_2],
  ['2021-04-02T15:26+0700', APRIL_2, APRIL_2],
  ['2021-04-02T15:26+07', APRIL_2, APRIL_2],
  ['2021-04-02T04:26-04:00', APRIL_2, APRIL_2],
  ['2021-04-02T15:56+07:30', APRIL_2, APRIL_2],
  // What stands in brackets does not count, nor does an offset before it or one with seconds.
  ['2021-04-02T15:26+07:00[Asia/Ho_Chi_Minh]', APRIL_2, APRIL_2],
  ['2021-04-02T15:26[Europe/Berlin]', APRIL_2, APRIL_2],
  ['2021-04-02T15:26+01:00:30', APRIL_2, APRIL_2],
  // The year is that which was written.
  ['1900-01-01T00:00Z', '1900-01-01T00:00:00Z', '1900-01-01T00:00:00Z'],
  ['1900-01-01T00:00', '1899-12-31T16:53:30Z', '1899-12-31T16:53:30Z'],
  ['2200-12-31T23:59', '2200-12-31T16:59:00Z', '2200-12-31T16:59:00Z'],
  ['2200-12-31T23:59-12:00', '2201-01-01T11:59:00Z', '2201-01-01T11:59:00Z'],
  // Forms and scripts may leave spaces around it, records not.
  [' 2021-04-02T15:26', undefined, APRIL_2],
  ['2021-04-02T15:26 ', undefined, APRIL_2],
  ['02/04/2021 15:26', APRIL_2, undefined, APRIL_2],
  ['2/4/2021 5:06', '2021-04-01T22:06:00Z', undefined, '2021-04-01T22:06:00Z'],
  ['2/4/2021, 15:26', APRIL_2, undefined, APRIL_2],
  ['02/04/2021\u00A0 15:26', APRIL_2, undefined, APRIL_2],
  [' 02/04/2021 15:26 ', APRIL_2, undefined, APRIL_2],
  ['01/01/1900 00:00', '1899-12-31T16:53:30Z', undefined, '1899-12-31T16:53:30Z'],
  ['31/12/2200 23:59', '2200-12-31T16:59:00Z', undefined, '2200-12-31T16:59:00Z'],
  ['31/12/1899 23:59', undefined, undefined, NO_DATE],
  ['1/1/2201 00:00', undefined, undefined, NO_DATE],
  ...['0001-01-01T00:00', '1899-12-31T23:59Z', '2201-01-01T00:00', '9999-12-31T23:59'].map(
    (text) => [text] as Time,
  ),
  ['\u200B02/04/2021 15:26', undefined, undefined, APRIL_2],
  ['02-04-2021 15:26', undefined, undefined, APRIL_2],
  ['02/04/2021 15h26', undefined, undefined, APRIL_2],
  ['02/04/2021 | 15:26', undefined, undefined, APRIL_2],
  ['02/04/2021 - 15:26', undefined, undefined, APRIL_2],
  ['Thứ sáu, 02/04/2021 15:26', undefined, undefined, APRIL_2],
  ['Chủ nhật 04/04/2021 15:26', undefined, undefined, '2021-04-04T08:26:00Z'],
  ['NGÀY 02/04/2021 15:26', undefined, undefined, APRIL_2],
  ...['31/02/2021 10:00', '02/04/2021 24:00', '02/04/2021 25:00', '02/04/2021 15:60', '4/13/2021 15:26'].map(
    (text) => [text, undefined, undefined, NO_DATE] as Time,
  ),
  ...[
    ...['2021-04-02', '02/04/2021', '2021-04-02T15', '2021-04-02T1526', '2021-04-02 15:26', '20210402T1526'],
    ...['2021-04-02t15:26', '2021-04-02T15:26z', '2021-04-02T15:26 +07:00', '2021-04-02T15:26−07:00'],
    ...['2021-04-02T24:00', '2021-04-02T24:00Z', '2021-04-02T15:60', '2021-02-30T10:00', '2021-02-30T10:00Z'],
    ...['2021-04-02T15:26+24:00', '2021-04-02T15:26+7', '10000-01-01T00:00', '２０２１-０４-０２T15:26'],
    ...['02.04.2021 15:26', '02/04/2021T15:26', '02/04/2021 15:26:00', '15:26 02/04/2021', '02/04/2021 15:6'],
    ...['02/04/21 15:26', '02/04/2021 15:26 SA', '０２/０４/２０２１ １５:２６', 'hôm nay', '1617351960'],
  ].map((text) => [text] as Time),
]

describe('a time', () => {
  test.each(times)(
    '%j is %s in a record, %s in an article, %s in a page',
    (text, inRecord, inArticle, inPage) => {
      expect(parseInstant(text, ZONE, TIME_OF_RECORD)).toBe(inRecord)
      expect(ofArticle(text)).toBe(inArticle)
      expect(ofPage(text)).toBe(inPage)
    },
  )
})

function ofArticle(text: string): string | undefined {
  const parsed = parseArticle(articleChange, { publishedAt: text })
  return 'input' in parsed ? parseInstant(parsed.input.publishedAt ?? '', ZONE) : undefined
}

function ofPage(text: string): string | undefined {
  const page = parsePortalPage(`Tiêu đề\n${text}\nLời dẫn.`, ZONE)
  if ('article' in page) return page.article.publishedAt
  return page.reason.includes(NO_DATE) ? NO_DATE : undefined
}
