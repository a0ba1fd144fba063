import { sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { type Instant, instant } from '../lib/dates.ts'

/** How long what an editor has typed and not saved is stored after the last typing. */
const AUTOSAVE_DAYS = 90
const DAY_MS = 86_400_000

/** Returns until when an autosave is stored. */
export const autosaveEnd = (savedAt: Instant): Instant =>
  instant(new Date(new Date(savedAt).getTime() + AUTOSAVE_DAYS * DAY_MS))

/** Deletes autosaves that nobody has continued for `AUTOSAVE_DAYS` days. Their list tells editors until when each is stored. */
export function deleteOldAutosaves(now: Date): Command {
  const oldest = instant(new Date(now.getTime() - AUTOSAVE_DAYS * DAY_MS))
  return { statements: [sqlite.deleteFrom('autosaves').where('saved_at', '<', oldest).compile()] }
}
