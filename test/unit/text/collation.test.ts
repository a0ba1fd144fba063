import { describe, expect, test } from 'vitest'
import { sortKey } from '../../../src/text/collation.ts'

const byKey = (a: string, b: string) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b)))
const sorted = (names: string[]) => names.toSorted(byKey)

describe('sortKey', () => {
  test('puts places in the order of the Vietnamese alphabet', () => {
    const ordered = ['An Sinh', 'Ân Thi', 'Bình Liêu', 'Dân Chủ', 'Đồng Tâm', 'Đồng Văn', 'Hoành Mô']
    expect(sorted(ordered.toReversed())).toEqual(ordered)
  })

  test('orders letters before their variants', () => {
    const ordered = ['a', 'ă', 'â', 'b', 'd', 'đ', 'e', 'ê', 'o', 'ô', 'ơ', 'u', 'ư', 'v']
    expect(sorted(ordered.toReversed())).toEqual(ordered)
  })

  test('orders tones: none, huyền, hỏi, ngã, sắc, nặng', () => {
    const ordered = ['ma', 'mà', 'mả', 'mã', 'má', 'mạ']
    expect(sorted(ordered.toReversed())).toEqual(ordered)
  })

  test('lets a tone decide only between names of the same letters', () => {
    expect(sorted(['Mạ An', 'Ma Bình'])).toEqual(['Mạ An', 'Ma Bình'])
    expect(sorted(['mán', 'mạ', 'man'])).toEqual(['mạ', 'man', 'mán'])
  })

  test('puts a name before the longer one that begins with it', () => {
    expect(sorted(['An Sinh', 'An', 'Anh'])).toEqual(['An', 'An Sinh', 'Anh'])
  })

  test('is the same for composed and decomposed names', () => {
    expect(sortKey('Đồng Tâm'.normalize('NFD'))).toBe(sortKey('Đồng Tâm'.normalize('NFC')))
  })

  test('does not care about white space around or repeated within a name', () => {
    expect(sortKey('  Đồng \n Văn ')).toBe(sortKey('Đồng Văn'))
  })

  test('agrees with the Vietnamese collation on generated names', () => {
    const { compare } = new Intl.Collator('vi')
    const random = seeded(20210402)
    const disagreements: string[] = []
    let differing = 0
    for (let pair = 0; pair < 5000; pair++) {
      const a = name(random)
      const b = random() < 0.5 ? name(random) : variation(a, random)
      const expected = Math.sign(compare(a, b))
      if (expected !== 0) differing++
      if (byKey(a, b) !== expected) disagreements.push(`${a} | ${b}`)
    }
    expect(disagreements).toEqual([])
    expect(differing).toBeGreaterThan(4000)
  })
})

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const onsets = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ').concat('')
const vowels = 'a ă â e ê i o ô ơ u ư y'.split(' ')
const glides = ['', '', '', 'i', 'o', 'u', 'y']
const codas = ['', '', 'c', 'ch', 'm', 'n', 'ng', 'nh', 'p', 't']
const tones = ['', '', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

const pick = (choices: readonly string[], random: () => number) =>
  choices[Math.floor(random() * choices.length)] ?? ''

function syllable(random: () => number): string {
  const vowel = pick(vowels, random) + pick(tones, random)
  return (pick(onsets, random) + vowel + pick(glides, random) + pick(codas, random)).normalize('NFC')
}

function name(random: () => number): string {
  const words = Array.from({ length: 1 + Math.floor(random() * 3) }, () => syllable(random))
  return words.map((word) => (random() < 0.7 ? capitalised(word) : word)).join(' ')
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** A name that differs in little: one letter, one tone, one capital, one more word. */
function variation(name: string, random: () => number): string {
  const letters = [...name]
  const at = Math.floor(random() * letters.length)
  const letter = letters[at] ?? ''
  const kind = Math.floor(random() * 4)
  if (kind === 0) return `${name} ${syllable(random)}`
  if (letter === ' ') return name.replace(' ', '')
  if (kind === 1) letters[at] = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
  else if (kind === 2) letters[at] = pick(vowels, random) + pick(tones, random)
  else letters[at] = retoned(letter, random)
  return letters.join('').normalize('NFC')
}

function retoned(letter: string, random: () => number): string {
  const bare = letter.normalize('NFD').replace(/[\u0300\u0309\u0303\u0301\u0323]/g, '')
  return /[aeiouy]/i.test(bare) ? (bare + pick(tones, random)).normalize('NFC') : letter
}
