import { createReadStream } from 'node:fs'
import { ndjsonRecords } from '../import/ndjson.ts'
import type { SourceRecord } from '../import/record.ts'

/** Yields the records of an NDJSON file. */
export async function* recordsOfFile(file: string): AsyncGenerator<SourceRecord> {
  yield* ndjsonRecords(createReadStream(file), (line) => `${file}:${line}`)
}

/** Yields the records of an array. */
export async function* recordsOfArray(
  source: string,
  records: readonly unknown[],
): AsyncGenerator<SourceRecord> {
  for (const [index, input] of records.entries()) yield { where: `${source}:${index + 1}`, input }
}
