import type { Generated } from 'kysely'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { map, type Query } from '../db/query.ts'
import { uncachedRows } from '../db/uncached.ts'

/** Ways of saying the same. */
interface SynonymsTable {
  id: Generated<number>
  /** JSON array of texts. */
  forms: string
}

const db = sqlite.withTables<{ synonyms: SynonymsTable }>()

/**
 * Ways of saying the same, at least two: an abbreviation and what it stands for. They are texts as typed; the search
 * takes them over when the index is brought up to date (src/search/copy-synonyms.ts), which purges what searches found.
 */
export type SynonymForms = readonly [string, string, ...string[]]

/** All of them, in the order of the first form. */
export function allSynonyms(): Query<{ id: number; forms: string[] }[]> {
  return map(uncachedRows(selectAll({})), (rows) =>
    rows.map(({ id, forms }) => ({ id, forms: JSON.parse(forms) as string[] })),
  )
}

const selectAll = prepared(() => db.selectFrom('synonyms').selectAll().orderBy('forms'))

export function addSynonyms(forms: SynonymForms): Command {
  return {
    statements: [
      db
        .insertInto('synonyms')
        .values({ forms: json(forms) })
        .compile(),
    ],
  }
}

export function editSynonyms(id: number, forms: SynonymForms): Command {
  const statement = db
    .updateTable('synonyms')
    .set({ forms: json(forms) })
    .where('id', '=', id)
  return { statements: [statement.compile()] }
}

export function removeSynonyms(id: number): Command {
  return { statements: [db.deleteFrom('synonyms').where('id', '=', id).compile()] }
}

const json = (forms: SynonymForms) => JSON.stringify(forms.map((form) => form.normalize('NFC')))
