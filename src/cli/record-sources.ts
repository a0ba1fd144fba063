import { createReadStream } from 'node:fs'
import { ndjsonRecords } from '../import/ndjson.ts'
import type { SourceRecord } from '../import/record.ts'

/** The records of an NDJSON file. */
export async function* recordsOfFile(file: string): AsyncGenerator<SourceRecord> {
  yield* ndjsonRecords(createReadStream(file), (line) => `${file}:${line}`)
}

/** Records that are at hand already. */
export async function* givenRecords(
  source: string,
  records: readonly unknown[],
): AsyncGenerator<SourceRecord> {
  for (const [index, input] of records.entries()) yield { where: `${source}:${index + 1}`, input }
}
