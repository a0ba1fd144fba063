import { can } from '../auth/actor.ts'
import { removeArticle } from '../content/articles/commands.ts'
import { type BinKind, binKinds } from '../content/bin/bin-entries.ts'
import { removeScheduleEntry, scheduleEntryById } from '../content/schedule.ts'
import type { Command } from '../db/command.ts'
import { read } from '../db/query.ts'
import { articleForEditing } from '../editing/article-records.ts'
import { mediaById } from '../editing/media-library.ts'
import { canChange } from '../editing/plan-changes.ts'
import { subjectMessages } from '../i18n/admin/audit-log.ts'
import { mondayOf } from '../lib/dates.ts'
import { removeUnusedMedia } from '../media/storage.ts'
import { adminPaths } from '../urls/admin.ts'
import type { AdminContext } from './context.ts'
import { recordKinds } from './records/record-kinds.ts'

/** A kind of what can be deleted, and restored from the bin. */
export interface RemovableKind {
  kind: BinKind
  /** What one of them is called in a sentence. */
  one(lang: string): string
  /** Tells whether the actor may delete and restore the record of a key. */
  mayRemove(c: AdminContext, key: string): Promise<boolean>
  /** Returns the command for the record that has this version. It changes no row if the record has another by now. */
  remove(c: AdminContext, key: string, version: number): Promise<Command | undefined>
  /** The page of the record, while there is one, and the page without it. */
  page(c: AdminContext, key: string): Promise<string>
  list(c: AdminContext, key: string): Promise<string>
}

const articles: RemovableKind = {
  kind: 'articles',
  one: (lang) => subjectMessages(lang).articles,
  async mayRemove(c, key) {
    const article = await articleForEditing(c.env.DB, Number(key))
    return article !== undefined && canChange(c.var.actor, article)
  },
  remove: async (_, key, version) => removeArticle({ id: Number(key), version }),
  page: async (_, key) => adminPaths.article(Number(key)),
  list: async () => adminPaths.articles(),
}

const scheduleEntries: RemovableKind = {
  kind: 'schedule_entries',
  one: (lang) => subjectMessages(lang).schedule_entries,
  mayRemove: async (c) => can(c.var.actor, 'publish'),
  remove: async (_, key, version) => removeScheduleEntry(Number(key), version),
  page: weekOf,
  list: weekOf,
}

async function weekOf(c: AdminContext, key: string): Promise<string> {
  const { values } = await read(c.env.DB, { entry: scheduleEntryById(Number(key)) })
  return adminPaths.schedule(values.entry && mondayOf(values.entry.day))
}

const media: RemovableKind = {
  kind: 'media',
  one: (lang) => subjectMessages(lang).media,
  mayRemove: async (c) => can(c.var.actor, 'publish'),
  async remove(c, key, version) {
    const medium = await mediaById(c.env.DB, Number(key))
    return medium && removeUnusedMedia(medium, version)
  },
  page: async (_, key) => adminPaths.medium(Number(key)),
  list: async () => adminPaths.media(),
}

const records: readonly RemovableKind[] = recordKinds.map(({ name, table, permission, words, remove }) => ({
  kind: table,
  one: (lang) => words(lang).one,
  mayRemove: async (c) => can(c.var.actor, permission),
  remove: async (_, key, version) => remove(key, version),
  page: async () => adminPaths.records(name),
  list: async () => adminPaths.records(name),
}))

const removableKinds: ReadonlyMap<string, RemovableKind> = new Map(
  [articles, scheduleEntries, media, ...records].map((one) => [one.kind, one]),
)

export const removableKind = (kind: string): RemovableKind | undefined => removableKinds.get(kind)

/** Returns the kinds whose records in the bin the actor may see. Authors see articles alone. */
export function kindsInBin({ var: { actor } }: AdminContext): readonly BinKind[] {
  const administered = recordKinds
    .filter(({ permission }) => !can(actor, permission))
    .map(({ table }) => table)
  return can(actor, 'publish') ? binKinds.filter((kind) => !administered.includes(kind)) : ['articles']
}
