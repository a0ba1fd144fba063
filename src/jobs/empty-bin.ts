import { expiredEntries, removeFromBin } from '../content/bin/expired-entries.ts'
import { write } from '../db/command.ts'
import { read } from '../db/query.ts'
import { removeFromBucketBin } from '../media/storage.ts'

/** How many entries a transaction removes, and how many of those a run makes. The next run removes the rest. */
const BATCH_SIZE = 100
const MAX_BATCHES = 10

/**
 * Removes what has been in the bin for its days. A file goes before its entry, so that a crash leaves no file that no
 * entry names.
 *
 * @returns how many entries it removed.
 * @throws what D1 or R2 throw; a later run finds what is left.
 */
export async function emptyBin({ DB, MEDIA }: Pick<Env, 'DB' | 'MEDIA'>, now: Date): Promise<number> {
  let removed = 0
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const { values } = await read(DB, { expired: expiredEntries(now, BATCH_SIZE) })
    if (values.expired.length === 0) break
    for (const { file } of values.expired) if (file !== null) await removeFromBucketBin(MEDIA, file)
    await write(DB, [removeFromBin(values.expired.map(({ id }) => id))])
    removed += values.expired.length
  }
  return removed
}
