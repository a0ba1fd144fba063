import { addScheduleEntry, refuseUnlessWeekIs, storedEntries } from '../../content/schedule.ts'
import { isConstraintError } from '../../db/command.ts'
import { read } from '../../db/query.ts'
import { runCommands } from '../../editing/run-commands.ts'
import { addDays, type Day } from '../../lib/dates.ts'
import type { AdminContext } from '../context.ts'

/** Of several people who copy at the same moment, all but one find the days filled at their next try. */
const MAX_TRIES = 5

/**
 * Copies the entries of the week before into the days of a week that have none. Returns how many were copied, and the days
 * that had some.
 */
export async function copyLastWeek(
  c: AdminContext,
  monday: Day,
): Promise<{ copied: number; skipped: Day[] }> {
  for (let tries = 1; ; tries++) {
    const { values } = await read(c.env.DB, {
      lastWeek: storedEntries(addDays(monday, -7)),
      thisWeek: storedEntries(monday),
    })
    const { lastWeek, thisWeek } = values
    const filledDays = new Set(thisWeek.map(({ day }) => day))
    const copied = lastWeek.filter(({ day }) => !filledDays.has(addDays(day, 7)))
    const skipped = new Set(lastWeek.map(({ day }) => addDays(day, 7)).filter((day) => filledDays.has(day)))
    const copies = copied.map(({ id: _, version: __, ...entry }) =>
      addScheduleEntry({
        ...entry,
        day: addDays(entry.day, 7),
        // A change was one of last week. What is cancelled stays so, and the page names it.
        status: entry.status === 'cancelled' ? 'cancelled' : 'planned',
      }),
    )
    try {
      if (copies.length > 0) await runCommands(c, [refuseUnlessWeekIs(monday, thisWeek), ...copies])
      return { copied: copies.length, skipped: [...skipped] }
    } catch (error) {
      if (!isConstraintError(error) || tries === MAX_TRIES) throw error
    }
  }
}
