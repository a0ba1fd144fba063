import type { Executor } from '../db/builder.ts'

export interface Databases {
  /** The content, from which the index is derived. */
  content: Executor
  index: Executor
}
