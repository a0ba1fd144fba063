import type { ArticleRecordInput } from '../../import/record.ts'
import { guideForEditors } from './guide-for-editors.ts'
import { guideForOffices } from './guide-for-offices.ts'
import { guideForReaders } from './guide-for-readers.ts'

/** The product's guide, as articles. */
export const articles: ArticleRecordInput[] = [...guideForReaders, ...guideForEditors, ...guideForOffices]
