import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Claim } from '../import/import-articles.ts'

/** The records of an NDJSON file, line by line: a file of any length is read in bounded memory. */
export async function* ndjsonRecords(file: string): AsyncGenerator<Claim> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const line of lines) {
    number++
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim() === '') continue
    const where = `${file}:${number}`
    try {
      yield { where, input: JSON.parse(text) }
    } catch (error) {
      yield { where, input: undefined, problem: `is not JSON: ${(error as Error).message}` }
    }
  }
}

/** Records that are at hand already. */
export async function* givenRecords(source: string, records: readonly unknown[]): AsyncGenerator<Claim> {
  for (const [index, input] of records.entries()) yield { where: `${source}:${index + 1}`, input }
}
