import type { CategoryInOutline } from '../../content/layout.ts'
import type { Site } from '../../ui/site.ts'
import { paths, type SearchParameters, searchNames } from '../../urls/public.ts'

interface SearchFormProps {
  site: Site
  categories: readonly CategoryInOutline[]
  /** What was asked for, as it was typed. */
  given?: SearchParameters
  /** All that can be asked for, with ids of its own: on the page of searches. */
  full?: boolean
  /** What is wrong with a field, by its name. */
  mistakes?: Partial<Record<keyof SearchParameters, string>>
}

/** Tìm kiếm theo chuyên mục - nội dung - ngày tháng. */
export function SearchForm({ site: { t }, categories, given = {}, full, mistakes = {} }: SearchFormProps) {
  return (
    <search>
      <form class={full ? 'search full' : 'search'} action={paths.search()}>
        <label>
          {t.searchWords}
          <input
            type="search"
            name={searchNames.q}
            value={given.q ?? ''}
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
              <option value={slug} selected={slug === given.category}>
                {'\u00a0\u00a0'.repeat(depth) + name}
              </option>
            ))}
          </select>
        </label>
        <Day label={t.fromDay} name={searchNames.from} value={given.from} mistake={mistakes.from} />
        <Day label={t.toDay} name={searchNames.to} value={given.to} mistake={mistakes.to} />
        {full && (
          <>
            <label>
              {t.organisation}
              <input
                type="text"
                name={searchNames.organisation}
                value={given.organisation ?? ''}
                maxlength={200}
              />
            </label>
            <label>
              {t.sort}
              <select name={searchNames.sort}>
                <option value="">{t.byRelevance}</option>
                <option value="newest" selected={given.sort === 'newest'}>
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
  mistake: string | undefined
}

/** A browser's date field shows only days that there are: what is none is shown as text, for mending. */
function Day({ label, name, value, mistake }: DayProps) {
  const type = value && !/^\d{4}-\d{2}-\d{2}$/.test(value) ? 'text' : 'date'
  return (
    <label>
      {label}
      <input
        type={mistake ? 'text' : type}
        name={name}
        value={value ?? ''}
        {...(mistake && { 'aria-invalid': 'true', 'aria-describedby': `wrong-${name}` })}
      />
      {mistake && (
        <span class="mistake" id={`wrong-${name}`}>
          {mistake}
        </span>
      )}
    </label>
  )
}
