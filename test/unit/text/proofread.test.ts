import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { articles } from '../../../src/sample/newsroom/articles.ts'
import type { Issue } from '../../../src/text/issue.ts'
import { LETTERS, tcvn3, vni } from '../../../src/text/legacy-encoding-tables.ts'
import { decode } from '../../../src/text/legacy-encodings.ts'
import { proofread } from '../../../src/text/proofread.ts'
import { isSyllable } from '../../../src/text/syllables.ts'

const SAMPLE = readFileSync('src/sample/newsroom/bai-viet-binh-lieu.txt', 'utf8').normalize('NFC')

/** The text as it is once findings of it are accepted. */
function applied(text: string, findings: readonly Issue[]): string {
  return findings
    .toSorted((a, b) => b.at - a.at)
    .reduce(
      (changed, { at, length, suggestion }) => changed.slice(0, at) + suggestion + changed.slice(at + length),
      text,
    )
}

const doctored = (text: string) => applied(text, proofread(text))

/** A text as another encoding writes it. */
function encode(text: string, table: ReadonlyMap<string, string>): string {
  const backwards = new Map([...table].toReversed().map(([written, letter]) => [letter, written]))
  return [...text].map((letter) => backwards.get(letter) ?? letter).join('')
}

const words = [
  ...new Set(SAMPLE.match(/\p{L}+/gu)?.filter((word) => isSyllable(word) && /^\P{Lu}+$/u.test(word))),
]

describe('tables of encodings', () => {
  test('have every letter once', () => {
    expect(new Set(LETTERS).size).toBe(67)
    for (const table of [tcvn3, vni]) {
      expect([...LETTERS].filter((letter) => ![...table.values()].includes(letter))).toEqual([])
    }
    expect(new Set(vni.values()).size).toBe(134)
    expect(tcvn3.size).toBe(67 + 7)
  })

  test('are those of others', () => {
    // As iconv -f TCVN5712-1 reads the same bytes.
    expect(decode('§µo', 'tcvn3')).toBe('Đào')
    expect(
      [...'\xad\xae\xb5\xc6\xcb\xd6\xdc\xde\xe4\xe9\xee\xf4\xf9\xfe'].map((c) => tcvn3.get(c)).join(''),
    ).toBe('ưđàặậệĩịọộợụựỵ')
    expect(
      ['aù', 'aø', 'aâ', 'aá', 'aê', 'aë', 'ôù', 'öï', 'Æ', 'Ò', 'î', 'Ñ', 'EÄ', 'Aù']
        .map((c) => vni.get(c))
        .join(''),
    ).toBe('áàâấăặớựỈỊỵĐỆÁ')
  })

  test.each([
    ['tcvn3', tcvn3],
    ['vni', vni],
  ] as const)('%s: what is encoded by it is decoded to what it was', (encoding, table) => {
    expect(words.length).toBeGreaterThan(150)
    expect(decode(encode(words.join(' '), table), encoding)).toBe(words.join(' '))
  })
})

describe('isSyllable', () => {
  test.each([
    'nghiêng',
    'Quốc',
    'gì',
    'giếng',
    'quyết',
    'khuỷu',
    'uỷ',
    'ủy',
    'yêu',
    'LIÊU',
    'Đồng',
    'ở',
    'kỷ',
  ])('%s is one', (word) => {
    expect(isSyllable(word)).toBe(true)
  })
  test.each(['Liège', 'Ångström', 'été', 'niệmm', 'lap', 'web', 'kan', 'vÒ', 'Genève', 'strong'])(
    '%s is none',
    (word) => {
      expect(isSyllable(word)).toBe(false)
    },
  )
})

describe('examine finds', () => {
  test.each([
    ['TCVN3', 'HuyÖn uû B×nh Liªu', 'Huyện uỷ Bình Liêu'],
    ['TCVN3 capitals', '§¶ng bé tØnh Qu¶ng Ninh', 'Đảng bộ tỉnh Quảng Ninh'],
    ['TCVN3 words of capitals', 'UBND HUYÖN B×NH LI£U', 'UBND HUYỆN BÌNH LIÊU'],
    [
      'TCVN3 between Unicode',
      'Ngày mới: HuyÖn uû B×nh Liªu, được đăng',
      'Ngày mới: Huyện uỷ Bình Liêu, được đăng',
    ],
    ['TCVN3 with the soft hyphen that is its ư', 'TruyÒn thèng yªu n\u00adíc', 'Truyền thống yêu nước'],
    ['VNI', 'Huyeän uûy Bình Lieâu', 'Huyện ủy Bình Liêu'],
    ['VNI capitals', 'ÑAÛNG BOÄ TÆNH QUAÛNG NINH', 'ĐẢNG BỘ TỈNH QUẢNG NINH'],
    ['a line of one legacy word among others', 'HuyÖn uû\nB×nh\nLiªu', 'Huyện uỷ\nBình\nLiêu'],
    [
      'both in one text',
      'HuyÖn uû B×nh Liªu được\nHuyeän uûy Bình Lieâu',
      'Huyện uỷ Bình Liêu được\nHuyện ủy Bình Liêu',
    ],
    ['decomposed letters', 'Huyện uỷ Bình Liêu'.normalize('NFD'), 'Huyện uỷ Bình Liêu'],
    ['spaces that do not break', 'Bình\u00a0Liêu', 'Bình Liêu'],
    ['characters without width', 'Bình\u200b Li\u200dêu\ufeff', 'Bình Liêu'],
    ['a word glued to a number', 'kỷ niệm70 năm', 'kỷ niệm 70 năm'],
    ['a number glued to a word', 'kỷ niệm 70năm', 'kỷ niệm 70 năm'],
    ['a word glued to a date', 'ngày02/4/2021', 'ngày 02/4/2021'],
    ['sentences glued', 'đoàn kết.Trong thời gian', 'đoàn kết. Trong thời gian'],
    ['words glued by a comma', 'các xã,thị trấn', 'các xã, thị trấn'],
    ['words glued', 'kỷ niệmTrong', 'kỷ niệm Trong'],
    ['doubled spaces', 'Bình  Liêu   70', 'Bình Liêu 70'],
    ['doubled spaces of two kinds', 'Bình \u00a0Liêu', 'Bình Liêu'],
    ['space before a comma', 'Bình Liêu , Quảng Ninh .', 'Bình Liêu, Quảng Ninh.'],
  ])('%s', (_, text, expected) => {
    expect(doctored(text)).toBe(expected)
    expect(proofread(expected)).toEqual([])
  })

  test('TCVN3 and VNI of a whole article', () => {
    const text = SAMPLE.replace(/\p{Lu}/gu, (letter) => letter.toLowerCase())
    for (const [kind, table] of [
      ['tcvn3', tcvn3],
      ['vni', vni],
    ] as const) {
      const written = encode(text, table)
      const legacy = proofread(written).filter((finding) => finding.kind === kind)
      expect(applied(written, legacy), kind).toBe(text)
    }
  })

  test('where it is, what is there and what it may be', () => {
    expect(proofread('Lễ kỷ niệm70 năm')).toEqual([
      { kind: 'glued', at: 6, length: 6, found: 'niệm70', suggestion: 'niệm 70' },
    ])
  })

  test('only what was accepted is changed', () => {
    const text = 'kỷ niệm70  năm'
    const [first] = proofread(text)
    expect(first && applied(text, [first])).toBe('kỷ niệm 70  năm')
  })
})

describe('one paragraph in an old encoding', () => {
  const old = 'HuyÖn uû B×nh Liªu tæ chøc héi nghÞ tæng kÕt'
  const unicode = [
    'Không có gì quý hơn độc lập',
    'Thôn và số hộ',
    'Trong khi đó, cán bộ Đà Nẵng',
    'Về phía huyện',
  ]

  test.each(unicode)('is found, and not what stands around it: %s', (line) => {
    for (const text of [`${old}\n${line}`, `${line}\n${old}`, `${line}\n${old}\n${line}`]) {
      const found = proofread(text).filter(({ kind }) => kind === 'tcvn3' || kind === 'vni')
      expect(found.map(({ found }) => found)).toEqual([old])
      expect(found[0]?.suggestion).toBe('Huyện uỷ Bình Liêu tổ chức hội nghị tổng kết')
    }
  })
})

describe('examine leaves alone', () => {
  test.each([
    'Thành phố Liège của nước Bỉ',
    'São Paulo, Málaga, Besançon và Ångström',
    'à la carte, déjà vu, Genève, Noël, Citroën, Müller, façade, naïve, garçon',
    'L’été à la mer est très beau où nous étions',
    'Él está aquí mañana, señor Núñez',
    'Für die Straße über Köln schön größer',
    'CO2, H2O, QL18C, ĐT341, 403-QĐ/TU, 5G, 4K, A4, m3, km2, top10, F0, B40, U23, Covid19',
    'https://binhlieu.quangninh.gov.vn/Trang.Aspx?a=1,b www.Đồng.vn và a.Bình@binhlieu.vn',
    'TP.HCM, Tp.Hạ Long, TS.Nguyễn, ThS.BS Hoàng, P.Bí thư',
    '7h30, 15:26, 2,5 triệu, 1.854.779 đồng, 02/4/2021, 3,14 và 70%',
    'Nguyễn Văn A (Bình Liêu)... và “Đồng Tâm” …',
    '10đ, 5kg, 20m, 3 × 4, § 5, 25 °C, ½, « a »',
    'iPhone, YouTube, VnExpress, MobiFone, eOffice, VNeID',
    'là có hình bình tôi và hoa sen cho ai',
    '👩‍👩‍👧 gia đình',
    'dùng .NET và .5',
    'Fôi', // one doubtful word
    'HuyÖn', // one doubtful word
  ])('%s', (text) => {
    expect(proofread(text)).toEqual([])
  })

  test('the newsroom', () => {
    const texts = articles.flatMap(({ title, lead, body }) => [
      title,
      lead ?? '',
      ...(body ?? '')
        .split(/<\/?(?:p|h\d|li|td|th|ul|ol|table|tr|figure|figcaption)\b[^>]*>/)
        .map((part) => part.replace(/<[^>]+>/g, '').trim()),
    ])
    expect(texts.length).toBeGreaterThan(30)
    expect(texts.flatMap(proofread)).toEqual([])
  })

  test('the sample article, but for its own mistakes', () => {
    const findings = proofread(SAMPLE)
    expect(findings.filter(({ kind }) => kind === 'glued').map(({ found }) => found)).toEqual([
      'niệm70',
      'bằng…Qua',
    ])
    // Its no-break spaces, some beside other spaces.
    const others = findings.filter(({ kind }) => kind !== 'glued')
    expect(others.length).toBeGreaterThan(0)
    expect(others.filter(({ found }) => !/^[ \u00a0]*\u00a0[ \u00a0]*$|^ {2,}$/.test(found))).toEqual([])
  })
})
