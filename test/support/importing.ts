import { recordsOfArray } from '../../src/cli/record-sources.ts'
import { importArticles } from '../../src/import/import-articles.ts'
import { ImportReport } from '../../src/import/report.ts'

type Options = Parameters<typeof importArticles>[1]

/**
 * Imports records as a script does; by default none of their pictures can be read.
 *
 * @param source what the report calls them.
 */
export async function importRecords(
  { DB }: Pick<Env, 'DB'>,
  source: string,
  records: readonly unknown[],
  options: Partial<Options> = {},
): Promise<ImportReport> {
  const report = new ImportReport()
  await importArticles(recordsOfArray(source, [...records]), {
    ...{ db: DB, report, now: new Date() },
    defaultCategory: { slug: 'tin-tuc', name: 'Tin tức' },
    picture: async () => ({ reason: 'cannot be read' }),
    ...options,
  })
  return report
}
