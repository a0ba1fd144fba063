import { type AliasableExpression, sql } from 'kysely'
import { tags } from '../cache.ts'
import { combine, map, prepared, type Query, query, sqlite } from '../db.ts'
import { type ArticleCard, type ArticleLink, type LinkRow, linkColumns, selectCards, selectLinks, toCard, toLink } from './article-columns.ts'
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

/** What a reader may go on to. */
export interface NextReads {
  /** Of the same category, right after the article and right before it, newest first. */
  newer: ArticleLink[]
  older: ArticleLink[]
  /** The editors' choice, else the newest of the same organisation. */
  related: ArticleLink[]
}

const NEWER = 3
const OLDER = 5
const RELATED = 4

/** An article and what stands around it: all that its page shows besides the layout. */
export function articlePage(id: number): Query<(NextReads & { article: FullArticle }) | undefined> {
  const both = combine(
    { article: articleById(id), next: nextReads(id) },
    // Which lists these are depends on the article itself.
    ({ article }) => (article ? listTags(article) : []),
  )
  return map(both, ({ article, next }) => article && { article, ...next })
}

function listTags({ id, categoryId, organisation }: FullArticle): string[] {
  const lists = [tags.category(categoryId), tags.related(id)]
  return organisation === '' ? lists : [...lists, tags.organisation(slug(organisation))]
}

/** The published article of this id; undefined for drafts, withdrawn ones and unknown ids. */
export function articleById(id: number): Query<FullArticle | undefined> {
  return query(publishedArticle({ id }), {
    value([row]) {
      if (!row) return undefined
      const { updatedAt, author, organisation, coverCaption, body } = row
      return { ...toCard(row), updatedAt, author, organisation, coverCaption, body }
    },
    tags: () => [tags.article(id)],
  })
}

const publishedArticle = prepared(({ id }: { id: number }) =>
  selectCards()
    .select([
      'articles.updated_at as updatedAt',
      'articles.author',
      'articles.organisation',
      'articles.cover_caption as coverCaption',
      'articles.body',
    ])
    .where('articles.id', '=', id)
    .where('articles.status', '=', 'published'),
)

function nextReads(id: number): Query<NextReads> {
  return query(articlesAround({ id }), {
    value(rows) {
      const of = (why: Why) => rows.filter((row) => row.why === why).map(toLink)
      const newer = of('newer').toReversed()
      const older = of('older')
      const shown = new Set([...newer, ...older].map((link) => link.id))
      const chosen = of('chosen')
      const related = chosen.length > 0 ? chosen : of('organisation')
      return { newer, older, related: related.filter((link) => !shown.has(link.id)).slice(0, RELATED) }
    },
    tags: ({ newer, older, related }) => [...newer, ...older, ...related].map((link) => tags.article(link.id)),
  })
}

type Why = 'newer' | 'older' | 'chosen' | 'organisation'

/** The four lists as one statement: each is an index range of its own, nearest or newest first. */
const articlesAround = prepared(({ id }: { id: number }) =>
  part('newer', neighbours(id, '>').orderBy('articles.published_at').orderBy('articles.id').limit(NEWER))
    .unionAll(
      part(
        'older',
        neighbours(id, '<').orderBy('articles.published_at', 'desc').orderBy('articles.id', 'desc').limit(OLDER),
      ),
    )
    .unionAll(part('chosen', chosenToFollow(id)))
    .unionAll(part('organisation', ofSameOrganisation(id))),
)

function part(why: Why, list: AliasableExpression<LinkRow>) {
  return sqlite.selectFrom(list.as('list')).selectAll().select(sql.lit(why).as('why'))
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

function chosenToFollow(id: number) {
  return sqlite
    .selectFrom('related_articles')
    .innerJoin('articles', 'articles.id', 'related_articles.related_id')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .select(linkColumns)
    .where('related_articles.article_id', '=', id)
    .where('articles.status', '=', 'published')
    .orderBy('related_articles.position')
    .limit(RELATED)
}

function ofSameOrganisation(id: number) {
  return (
    selectLinks()
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
  )
}
