import { articleStatuses } from '../editing/article-input.ts'
import { MAX_ALT_LENGTH } from '../media/upload-limits.ts'
import { type Json, ref, text } from './openapi-schemas.ts'

const json = (schema: Json): Json => ({ 'application/json': { schema } })
const problems = (...statuses: number[]): Json =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: '#/components/responses/Problem' }]))
const articleId = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }
const parameter = (name: string, schema: Json, where = 'query'): Json => ({ name, in: where, schema })

/** The paths of the API and their operations. */
export const paths: Json = {
  '/api/v1/articles': {
    get: {
      summary: 'Articles of all statuses, those changed last first',
      parameters: [
        parameter('status', { enum: articleStatuses }),
        parameter('category', text),
        parameter('text', text),
        parameter('limit', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
        parameter('after', { ...text, description: '`next` of the page before' }),
      ],
      responses: {
        200: {
          description: 'A page of them; `next` is null on the last',
          content: json({
            type: 'object',
            properties: {
              items: { type: 'array', items: ref('ArticleOutline') },
              next: { type: ['string', 'null'] },
            },
          }),
        },
        ...problems(400, 401),
      },
    },
    post: {
      summary: 'Adds an article',
      parameters: [parameter('Idempotency-Key', text, 'header')],
      requestBody: { required: true, content: json(ref('NewArticle')) },
      responses: {
        201: { description: 'Added', content: json(ref('Added')) },
        200: {
          description: 'It was there already (externalId, or Idempotency-Key)',
          content: json(ref('Added')),
        },
        ...problems(400, 401, 403, 409, 413, 415, 422),
      },
    },
  },
  '/api/v1/articles/{id}': {
    parameters: [articleId],
    get: {
      summary: 'An article; its ETag is its version',
      responses: {
        200: { description: 'The article', content: json(ref('Article')) },
        ...problems(401, 404),
      },
    },
    patch: {
      summary: 'Changes an article; what is left out stays',
      parameters: [{ ...parameter('If-Match', text, 'header'), required: true }],
      requestBody: { required: true, content: json(ref('ArticleChange')) },
      responses: {
        200: { description: 'The article as it is now', content: json(ref('Article')) },
        ...problems(400, 401, 403, 404, 412, 413, 415, 422, 428),
      },
    },
  },
  '/api/v1/categories': {
    get: {
      summary: 'The categories that articles can be put into',
      responses: {
        200: { description: 'All of them', content: json({ type: 'object' }) },
        ...problems(401),
      },
    },
  },
  '/api/v1/imports': {
    post: {
      summary: 'Adds or replaces many articles: one a line',
      requestBody: {
        required: true,
        content: { 'application/x-ndjson': { schema: ref('ImportedArticle') } },
      },
      responses: {
        200: { description: 'What became of them', content: json(ref('ImportReport')) },
        ...problems(401, 403, 415),
      },
    },
  },
  '/api/v1/media': {
    post: {
      summary: 'Stores a picture or a file; the same bytes again are the same file',
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file'],
              properties: {
                file: { ...text, format: 'binary' },
                alt: { ...text, maxLength: MAX_ALT_LENGTH },
              },
            },
          },
        },
      },
      responses: {
        201: { description: 'Stored', content: json(ref('Media')) },
        ...problems(401, 413, 415, 422),
      },
    },
  },
}
