import { sql } from 'kysely'
import { type Command, type Executor, prepared, query, read, sqlite } from '../db.ts'
import type { Article } from '../schema.ts'

/** An article of another system, by whose id it is found again. */
export type ImportedArticle = Omit<Article, 'id' | 'version' | 'updated_at'> & {
  external_id: string
  updated_at: string | null
}

/** The stored articles that have these external ids. Reads one index entry and one row for each. */
export async function articlesByExternalId(
  db: Executor,
  ids: readonly string[],
): Promise<Map<string, Article>> {
  const { values } = await read(db, {
    articles: query(articlesOfIds({ ids: JSON.stringify(ids) }), {
      value: (rows) => [...rows],
      tags: () => [],
    }),
  })
  return new Map(values.articles.map((article) => [article.external_id ?? '', article]))
}

/** `ids` is a JSON array: one parameter, however many ids (D1 takes a hundred). */
const articlesOfIds = prepared(({ ids }: { ids: string }) =>
  sqlite
    .selectFrom('articles')
    .selectAll()
    .where('external_id', 'in', sql<string>`(select value from json_each(${ids}))`),
)

/** True when storing the article would change nothing. */
export function sameAs(stored: Article, article: ImportedArticle): boolean {
  return compared.every((column) => stored[column] === article[column]) && sameUpdate(stored, article)
}

function sameUpdate(stored: Article, { updated_at }: ImportedArticle): boolean {
  return updated_at === null || updated_at === stored.updated_at
}

const compared = [
  ...([
    'category_id',
    'status',
    'published_at',
    'published_day',
    'expires_at',
    'featured_position',
    'slug',
  ] as const),
  ...(['title', 'lead', 'author', 'organisation', 'cover_media_id', 'cover_alt', 'cover_caption'] as const),
  ...(['old_url', 'body'] as const),
]

/** Adds an article. Unless the record says otherwise it was last changed when it was published. */
export function addArticle(article: ImportedArticle, now: string): Command {
  const updated_at = article.updated_at ?? article.published_at ?? now
  return [
    sqlite
      .insertInto('articles')
      .values({ ...article, updated_at })
      .compile(),
  ]
}

/** Replaces what is stored of an article; `stored` is what was read, and a change since then aborts. */
export function replaceArticle(stored: Article, article: ImportedArticle, now: string): Command {
  const statement = sqlite
    .updateTable('articles')
    .set({
      ...article,
      first_published_at: stored.first_published_at ?? article.first_published_at,
      updated_at: article.updated_at ?? now,
      version: stored.version + 1,
    })
    .where('id', '=', stored.id)
  return [statement.compile()]
}
