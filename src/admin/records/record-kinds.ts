import { categories } from './categories.ts'
import { linkGroups } from './link-groups.ts'
import { links } from './links.ts'
import { places } from './places.ts'
import type { RecordKind } from './record-kind.ts'
import { redirects } from './redirects.tsx'
import { pages } from './static-pages.ts'
import { synonyms } from './synonyms.ts'

/** All kinds of records, in the order of the menu. */
export const recordKinds: readonly RecordKind[] = [
  categories,
  pages,
  links,
  linkGroups,
  places,
  redirects,
  synonyms,
]
