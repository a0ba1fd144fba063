import type { CategoryInOutline } from '../../content/layout.ts'
import type { Site } from '../../ui/site.ts'
import { paths, type SearchParameters, searchNames } from '../../urls/public.ts'

interface SearchFormProps {
  site: Site
  categories: readonly CategoryInOutline[]
  /** The values of the fields, as the reader typed them. */
  values?: SearchParameters
  /** Shows all fields, for the search page. */
  full?: boolean
  /** Error messages by the name of the field. */
  errors?: Partial<Record<keyof SearchParameters, string>>
}

/** The search form: Tìm kiếm theo chuyên mục - nội dung - ngày tháng. */
export function SearchForm({ site: { t }, categories, values = {}, full, errors = {} }: SearchFormProps) {
  return (
    <search>
      <form class={full ? 'search full' : 'search'} action={paths.search()}>
        <label>
          {t.searchWords}
          <input
            type="search"
            name={searchNames.q}
            value={values.q ?? ''}
            maxlength={200}
            enterkeyhint="search"
            data-suggest={paths.suggestions()}
            data-suggestions={t.suggestions}
          />
        </label>
        <label>
          {t.category}
          <select name={searchNames.category}>
            <option value="">{t.allCategories}</option>
            {categories.map(({ slug, name, depth }) => (
              <option value={slug} selected={slug === values.category}>
                {'\u00a0\u00a0'.repeat(depth) + name}
              </option>
            ))}
          </select>
        </label>
        <Day label={t.fromDay} name={searchNames.from} value={values.from} error={errors.from} />
        <Day label={t.toDay} name={searchNames.to} value={values.to} error={errors.to} />
        {full && (
          <>
            <label>
              {t.organisation}
              <input
                type="text"
                name={searchNames.organisation}
                value={values.organisation ?? ''}
                maxlength={200}
              />
            </label>
            <label>
              {t.sort}
              <select name={searchNames.sort}>
                <option value="">{t.byRelevance}</option>
                <option value="newest" selected={values.sort === 'newest'}>
                  {t.byTime}
                </option>
              </select>
            </label>
          </>
        )}
        <button type="submit">{t.searchButton}</button>
      </form>
    </search>
  )
}

interface DayProps {
  label: string
  name: string
  value: string | undefined
  error: string | undefined
}

/** A date field. An invalid day is in a text field, since a browser's date field would show nothing to correct. */
function Day({ label, name, value, error }: DayProps) {
  const type = value && !/^\d{4}-\d{2}-\d{2}$/.test(value) ? 'text' : 'date'
  return (
    <label>
      {label}
      <input
        type={error ? 'text' : type}
        name={name}
        value={value ?? ''}
        {...(error && { 'aria-invalid': 'true', 'aria-describedby': `wrong-${name}` })}
      />
      {error && (
        <span class="mistake" id={`wrong-${name}`}>
          {error}
        </span>
      )}
    </label>
  )
}
