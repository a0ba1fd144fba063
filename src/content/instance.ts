import type { Generated } from 'kysely'
import { prepared, sqlite } from '../db/builder.ts'
import { type Query, query } from '../db/query.ts'

interface InstanceTable {
  only: Generated<1>
  id: string
}

const db = sqlite.withTables<{ instance: InstanceTable }>()

/**
 * Returns the identity of this portal: 32 hexadecimal digits. It is made once with the database, and never changes, unlike
 * hosts and slugs.
 */
export function instanceId(): Query<string> {
  return query(selectId({}), { value: ([row]) => (row as Row).id, tags: () => [] })
}

type Row = { id: string }

const selectId = prepared(() => db.selectFrom('instance').select('id'))
