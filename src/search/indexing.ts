import { tags } from '../cache/tags.ts'
import { bind } from '../db/builder.ts'
import { write } from '../db/command.ts'
import { pause } from '../lib/pause.ts'
import { copySynonyms } from './copy-synonyms.ts'
import type { Databases } from './databases.ts'
import { publishedOf } from './indexed-content.ts'
import { continueRebuild } from './rebuild.ts'
import { mark, markedArticles, markIfUnmarked, unmark } from './reindex-marks.ts'
import { dueAgain } from './set-aside.ts'
import { replaceEntries } from './write-entries.ts'

/** The longest random pause after another run has overtaken this one, so that the two do not stay in step. */
const MAX_PAUSE_MS = 200

/**
 * Brings the search index up to date with the content: entries of new, changed and removed articles, and the
 * synonyms. Then continues a rebuild, if there is one. An article that cannot be indexed is set aside and stops no
 * other; those whose time has come are tried again. After an interruption the next run repeats the unfinished part.
 *
 * @param maxArticles how many articles to index, approximately.
 * @returns whether no work remains.
 * @throws what D1 throws; then no unfinished work is marked as done.
 */
export async function indexStale(
  databases: Databases,
  maxArticles = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  await copySynonyms(databases)
  await markDue(databases)
  for (let done = 0; done < maxArticles; ) {
    const indexed = (await indexMarked(databases)) || (await continueRebuild(databases))
    if (indexed === 0) return true
    done += indexed
  }
  return false
}

/** Marks articles that were set aside and are to be tried again. */
async function markDue({ content, index }: Databases): Promise<void> {
  const { results } = await bind(index, dueAgain({})).all<{ article_id: number }>()
  if (results.length === 0) return
  const json = JSON.stringify(results.map(({ article_id }) => article_id))
  await write(content, [{ statements: [mark({ json })] }])
}

/** Indexes one batch of changed articles. Returns how many. */
async function indexMarked({ content, index }: Databases): Promise<number> {
  const marks = await markedArticles(content)
  if (marks.length === 0) return 0
  const ids = marks.map(({ article_id }) => article_id)
  await replaceEntries(index, ids, await publishedOf(content, ids))
  const json = JSON.stringify(marks)
  const [overtaken = 0] = await write(content, [
    { statements: [markIfUnmarked({ json }), unmark({ json })], stale: [tags.search] },
  ])
  if (overtaken > 0) await pause(Math.random() * MAX_PAUSE_MS)
  return marks.length
}
