import type { Generated } from 'kysely'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { nextId } from '../db/next-id.ts'
import { hasVersion, nextVersion } from '../db/next-version.ts'
import { map, type Query } from '../db/query.ts'
import { uncachedRows } from '../db/uncached.ts'
import { admitLine } from '../text/admit.ts'

/** A group of synonyms. */
interface SynonymsTable {
  id: Generated<number>
  /** JSON array of texts. */
  forms: string
  version: Generated<number>
}

const db = sqlite.withTables<{ synonyms: SynonymsTable }>()

/**
 * A group of at least two synonyms: an abbreviation and its long form, for example. They are texts as typed. Updating
 * the search index copies them (src/search/copy-synonyms.ts), and purges search results.
 */
export type SynonymForms = readonly [string, string, ...string[]]

/** Returns all groups, ordered by their first form. */
export function allSynonyms(): Query<{ id: number; forms: string[]; version: number }[]> {
  return map(uncachedRows(selectAll({})), (rows) =>
    rows.map(({ forms, ...row }) => ({ ...row, forms: JSON.parse(forms) as string[] })),
  )
}

const selectAll = prepared(() => db.selectFrom('synonyms').selectAll().orderBy('forms'))

export function addSynonyms(forms: SynonymForms): Command {
  return {
    statements: [
      db
        .insertInto('synonyms')
        .values({ id: nextId('synonyms'), forms: json(forms) })
        .compile(),
    ],
  }
}

/** Changes a group. `seen` is the version that the editor has seen. */
export function editSynonyms(id: number, forms: SynonymForms, seen?: number): Command {
  const statement = db
    .updateTable('synonyms')
    .set({ forms: json(forms), version: nextVersion(seen) })
    .where('id', '=', id)
  return { statements: [statement.compile()] }
}

/** Removes a group, if it still has the version that the editor has seen. */
export function removeSynonyms(id: number, seen?: number): Command {
  return { statements: [db.deleteFrom('synonyms').where('id', '=', id).where(hasVersion(seen)).compile()] }
}

const json = (forms: SynonymForms) => JSON.stringify(forms.map((form) => admitLine(form)))
