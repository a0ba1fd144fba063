import type { ArticleLink } from '../../content/articles/article-cards.ts'
import type { Attachment } from '../../content/articles/attachments.ts'
import type { FullArticle, NextReads } from '../../content/articles/detail.ts'
import { LinkList, PublishedTime } from '../../ui/article-list.tsx'
import { Image } from '../../ui/picture.tsx'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import { Body, Breadcrumb, Layout } from '../layout/layout.tsx'
import { Attachments } from './attachments.tsx'

interface ArticlePageProps extends NextReads {
  site: Site
  article: FullArticle
  attachments: Attachment[]
  mostRead: ArticleLink[]
  /** Text above a preview. With it, the page asks search engines not to index it. */
  notice?: string
}

export function ArticlePage(props: ArticlePageProps) {
  const { site, article, attachments, newer, older, related, mostRead, notice } = props
  const { t } = site
  return (
    <Layout
      site={site}
      title={article.title}
      description={article.lead}
      {...(notice === undefined && { canonical: paths.article(article) })}
      feed={paths.categoryFeed(article.categorySlug)}
      picture={article.cover ? paths.media(article.cover.key) : undefined}
      kind="article"
      mostRead={mostRead}
    >
      <Breadcrumb
        site={site}
        steps={article.lineage.map(({ name, slug }) => ({ name, path: paths.category(slug) }))}
      />
      {notice && <p class="notice">{notice}</p>}
      <article class="full">
        <h1>{article.title}</h1>
        <p class="meta">
          <PublishedTime at={article.publishedAt} site={site} />
          {article.updatedAt > article.publishedAt && (
            <span>
              {t.updated} <PublishedTime at={article.updatedAt} site={site} />
            </span>
          )}
        </p>
        {article.lead && <p class="lead">{article.lead}</p>}
        <Cover article={article} />
        <Body html={article.body} />
        <Byline article={article} site={site} />
        <Attachments attachments={attachments} site={site} />
        <Share article={article} site={site} />
      </article>
      <LinkSection title={t.newerArticles} articles={newer} site={site} />
      <LinkSection title={t.sameCategory} articles={older} site={site} />
      <LinkSection title={t.related} articles={related} site={site} />
    </Layout>
  )
}

/** The cover picture with its caption. A caption without a picture is text. */
function Cover({ article: { cover, coverCaption } }: { article: FullArticle }) {
  if (!cover && !coverCaption) return null
  return (
    <figure>
      {cover && <Image picture={cover} as="column" eager />}
      {coverCaption && <figcaption>{coverCaption}</figcaption>}
    </figure>
  )
}

function Byline({ article: { author, organisation }, site: { t } }: { article: FullArticle; site: Site }) {
  if (!author && !organisation) return null
  return (
    <p class="byline">
      <span class="unseen">{t.author}: </span>
      {author && <b class="author">{author}</b>}
      {author && organisation ? ' (' : ''}
      {organisation && <span class="organisation">{organisation}</span>}
      {author && organisation ? ')' : ''}
    </p>
  )
}

function Share({ article, site: { t, origin } }: { article: FullArticle; site: Site }) {
  const url = origin + paths.article(article)
  const facebook = `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`
  const mail = `mailto:?subject=${encodeURIComponent(article.title)}&body=${encodeURIComponent(url)}`
  return (
    <p class="tools">
      {/* Both buttons need a script, which removes `hidden`. */}
      <button type="button" data-print hidden>
        {t.print}
      </button>
      <button type="button" data-share hidden>
        {t.share}
      </button>
      <a href={facebook} rel="external noopener nofollow">
        {t.shareBy('Facebook')}
      </a>
      <a href={mail}>{t.shareBy(t.email)}</a>
    </p>
  )
}

function LinkSection({ title, articles, site }: { title: string; articles: ArticleLink[]; site: Site }) {
  if (articles.length === 0) return null
  return (
    <section class="around" aria-label={title}>
      <h2 class="section">{title}</h2>
      <LinkList articles={articles} site={site} />
    </section>
  )
}
