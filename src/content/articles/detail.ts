import { type AliasableExpression, sql } from 'kysely'
import { tags } from '../../cache/tags.ts'
import { prepared, sqlite } from '../../db/builder.ts'
import type { Query } from '../../db/query.ts'
import { type CategoryNode, lineage } from '../categories.ts'
import {
  type ArticleCard,
  type ArticleLink,
  type LinkRow,
  published,
  rowTags,
  selectCards,
  selectLinks,
  toCard,
  toLink,
} from './article-cards.ts'
import { withCategories } from './query-helpers.ts'

/** A published article with all data of its page. */
export interface FullArticle extends ArticleCard {
  updatedAt: string
  author: string
  organisation: string
  coverCaption: string
  /** Its category and that category's ancestors, topmost first. */
  lineage: CategoryNode[]
  /** Sanitised HTML. */
  body: string
}

/** A withdrawn article and the reason. The reason is empty if the editor gave none, or if the article expired. */
export interface WithdrawnArticle {
  withdrawn: string
}

/** The articles that a page suggests to read next. */
export interface NextReads {
  /** In the same category, directly after and directly before the article, newest first. */
  newer: ArticleLink[]
  older: ArticleLink[]
  /** The newest others of the same organisation. */
  related: ArticleLink[]
}

export const MAX_NEWER_ARTICLES = 3
export const MAX_OLDER_ARTICLES = 5
export const MAX_RELATED_ARTICLES = 4

/** Returns the article of an id if it is or was published; undefined for drafts and unknown ids. */
export function articleById(id: number): Query<FullArticle | WithdrawnArticle | undefined> {
  return withCategories(publicArticle({ id }), {
    value([row], categories) {
      if (!row) return undefined
      if (row.status === 'withdrawn') return { withdrawn: row.withdrawn_reason }
      const { updatedAt, author, organisation, coverCaption, body } = row
      const ancestry = lineage(categories, row.categoryId)
      return {
        ...toCard(row, categories),
        updatedAt,
        author,
        organisation,
        coverCaption,
        lineage: ancestry,
        body,
      }
    },
    tags(article) {
      if (!article || 'withdrawn' in article) return [tags.article(id)]
      const { lineage, organisation } = article
      return [
        tags.article(id),
        ...lineage.map((category) => tags.category(category.id)),
        // The related articles depend on the organisation's list.
        ...(organisation ? [tags.organisation(organisation)] : []),
      ]
    },
  })
}

const publicArticle = prepared(({ id }: { id: number }) =>
  selectCards()
    .select([
      'articles.updated_at as updatedAt',
      'articles.author',
      'articles.organisation',
      'articles.cover_caption as coverCaption',
      'articles.body',
      'articles.status',
      'articles.withdrawn_reason',
    ])
    .where('articles.id', '=', id)
    .where(
      sql<boolean>`articles.status in ('published', 'withdrawn') and articles.first_published_at is not null`,
    ),
)

/** Returns the articles to read after this one. */
export function nextReads(id: number): Query<NextReads> {
  return withCategories(articlesAround({ id }), {
    value(rows, categories) {
      const of = (why: Why) => rows.filter((row) => row.why === why).map((row) => toLink(row, categories))
      const newer = of('newer').toReversed()
      const older = of('older')
      const shown = new Set([...newer, ...older].map((link) => link.id))
      const others = of('organisation').filter((link) => !shown.has(link.id))
      return { newer, older, related: others.slice(0, MAX_RELATED_ARTICLES) }
    },
    tags: ({ newer, older, related }) => [
      tags.article(id),
      tags.neighbours(id),
      ...rowTags([...newer, ...older, ...related]),
    ],
  })
}

type Why = 'newer' | 'older' | 'organisation'

/** Selects the three lists in one statement. Each is an index range of its own, nearest or newest first. */
const articlesAround = prepared(({ id }: { id: number }) =>
  labelled(
    'newer',
    neighbours(id, '>')
      .orderBy('articles.published_at')
      .orderBy('articles.id')
      .limit(sql.lit(MAX_NEWER_ARTICLES)),
  )
    .unionAll(labelled('older', newestFirst(neighbours(id, '<')).limit(sql.lit(MAX_OLDER_ARTICLES))))
    // Enough rows to leave `MAX_RELATED_ARTICLES` without the neighbours, which the page shows already.
    .unionAll(
      labelled(
        'organisation',
        newestFirst(ofSameOrganisation(id)).limit(
          sql.lit(MAX_RELATED_ARTICLES + MAX_NEWER_ARTICLES + MAX_OLDER_ARTICLES),
        ),
      ),
    ),
)

function labelled(why: Why, list: AliasableExpression<LinkRow>) {
  return sqlite.selectFrom(list.as('list')).selectAll().select(sql.lit(why).as('why'))
}

function newestFirst(list: ReturnType<typeof neighbours>) {
  return list.orderBy('articles.published_at', 'desc').orderBy('articles.id', 'desc')
}

// The lists read the article itself by scalar subqueries: D1 prepares those faster than joins.

function neighbours(id: number, comparison: '<' | '>') {
  const place = sql`(select published_at, id from articles where id = ${id})`
  return selectLinks()
    .where('articles.category_id', '=', sql<number>`(select category_id from articles where id = ${id})`)
    .where('articles.status', '=', published)
    .where(sql<boolean>`(articles.published_at, articles.id) ${sql.raw(comparison)} ${place}`)
}

function ofSameOrganisation(id: number) {
  const organisation = sql<string>`(select nullif(organisation, '') from articles where id = ${id})`
  return selectLinks()
    .where('articles.organisation', '=', organisation)
    .where('articles.status', '=', published)
    .where('articles.id', '!=', id)
}
