import type { MergedField } from '../../editing/three-way-merge.ts'
import { formMessages } from '../../i18n/admin/forms.ts'
import { staleFormMessages } from '../../i18n/admin/stale-form.ts'
import type { AdminSite } from '../../ui/site.ts'
import { BodyToCompare } from './body-to-compare.tsx'
import type { Field, FormValues } from './form.tsx'
import { AdminLayout } from './layout.tsx'

/**
 * Renders the version of the record that a form shows, and the values with which it was opened: with them a stale
 * form is merged with what a colleague has saved meanwhile.
 */
export function FormVersion({ version, base }: { version: string | undefined; base: FormValues }) {
  const { version: _, ...values } = base
  return (
    <>
      <input type="hidden" name="version" value={version ?? ''} />
      <input type="hidden" name="base" value={JSON.stringify(values)} />
    </>
  )
}

/** Renders the key of a form that adds a record: the same form sent twice adds one (`addingOnce`). */
export function FormKey() {
  return <input type="hidden" name="key" value={crypto.randomUUID()} />
}

interface Props {
  site: AdminSite
  fields: readonly Field[]
  merged: readonly MergedField[]
  /** The stored values, with their version. */
  stored: FormValues
  /** Where the form is saved. */
  action: string
  /** The page of the stored version. */
  back: string
}

/**
 * Renders a form that was opened before a colleague saved. Fields that only one of them has changed are merged; the
 * editor chooses a version of each field that both have changed.
 */
export function StaleFormPage({ site, fields, merged, stored, action, back }: Props) {
  const w = staleFormMessages(site.t.lang)
  const undecided = merged.filter(({ taken }) => taken === 'to be chosen')
  const taken = merged.filter(({ taken, mine, theirs }) => taken !== 'to be chosen' && mine !== theirs)
  const hasMine = merged.some(({ taken }) => taken !== 'theirs')
  const fieldOf = (name: string) => fields.find((field) => field.name === name) ?? { name, label: name }
  return (
    <AdminLayout site={site} title={w.title}>
      <h1>{w.title}</h1>
      <p role="alert">{undecided.length > 0 ? w.choose : hasMine ? w.joined : w.nothingOfYours}</p>
      <form class="fields conflict" data-unsaved method="post" action={action}>
        <FormVersion version={stored.version} base={stored} />
        <input
          type="hidden"
          name="undecided"
          value={JSON.stringify(Object.fromEntries(undecided.map(({ name, mine }) => [name, mine])))}
        />
        {undecided.map(({ name, mine, theirs }) => (
          <fieldset>
            <legend>{fieldOf(name).label}</legend>
            <Choice site={site} field={fieldOf(name)} label={w.mine} value={mine} />
            <Choice site={site} field={fieldOf(name)} label={w.theirs} value={theirs} />
          </fieldset>
        ))}
        {merged.map(
          ({ name, taken, mine, theirs }) =>
            taken !== 'to be chosen' && (
              <input type="hidden" name={name} value={taken === 'mine' ? mine : theirs} />
            ),
        )}
        {taken.length > 0 && <h2 class="section">{w.mergedHeading}</h2>}
        <dl>
          {taken.map(({ name, taken, mine, theirs }) => (
            <>
              <dt>{`${fieldOf(name).label} (${taken === 'mine' ? w.mine : w.theirs})`}</dt>
              <dd>
                <Value site={site} field={fieldOf(name)} value={taken === 'mine' ? mine : theirs} />
              </dd>
            </>
          ))}
        </dl>
        <p class="actions">
          <button type="submit" class="primary">
            {formMessages(site.t.lang).save}
          </button>
          <a href={back}>{w.keepTheirs}</a>
        </p>
      </form>
    </AdminLayout>
  )
}

interface ValueProps {
  site: AdminSite
  field: Field
  value: string
}

/** No choice is made beforehand, and the browser asks for one. */
function Choice({ site, field, value, label }: ValueProps & { label: string }) {
  return (
    <div class="choice">
      <label>
        <input type="radio" name={field.name} value={value} required /> {label}
      </label>
      <div class="chosen">
        <Value site={site} field={field} value={value} />
      </div>
    </div>
  )
}

/** Renders a value as the form shows it, and HTML as readers see it. */
function Value({ site, field, value }: ValueProps) {
  if (value === '') return <>{staleFormMessages(site.t.lang).empty}</>
  if (field.type === 'rich') return <BodyToCompare site={site} html={value} />
  const option = field.options?.find((one) => one.value === value)
  const lines = (option?.text.trim() ?? value).split('\n')
  return (
    <>
      {lines.map((line, at) => (
        <>
          {at > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}
