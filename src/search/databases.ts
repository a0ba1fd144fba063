import type { Executor } from '../db/query.ts'

export interface Databases {
  /** The content, from which the index is derived. */
  content: Executor
  index: Executor
}
