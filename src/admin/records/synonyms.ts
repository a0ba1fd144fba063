import * as v from 'valibot'
import {
  addSynonyms,
  allSynonyms,
  editSynonyms,
  removeSynonyms,
  type SynonymForms,
} from '../../content/synonyms.ts'
import { map } from '../../db/query.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { synonymMessages } from '../../i18n/admin/records/synonyms.ts'
import { text } from '../form-values.ts'
import { defineRecordKind } from './record-kind.ts'

/** Synonyms for the search. */
export const synonyms = defineRecordKind({
  name: 'synonyms',
  table: 'synonyms',
  permission: 'administer',
  words: synonymMessages,
  schema: v.object({
    forms: v.pipe(
      text(2_000),
      v.transform((value) => [...new Set(value.split('\n').map((form) => form.trim()))].filter(Boolean)),
      v.check((forms) => forms.length >= 2, 'tooFewForms' satisfies FieldErrorCode),
      v.transform((forms) => forms as unknown as SynonymForms),
    ),
  }),
  list: () =>
    map(allSynonyms(), (rows) =>
      rows.map(({ id, forms, version }) => ({
        id: String(id),
        title: forms.join(' = '),
        values: { forms: forms.join('\n'), version: String(version) },
      })),
    ),
  fields: () => [{ name: 'forms', type: 'textarea', required: true }],
  add: ({ forms }) => [addSynonyms(forms)],
  edit: ({ id }, version, { forms }) => [editSynonyms(Number(id), forms, version)],
  remove: (id, version) => removeSynonyms(Number(id), version),
})
