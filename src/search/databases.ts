import type { Executor } from '../db/builder.ts'

export interface Databases {
  /** The source of the index. */
  content: Executor
  index: Executor
}
