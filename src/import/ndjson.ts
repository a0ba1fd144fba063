import type { Claim } from './import-articles.ts'

/** In characters. A longer line is refused by itself, without being kept. */
const LONGEST_LINE = 1_000_000

/** The records of NDJSON that comes as a stream, line by line: of any length, in bounded memory. */
export async function* streamedRecords(body: ReadableStream<Uint8Array>): AsyncGenerator<Claim> {
  let number = 0
  for await (const line of linesOf(body)) {
    number++
    const where = `line ${number}`
    if (line === undefined) {
      yield { where, input: undefined, problem: `is longer than ${LONGEST_LINE} characters` }
      continue
    }
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim() === '') continue
    try {
      yield { where, input: JSON.parse(text) }
    } catch (error) {
      yield { where, input: undefined, problem: `is not JSON: ${(error as Error).message}` }
    }
  }
}

/** Lines; undefined for one that is too long. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string | undefined> {
  let rest = ''
  let tooLong = false
  for await (const part of body.pipeThrough(
    new TextDecoderStream() as never,
  ) as unknown as AsyncIterable<string>) {
    const [first = '', ...more] = part.split('\n')
    for (const line of [rest + first, ...more].slice(0, -1)) {
      yield tooLong || line.length > LONGEST_LINE ? undefined : line
      tooLong = false
    }
    rest = more.length > 0 ? (more.at(-1) ?? '') : rest + first
    if (rest.length > LONGEST_LINE) {
      tooLong = true
      rest = ''
    }
  }
  if (tooLong) yield undefined
  else if (rest !== '') yield rest
}
