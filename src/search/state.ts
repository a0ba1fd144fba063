import type { Databases } from './indexing.ts'

export interface IndexState {
  /** Articles that can be found. */
  entries: number
  /** Articles whose entries are out of date. */
  waiting: number
  rebuilding: boolean
}

/** How far the index is; undefined when it does not answer. */
export async function indexState({ content, index }: Databases): Promise<IndexState | undefined> {
  const waiting = await content.prepare('select count(*) as count from reindex').all<{ count: number }>()
  try {
    const { results } = await index
      .prepare('select rebuilding, (select count(*) from entries) as entries from state')
      .all<{ rebuilding: 0 | 1; entries: number }>()
    const [row] = results
    return (
      row && {
        entries: row.entries,
        waiting: waiting.results[0]?.count ?? 0,
        rebuilding: row.rebuilding === 1,
      }
    )
  } catch (error) {
    console.error('The search index does not answer', error)
    return undefined
  }
}
