import type { Databases } from './databases.ts'

export interface IndexState {
  /** Articles in the index. */
  entries: number
  /** Articles whose entries are out of date. */
  waiting: number
  rebuilding: boolean
}

/** Returns the progress of the index; undefined if it does not answer. */
export async function indexState({ content, index }: Databases): Promise<IndexState | undefined> {
  try {
    const { results } = await index
      .prepare('select rebuilding, rebuilt_to, (select count(*) from entries) as entries from state')
      .all<{ rebuilding: 0 | 1; rebuilt_to: number; entries: number }>()
    const [row] = results
    if (!row) return undefined
    const rebuilding = row.rebuilding === 1
    const waiting = await content
      .prepare(
        `select (select count(*) from reindex)
          + (select count(*) from articles where status = 'published' and id > ?) as count`,
      )
      .bind(rebuilding ? row.rebuilt_to : Number.MAX_SAFE_INTEGER)
      .all<{ count: number }>()
    return { entries: row.entries, waiting: waiting.results[0]?.count ?? 0, rebuilding }
  } catch (error) {
    console.error('The search index does not answer', error)
    return undefined
  }
}
