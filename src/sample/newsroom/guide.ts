import type { ArticleRecordInput } from '../../import/record.ts'

/** Makes an article of the product's guide. */
export const guide = (
  day: string,
  article: Omit<ArticleRecordInput, 'publishedAt' | 'author'>,
): ArticleRecordInput => ({
  organisation: 'Ban biên tập Cổng thông tin điện tử',
  ...article,
  publishedAt: `2021-${day}`,
})
