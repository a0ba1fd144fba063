import { wordsOf } from '../text/folding.ts'

// Words in the index's facets column, for filters. They have only ASCII letters and digits, so that FTS5 expressions
// can contain them. Readers cannot search for them: their words go to other columns.

/** The facet of a category; its articles and those of its descendants have it. Slugs are `[a-z0-9-]+`. */
export const facetOfCategory = (slug: string): string =>
  `c${slug.replaceAll('-', 'z1').replace(/[^a-z0-9]/g, '')}`

/** The facet of an organisation; spellings that fold to the same words share it. */
export const facetOfOrganisation = (name: string): string =>
  `o${wordsOf(name)
    .map(({ folded }) => folded)
    .join('z1')}`
