import { tags } from '../cache/tags.ts'
import type { Executor } from '../db/builder.ts'
import { write } from '../db/command.ts'
import { pause } from '../lib/pause.ts'
import type { Databases } from './databases.ts'
import { changedSince, publishedAfter } from './indexed-content.ts'
import { mark } from './reindex-marks.ts'
import { removeOldGenerations, replaceEntries } from './write-entries.ts'

/** To be raised whenever entries of the same articles become others: keys, words, facets. */
const INDEX_FORMAT = 3

/**
 * Starts to rebuild the whole index: `indexStale` indexes every article, and at the end removes the entries that it
 * has not replaced. Until then, search uses the existing entries.
 */
export async function startRebuild({ index }: Pick<Databases, 'index'>): Promise<void> {
  await index.batch(
    [
      `update state set generation = generation + 1, format = ${INDEX_FORMAT}, rebuilding = 1, rebuilt_to = 0`,
      'delete from spellings',
    ].map((statement) => index.prepare(statement)),
  )
}

/** Starts a rebuild if the index is new and empty, or if an earlier release has made it in another way. */
export async function startRebuildIfNeeded(databases: Pick<Databases, 'index'>): Promise<void> {
  const { results } = await databases.index
    .prepare('select generation, format from state')
    .all<{ generation: number; format: number }>()
  const [state] = results
  if (state && (state.generation === 0 || state.format !== INDEX_FORMAT)) await startRebuild(databases)
}

/**
 * Indexes the next articles of a rebuild, or ends it. Returns how many it indexed: 0 if there is no rebuild, or if it
 * has ended.
 */
export async function continueRebuild({ content, index }: Databases): Promise<number> {
  const began = Date.now()
  const { results } = await index
    .prepare('select rebuilding, rebuilt_to from state')
    .all<{ rebuilding: 0 | 1; rebuilt_to: number }>()
  if (results[0]?.rebuilding !== 1) return 0
  const rows = await publishedAfter(content, results[0].rebuilt_to)
  const ids = rows.articles.map(({ id }) => id)
  const last = ids.at(-1)
  if (last === undefined) {
    await endRebuild({ content, index })
    return 0
  }
  const reached = index.prepare('update state set rebuilt_to = ?').bind(last)
  await replaceEntries(index, ids, rows, reached)
  // Another run may have indexed newer versions in the meantime, which this one has overwritten.
  await markAgain(content, await changedSince(content, rows.articles))
  await pause(2 * (Date.now() - began))
  return ids.length
}

async function markAgain(content: Executor, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await write(content, [{ statements: [mark({ json: JSON.stringify(ids) })] }])
}

async function endRebuild({ content, index }: Databases): Promise<void> {
  await removeOldGenerations(index, index.prepare('update state set rebuilding = 0'))
  await write(content, [{ statements: [], stale: [tags.search] }])
}
