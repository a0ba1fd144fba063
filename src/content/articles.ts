import { sql } from 'kysely'
import { tags } from '../cache.ts'
import { combine, map, type Query, query, sqlite } from '../db.ts'
import { type ArticleCard, type ArticleLink, links, selectCards, selectLinks, toCard } from './article-columns.ts'
import { slug } from './slug.ts'

/** A published article with everything that its page shows of it. */
export interface FullArticle extends ArticleCard {
  updatedAt: string
  author: string
  organisation: string
  coverCaption: string
  /** Sanitised HTML. */
  body: string
}

const NEWER = 3
const OLDER = 5
const RELATED = 4

/** An article and the articles around it: all that its page shows besides the layout. */
export function articlePage(id: number) {
  const all = combine(
    { article: articleById(id), newer: newer(id), older: older(id), related: relatedArticles(id) },
    // Which lists these are depends on the article itself.
    ({ article }) => (article ? listTags(article) : []),
  )
  return map(all, ({ article, newer, older, related }) => {
    const shown = new Set([...newer, ...older].map((link) => link.id))
    const others = related.filter((link) => !shown.has(link.id)).slice(0, RELATED)
    return article && { article, newer, older, related: others }
  })
}

function listTags({ categoryId, organisation }: FullArticle): string[] {
  const category = tags.category(categoryId)
  return organisation === '' ? [category] : [category, tags.organisation(slug(organisation))]
}

/** The published article of this id; undefined for drafts, withdrawn ones and unknown ids. */
export function articleById(id: number): Query<FullArticle | undefined> {
  const statement = selectCards()
    .select([
      'articles.updated_at as updatedAt',
      'articles.author',
      'articles.organisation',
      'articles.cover_caption as coverCaption',
      'articles.body',
    ])
    .where('articles.id', '=', id)
    .where('articles.status', '=', 'published')
  return query(statement, {
    value([row]) {
      if (!row) return undefined
      const { updatedAt, author, organisation, coverCaption, body } = row
      return { ...toCard(row), updatedAt, author, organisation, coverCaption, body }
    },
    tags: () => [tags.article(id)],
  })
}

/** The articles of the same category that came right after this one, nearest first. */
function newer(id: number): Query<ArticleLink[]> {
  return links(neighbours(id, '>').orderBy('articles.published_at').orderBy('articles.id').limit(NEWER), [])
}

/** The articles of the same category that came right before this one, nearest first. */
function older(id: number): Query<ArticleLink[]> {
  const statement = neighbours(id, '<')
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id', 'desc')
    .limit(OLDER)
  return links(statement, [])
}

function neighbours(id: number, comparison: '<' | '>') {
  const here = sql`(select this.published_at, this.id from articles this where this.id = ${id})`
  return selectLinks()
    .where('articles.category_id', '=', (eb) =>
      eb.selectFrom('articles as this').select('this.category_id').where('this.id', '=', id),
    )
    .where('articles.status', '=', 'published')
    .where(sql<boolean>`(articles.published_at, articles.id) ${sql.raw(comparison)} ${here}`)
}

/** What to read next: the editors' choice, else the newest of the same organisation. */
function relatedArticles(id: number): Query<ArticleLink[]> {
  const chosen = sqlite
    .selectFrom('related_articles')
    .innerJoin('articles', 'articles.id', 'related_articles.related_id')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .select([
      'articles.id',
      'articles.slug',
      'articles.title',
      'articles.published_at as publishedAt',
      'articles.category_id as categoryId',
      'categories.slug as categorySlug',
    ])
    .where('related_articles.article_id', '=', id)
    .where('articles.status', '=', 'published')
    .orderBy('related_articles.position')
    .limit(RELATED)
  const sameOrganisation = selectLinks()
    .where(
      'articles.organisation',
      '=',
      sql<string>`(select nullif(this.organisation, '') from articles this where this.id = ${id})`,
    )
    .where('articles.status', '=', 'published')
    .where('articles.id', '!=', id)
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id', 'desc')
    // Enough that RELATED are left when the neighbours, shown already, are taken out.
    .limit(RELATED + NEWER + OLDER)
  const both = combine({ chosen: links(chosen, [tags.related(id)]), others: links(sameOrganisation, []) })
  return map(both, ({ chosen, others }) => (chosen.length > 0 ? chosen : others))
}
