import type { Child } from 'hono/jsx'
import type { GenericSchema, InferOutput } from 'valibot'
import type { Permission } from '../../auth/actor.ts'
import type { BinKind } from '../../content/bin/bin-entries.ts'
import type { DroppedElements } from '../../content/sanitize-body.ts'
import type { Command } from '../../db/command.ts'
import type { Query } from '../../db/query.ts'
import type { AdminSite } from '../../ui/site.ts'
import type { FormValues } from '../ui/form.tsx'
import type { NamedField } from '../ui/form-fields.tsx'

/** A record as its page shows it. */
export interface AdminRecord {
  id: string
  title: string
  /** Values of the form's fields, and `version`. */
  values: FormValues
  /** Level below the top of a tree. */
  depth?: number
}

/**
 * The names of a kind: the heading of its page, its entry in the menu, and the name of one record in the log.
 */
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
 * A kind of record. Its page lists all records, and adds, changes and removes them by forms. The routes
 * (`crudRoutes`), the menu and the log read the kinds from src/admin/records/record-kinds.ts.
 */
export interface RecordKind<
  Schema extends GenericSchema = GenericSchema,
  Words extends KindMessages = KindMessages,
> {
  /** The last segment of its page's URL. */
  name: string
  /** The table of its rows, by which the log names them. */
  table: BinKind
  permission: Permission
  /** Messages of the kind, with the labels of the fields by their names, and hints as `nameHint`. */
  words(lang: string): Words
  /** Schema of the form's texts. Its messages are codes of src/i18n/admin/field-errors.ts. */
  schema: Schema
  list(): Query<readonly AdminRecord[]>
  /** Choices for one of the fields. */
  choices?(): Query<readonly Choice[]>
  /** `defineRecordKind` checks that each field has a label. */
  fields(words: Words, choices: readonly Choice[]): readonly NamedField<string>[]
  add(input: InferOutput<Schema>): readonly Command[]
  /** `version` is the one that the editor has seen. */
  edit(before: AdminRecord, version: number, input: InferOutput<Schema>): readonly Command[]
  /** Returns typed values as they would be stored, to compare them with what is stored. */
  clean?(values: FormValues): FormValues
  /** Returns what of typed values could not be kept. */
  dropped?(values: FormValues): DroppedElements
  /** Changes no row if the record has not the version any more that the editor has seen. */
  remove(id: string, version: number): Command
  /** Whether each record has a page with its earlier versions. */
  hasHistory?: boolean
  /** Renders content below the list. */
  below?(db: D1Database, site: AdminSite): Promise<Child>
}

/**
 * Declares a kind of record. The type checks that its schema fits its commands, and that its fields have
 * labels.
 */
export function defineRecordKind<Schema extends GenericSchema, Words extends KindMessages>(
  kind: Omit<RecordKind<Schema, Words>, 'fields'> & {
    fields(words: Words, choices: readonly Choice[]): readonly NamedField<keyof Words>[]
  },
): RecordKind {
  return kind
}
