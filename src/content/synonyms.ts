import { sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'

/**
 * Ways of saying the same, at least two: an abbreviation and what it stands for. They are texts as typed; the search
 * takes them over when the index is brought up to date (src/search/copy-synonyms.ts), which purges what searches found.
 */
export type Forms = readonly [string, string, ...string[]]

export function addSynonyms(forms: Forms): Command {
  return {
    statements: [
      sqlite
        .insertInto('synonyms')
        .values({ forms: json(forms) })
        .compile(),
    ],
  }
}

export function editSynonyms(id: number, forms: Forms): Command {
  const statement = sqlite
    .updateTable('synonyms')
    .set({ forms: json(forms) })
    .where('id', '=', id)
  return { statements: [statement.compile()] }
}

export function removeSynonyms(id: number): Command {
  return { statements: [sqlite.deleteFrom('synonyms').where('id', '=', id).compile()] }
}

const json = (forms: Forms) => JSON.stringify(forms.map((form) => form.normalize('NFC')))
