import { tags } from '../cache/tags.ts'
import { write } from '../db/command.ts'
import type { Databases } from './databases.ts'

/** Copies the synonyms into the index if editors have changed them. So a search gets them in its one round trip. */
export async function copySynonyms({ content, index }: Databases): Promise<void> {
  const [version, groups] = await content.batch<{ version: string; forms: string }>([
    content.prepare('select version from synonyms_version'),
    content.prepare('select forms from synonyms order by id'),
  ])
  const synonyms = groups?.results.map(({ forms }) => JSON.parse(forms)) ?? []
  const current = version?.results[0]?.version ?? ''
  const changed = await index
    .prepare('update state set synonyms = ?1, synonyms_version = ?2 where synonyms_version <> ?2')
    .bind(JSON.stringify(synonyms), current)
    .run()
  if (changed.meta.changes > 0) await write(content, [{ statements: [], stale: [tags.search] }])
}
