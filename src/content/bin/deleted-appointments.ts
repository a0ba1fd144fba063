import { sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared } from '../../db/builder.ts'
import { type Query, query } from '../../db/query.ts'
import { addDays, type Day } from '../../lib/dates.ts'
import type { DatedAppointment } from '../schedule.ts'

/**
 * Returns the deleted appointments of a number of days while they are in the bin, for calendars that still show them.
 * They are cancelled, as of their deletion, which `version` counts: it is higher than all that were published. A deletion,
 * a restoration and the end of an entry of the bin purge the day.
 */
export function deletedAppointments(first: Day, days: number): Query<DatedAppointment[]> {
  return query(deletedBetween({ from: first, until: addDays(first, days) }), {
    value: (rows) => rows.map((row) => ({ ...row, version: row.version + 1, status: 'cancelled' })),
    tags: () => Array.from({ length: days }, (_, index) => tags.agenda(addDays(first, index))),
  })
}

const columns = 'id day part starts_at leader content place participants prepared_by version'
  .split(' ')
  .map((name) => sql`content ->> ${sql.lit(name)} as ${sql.ref(name)}`)

const deletedBetween = prepared(
  ({ from, until }: { from: Day; until: Day }) => sql<DatedAppointment>`
    select ${sql.join(columns)}, max(deleted_at, content ->> 'changed_at') as changed_at
    from bin
    where kind = 'schedule_entries' and content ->> 'day' >= ${from} and content ->> 'day' < ${until}
    order by content ->> 'day', id`,
)
