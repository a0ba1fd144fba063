import { wordsOf } from '../text/folding.ts'

// Words of the index's facets column: what results are filtered by. ASCII letters and digits, as they stand in
// expressions of FTS5; no reader can type one, for a search looks into other columns.

/** Of a category's articles and its descendants'. Slugs are `[a-z0-9-]+`. */
export const facetOfCategory = (slug: string): string =>
  `c${slug.replaceAll('-', 'z1').replace(/[^a-z0-9]/g, '')}`

/** Of an organisation's articles, however its name is written. */
export const facetOfOrganisation = (name: string): string =>
  `o${wordsOf(name)
    .map(({ folded }) => folded)
    .join('z1')}`
