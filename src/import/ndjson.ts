import { LineBuffer } from './line-buffer.ts'
import type { SourceRecord } from './record.ts'

/**
 * The bound of a line without its end. The longest record (record.ts) has some 410,000 characters, of six bytes each
 * if all are written as `\u1ea1`. As UTF-8 they need less than the 2 MB of a row in D1.
 */
export const MAX_LINE_BYTES = 3_000_000

const LF = 0x0a
const BYTE_ORDER_MARK = /^\uFEFF/

/**
 * Reads the records of an NDJSON stream of any length in bounded memory. Lines end in LF or CRLF; the last needs no
 * end. It skips a byte order mark at the beginning and empty lines. It rejects a line that is too long, not UTF-8 or
 * not JSON, and goes on.
 *
 * @param bytes a stream of the Web or of Node.
 * @param whereOf returns the name of a line for the report, from its number (from 1).
 * @throws what the stream throws.
 */
export async function* ndjsonRecords(
  bytes: AsyncIterable<Uint8Array>,
  whereOf: (line: number) => string,
): AsyncGenerator<SourceRecord> {
  let number = 0
  for await (const line of linesOf(bytes)) {
    number++
    const result = parseLine(line, number === 1)
    if (result) yield { where: whereOf(number), ...result }
  }
}

/** Yields the bytes of each line, valid until the next step; undefined for a line that is too long. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  const line = new LineBuffer(MAX_LINE_BYTES)
  for await (const chunk of bytes) {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      line.append(chunk.subarray(start, end))
      yield line.take()
      start = end + 1
    }
    line.append(chunk.subarray(start))
  }
  if (!line.isEmpty) yield line.take()
}

/** Rejects bytes that are not UTF-8. A replacement character would be stored as if the author had written it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function parseLine(
  line: Uint8Array | undefined,
  isFirst: boolean,
): { input: unknown } | { reason: string } | undefined {
  if (line === undefined) return { reason: `is longer than ${MAX_LINE_BYTES} bytes` }
  let text: string
  try {
    text = utf8.decode(line)
  } catch {
    return { reason: 'is not UTF-8' }
  }
  const json = isFirst ? text.replace(BYTE_ORDER_MARK, '') : text
  if (json.trim() === '') return undefined
  try {
    return { input: JSON.parse(json) }
  } catch (error) {
    return { reason: `is not JSON: ${(error as Error).message}` }
  }
}
