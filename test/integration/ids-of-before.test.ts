import { beforeAll, expect, test } from 'vitest'
import { addScheduleEntry } from '../../src/content/schedule.ts'
import { write } from '../../src/db/command.ts'
import { migrateUntil } from '../support/older-schema.ts'
import { applyMigrations, startDatabases } from '../support/runtime.ts'

const appointment = (content: string) =>
  `insert into schedule_entries (day, part, content, version, changed_at)
   values ('2026-05-04', 'morning', '${content}', 3, '2026-05-01T00:00:00Z')`
const entry = {
  ...{
    day: '2026-05-04',
    part: 'afternoon' as const,
    starts_at: null,
    status: 'planned' as const,
    position: 0,
  },
  ...{ leader: '', place: '', participants: '', prepared_by: '' },
}

let env: Env
beforeAll(async () => {
  const { databases } = await startDatabases(['DB', 'SEARCH_DB'])
  env = databases as unknown as Env
  await migrateUntil(env.DB, '0028_ids_of_appointments.sql')
  for (const content of ['Một', 'Hai', 'Ba']) await env.DB.prepare(appointment(content)).run()
  await env.DB.prepare("delete from schedule_entries where content = 'Ba'").run()
  await applyMigrations(env)
})

test('appointments stay as they were, and the id of one that was deleted before is not given again', async () => {
  const select = 'select id, content, version, changed_at from schedule_entries order by id'
  const rest = { version: 3, changed_at: '2026-05-01T00:00:00Z' }
  const old = [
    { id: 1, content: 'Một', ...rest },
    { id: 2, content: 'Hai', ...rest },
  ]
  expect((await env.DB.prepare(select).all()).results).toEqual(old)
  await write(env.DB, [addScheduleEntry({ ...entry, content: 'Bốn' })])
  await env.DB.prepare("delete from schedule_entries where content = 'Bốn'").run()
  await write(env.DB, [addScheduleEntry({ ...entry, content: 'Năm' })])
  expect((await env.DB.prepare(select).all()).results).toMatchObject([...old, { id: 5, content: 'Năm' }])
})
