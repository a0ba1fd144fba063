import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordsOfFile } from '../../../src/cli/record-sources.ts'
import { LineBuffer } from '../../../src/import/line-buffer.ts'
import { MAX_LINE_BYTES, ndjsonRecords } from '../../../src/import/ndjson.ts'
import type { SourceRecord } from '../../../src/import/record.ts'
import { mulberry32 } from '../../support/random.ts'

const encoder = new TextEncoder()

/** Bytes of texts and of bytes one after the other. */
function bytesOf(...parts: (string | number[])[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : part)),
  )
}

async function* chunked(bytes: Uint8Array, ...borders: number[]): AsyncGenerator<Uint8Array> {
  const all = [0, ...borders, bytes.length]
  for (let at = 1; at < all.length; at++) yield bytes.subarray(all[at - 1], all[at])
}

/** What comes out: `[line, record]`, or `[line, why it is rejected]`. */
async function outcomesOf(records: AsyncIterable<SourceRecord>): Promise<[string, unknown][]> {
  const outcomes: [string, unknown][] = []
  for await (const record of records) {
    const line = record.where.replace(/^.*:/, '')
    outcomes.push([line, 'input' in record ? record.input : record.reason])
  }
  return outcomes
}

const read = (bytes: AsyncIterable<Uint8Array>) => outcomesOf(ndjsonRecords(bytes, (line) => `${line}`))

const NOT_JSON = expect.stringMatching(/^is not JSON: /)
const TOO_LONG = `is longer than ${MAX_LINE_BYTES} bytes`
const ofLength = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))
const MAX_SESSION_MS = ofLength(MAX_LINE_BYTES)

const cases: [what: string, bytes: Uint8Array<ArrayBuffer>, outcomes: [string, unknown][]][] = [
  ['nothing', bytesOf(''), []],
  ['one line without an end', bytesOf('{"a":1}'), [['1', { a: 1 }]]],
  [
    'lines that end in LF',
    bytesOf('1\n2\n'),
    [
      ['1', 1],
      ['2', 2],
    ],
  ],
  [
    'lines that end in CRLF',
    bytesOf('1\r\n2\r\n'),
    [
      ['1', 1],
      ['2', 2],
    ],
  ],
  [
    'lines that end differently, the last in CR',
    bytesOf('1\n2\r\n3\r'),
    [
      ['1', 1],
      ['2', 2],
      ['3', 3],
    ],
  ],
  ['a carriage return within a line, which is a space of JSON', bytesOf('[1,\r2]\n'), [['1', [1, 2]]]],
  [
    'line separators of Unicode within a text',
    bytesOf('"a\u2028b"\n2'),
    [
      ['1', 'a\u2028b'],
      ['2', 2],
    ],
  ],
  [
    'empty lines, which count',
    bytesOf('\n\r\n \t\n1\n\n2'),
    [
      ['4', 1],
      ['6', 2],
    ],
  ],
  [
    'a byte order mark',
    bytesOf('\uFEFF1\n2'),
    [
      ['1', 1],
      ['2', 2],
    ],
  ],
  ['a byte order mark alone', bytesOf('\uFEFF\n2'), [['2', 2]]],
  [
    'a byte order mark within',
    bytesOf('1\n\uFEFF2\n3'),
    [
      ['1', 1],
      ['2', NOT_JSON],
      ['3', 3],
    ],
  ],
  [
    'a line that is not JSON',
    bytesOf('1\n{"a":\n3'),
    [
      ['1', 1],
      ['2', NOT_JSON],
      ['3', 3],
    ],
  ],
  [
    'a byte that is not UTF-8',
    bytesOf('1\n"', [0xff], '"\n3'),
    [
      ['1', 1],
      ['2', 'is not UTF-8'],
      ['3', 3],
    ],
  ],
  [
    'half a character at the end of a line',
    bytesOf('"', [0xe1, 0xba], '\n2'),
    [
      ['1', 'is not UTF-8'],
      ['2', 2],
    ],
  ],
  [
    'half a character at the end of all',
    bytesOf('1\n"', [0xe1, 0xba]),
    [
      ['1', 1],
      ['2', 'is not UTF-8'],
    ],
  ],
  [
    'the longest line',
    bytesOf('1\n', MAX_SESSION_MS, '\n3'),
    [
      ['1', 1],
      ['2', JSON.parse(MAX_SESSION_MS)],
      ['3', 3],
    ],
  ],
  [
    'the longest line with CRLF',
    bytesOf(MAX_SESSION_MS, '\r\n2'),
    [
      ['1', JSON.parse(MAX_SESSION_MS)],
      ['2', 2],
    ],
  ],
  [
    'a line one byte longer',
    bytesOf('1\n', ofLength(MAX_LINE_BYTES + 1), '\n3'),
    [
      ['1', 1],
      ['2', TOO_LONG],
      ['3', 3],
    ],
  ],
  ['a line one byte longer at the end', bytesOf(ofLength(MAX_LINE_BYTES + 1)), [['1', TOO_LONG]]],
  [
    'fewer characters than the bound, but more bytes',
    bytesOf(`"${'ạ'.repeat(MAX_LINE_BYTES / 3)}"\n2`),
    [
      ['1', TOO_LONG],
      ['2', 2],
    ],
  ],
]

describe('NDJSON', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ndjson-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test.each(cases)('reads %s alike from a request and from a file', async (_, bytes, outcomes) => {
    const { body } = new Request('http://portal.example', { method: 'POST', body: bytes })
    expect(await read(body as unknown as AsyncIterable<Uint8Array>)).toEqual(outcomes)

    const file = join(folder, 'news.ndjson')
    await writeFile(file, bytes)
    expect(await outcomesOf(recordsOfFile(file))).toEqual(outcomes)
  })

  test('a record of a file is named by file and line', async () => {
    const file = join(folder, 'named.ndjson')
    await writeFile(file, '\n{}')
    const places: string[] = []
    for await (const { where } of recordsOfFile(file)) places.push(where)
    expect(places).toEqual([`${file}:2`])
  })

  test('a file that is not there is an error, not an empty one', async () => {
    await expect(outcomesOf(recordsOfFile(join(folder, 'none.ndjson')))).rejects.toThrow('ENOENT')
  })
})

describe('where a stream is cut does not matter', () => {
  const text = '\uFEFF{"a":"Huyện uỷ"}\r\n\r\n"ạ"\n"\u{1F33E}"\r\n{"b":\n'
  const bytes = bytesOf(text, '"', [0xc3], '"\r\n', '"cuối"')
  const whole = [
    ['1', { a: 'Huyện uỷ' }],
    ['3', 'ạ'],
    ['4', '\u{1F33E}'],
    ['5', NOT_JSON],
    ['6', 'is not UTF-8'],
    ['7', 'cuối'],
  ]

  test('in one piece', async () => {
    expect(await read(chunked(bytes))).toEqual(whole)
  })

  test('in two, cut at any byte: within characters, within CRLF, within the byte order mark', async () => {
    for (let at = 0; at <= bytes.length; at++) expect(await read(chunked(bytes, at)), `${at}`).toEqual(whole)
  })

  test('byte by byte, with empty pieces between', async () => {
    const borders = Array.from(bytes, (_, at) => [at, at]).flat()
    expect(await read(chunked(bytes, ...borders))).toEqual(whole)
  })

  test('in random pieces of random bytes', async () => {
    const random = mulberry32(20_211)
    const alphabet = [...encoder.encode('\n\n\r "{}[]1ạ'), 0xff, 0xef, 0xbb, 0xbf]
    for (let round = 0; round < 500; round++) {
      const noise = Uint8Array.from(
        { length: 60 },
        () => alphabet[Math.floor(random() * alphabet.length)] ?? 0,
      )
      const borders = Array.from({ length: 1 + Math.floor(random() * 12) }, () => Math.floor(random() * 61))
      const pieces = chunked(noise, ...borders.toSorted((a, b) => a - b))
      expect(await read(pieces), `round ${round}`).toEqual(await read(chunked(noise)))
    }
  })
})

describe('a line of 300 MB', () => {
  const CHUNK = new Uint8Array(64 * 1024).fill(0x78)
  const CHUNKS = Math.ceil(300_000_000 / CHUNK.length)

  test('is rejected by its number, and the lines around it are read', async () => {
    let given = 0
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield bytesOf('1\n')
      for (; given < CHUNKS; given++) yield CHUNK
      yield bytesOf('\n3\n')
    }
    const outcomes: unknown[] = []
    for await (const record of ndjsonRecords(stream(), String)) {
      // Nothing is read ahead: what waits for the first record is the first chunk.
      if (record.where === '1') expect(given).toBe(0)
      outcomes.push('input' in record ? record.input : [record.where, record.reason])
    }
    expect(given).toBe(CHUNKS)
    expect(outcomes).toEqual([1, ['2', TOO_LONG], 3])
  })

  test('is never held: the buffer stays within the bound', () => {
    const line = new LineBuffer(MAX_LINE_BYTES)
    let most = 0
    for (let given = 0; given < CHUNKS; given++) {
      line.append(CHUNK)
      most = Math.max(most, line.allocatedBytes)
    }
    expect(most).toBeLessThanOrEqual(MAX_LINE_BYTES + 1)
    expect(line.allocatedBytes).toBeLessThanOrEqual(CHUNK.length)
    expect(line.take()).toBeUndefined()
    line.append(bytesOf('tiếp'))
    expect(line.take()).toEqual(bytesOf('tiếp'))
  })

  test('holds no chunk that it was given', () => {
    const line = new LineBuffer(10)
    const chunk = bytesOf('abc')
    line.append(chunk)
    chunk.fill(0)
    expect(line.take()).toEqual(bytesOf('abc'))
  })
})
