import type { Child } from 'hono/jsx'
import type { GenericSchema, InferOutput } from 'valibot'
import type { Permission } from '../../auth/actor.ts'
import type { Command } from '../../db/command.ts'
import type { Query } from '../../db/query.ts'
import type { AdminSite } from '../../ui/site.ts'
import type { FormValues } from '../ui/form.tsx'
import type { NamedField } from '../ui/form-fields.tsx'

/** A record as its page shows it. */
export interface AdminRecord {
  id: string
  title: string
  /** Of its form's fields, and its `version` if it has one. */
  values: FormValues
  /** Steps below the top, in a tree. */
  depth?: number
}

/** What every kind is called: on its page, in the menu, and one of it in the log. */
export interface KindMessages extends Readonly<Record<string, string>> {
  heading: string
  menu: string
  one: string
}

export interface Choice {
  value: string
  text: string
}

/**
 * A kind of record: its page lists all, and adds, changes and removes each by a form. Routes (`crudRoutes`), the menu and the
 * log know the kinds from src/admin/records/record-kinds.ts.
 */
export interface RecordKind<
  Schema extends GenericSchema = GenericSchema,
  Words extends KindMessages = KindMessages,
> {
  /** The last part of its page's address. */
  name: string
  /** Where its rows are: so the log names them. */
  table: string
  permission: Permission
  /** Labels of the fields too, by their names; hints as `nameHint`. */
  words(lang: string): Words
  /** Of the form's fields as text. Messages are codes of src/i18n/admin/field-errors.ts. */
  schema: Schema
  list(): Query<readonly AdminRecord[]>
  /** Rows that one of the fields chooses from. */
  choices?(): Query<readonly Choice[]>
  /** Each has a word: `defineKind` checks it. */
  fields(words: Words, choices: readonly Choice[]): readonly NamedField<string>[]
  add(input: InferOutput<Schema>): readonly Command[]
  /** Left out: there is nothing to change of one, but to remove it. */
  edit?(before: AdminRecord, version: number, input: InferOutput<Schema>): readonly Command[]
  remove(id: string): readonly Command[]
  /** What stands below the list. */
  below?(db: D1Database, site: AdminSite): Promise<Child>
}

/** A declaration, checked: its schema fits its commands, and its fields have words. */
export function defineRecordKind<Schema extends GenericSchema, Words extends KindMessages>(
  kind: Omit<RecordKind<Schema, Words>, 'fields'> & {
    fields(words: Words, choices: readonly Choice[]): readonly NamedField<keyof Words>[]
  },
): RecordKind {
  return kind
}
