import { categories } from './categories.ts'
import type { Kind } from './kind.ts'
import { linkGroups } from './link-groups.ts'
import { links } from './links.ts'
import { pages } from './pages.ts'
import { places } from './places.ts'
import { redirects } from './redirects.tsx'
import { synonyms } from './synonyms.ts'

/** The kinds of records, in the order of the menu. */
export const kinds: readonly Kind[] = [categories, pages, links, linkGroups, places, redirects, synonyms]
