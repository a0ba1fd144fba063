import { addDays, type Day, instantOfLocal, parseDay } from '../lib/dates.ts'
import type { FieldError } from '../lib/field-error.ts'
import type { SearchParameters } from '../urls/public.ts'
import { parseQuery } from './parse-query.ts'
import type { Search } from './types.ts'

/** The last page that is offered. A reader who has not found the article by then tries another query. */
export const MAX_PAGES = 50

/** The errors of search parameters. The pages and the API have the texts. */
export type SearchErrorCode = 'noSuchFrom' | 'noSuchTo' | 'toBeforeFrom' | 'noSuchSort' | 'noSuchPage'

export interface SearchError extends FieldError<SearchErrorCode> {
  field: keyof SearchParameters
}

/** A search as its parameters describe it, with days instead of moments. */
export interface SearchRequest extends Omit<Search, 'from' | 'until'> {
  from: Day | undefined
  to: Day | undefined
}

/** `2/4/2021`, as readers type a day if the browser has no field for days. */
const TYPED_DAY = /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/

/** Parses the parameters of a search, and lists what they have wrong. */
export function parseSearch(parameters: SearchParameters): {
  request: SearchRequest
  errors: SearchError[]
} {
  const errors: SearchError[] = []
  const day = (field: 'from' | 'to', code: SearchErrorCode): Day | undefined => {
    const typed = parameters[field]
    if (!typed) return undefined
    const parsed = parseDay(typed, TYPED_DAY)
    if (!parsed) errors.push({ field, code })
    return parsed
  }
  const [from, to] = [day('from', 'noSuchFrom'), day('to', 'noSuchTo')]
  if (from && to && from > to) errors.push({ field: 'to', code: 'toBeforeFrom' })
  const page = Number(parameters.page ?? '1')
  if (!/^\d{1,4}$/.test(parameters.page ?? '1') || page < 1 || page > MAX_PAGES)
    errors.push({ field: 'page', code: 'noSuchPage' })
  const sort = parameters.sort ?? 'relevance'
  if (sort !== 'relevance' && sort !== 'newest') errors.push({ field: 'sort', code: 'noSuchSort' })
  const request: SearchRequest = {
    text: parameters.q ?? '',
    category: parameters.category,
    organisation: parameters.organisation,
    from,
    to,
    sort: sort === 'newest' ? 'newest' : 'relevance',
    page,
  }
  return { request, errors }
}

/** Tells whether a search has neither words nor filters. */
export function isEmpty({ text, category, organisation, from, to }: SearchRequest): boolean {
  return parseQuery(text).include.length === 0 && !category && !organisation && !from && !to
}

/** Converts the days to moments in the site's time zone: from the beginning of the first to the end of the last. */
export function searchOf({ from, to, ...others }: SearchRequest, timeZone: string): Search {
  const midnight = (day: Day) => instantOfLocal(`${day}T00:00`, timeZone)
  return {
    ...others,
    from: from && midnight(from),
    until: to && midnight(addDays(to, 1)),
  }
}
