import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import { sqlite } from './builder.ts'

/** Returns a statement that gives up its batch if a list is not what the editor has seen (`isConstraintError`). */
export function refuseUnlessSame(list: string, stored: RawBuilder<string>, seen: string): CompiledQuery {
  return sqlite
    .insertInto('stale_lists')
    .columns(['list'])
    .expression(sql`select ${list} where ${stored} <> ${seen}`)
    .compile()
}
