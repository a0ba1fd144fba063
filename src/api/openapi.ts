import { toJsonSchema } from '@valibot/to-json-schema'
import { Hono } from 'hono'
import { articleChange, articleInput, articleStatuses } from '../editing/article-input.ts'
import { articleRecord } from '../import/record.ts'
import { LONGEST_ALT } from '../media/upload-limits.ts'
import type { ApiEnv } from './context.ts'

type Json = Record<string, unknown>

const json = (schema: Json): Json => ({ 'application/json': { schema } })
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const refused = (...statuses: number[]): Json =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: '#/components/responses/Problem' }]))
const articleId = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }
const parameter = (name: string, schema: Json, where = 'query'): Json => ({ name, in: where, schema })
const text = { type: 'string' }

/** What the API takes, from the schemas that it is checked by (OpenAPI 3.1). */
export const openApi = new Hono<ApiEnv>().get('/', (c) =>
  c.json({
    openapi: '3.1.1',
    info: {
      title: 'Portal API',
      version: '1',
      description:
        'Articles of the portal, for scripts. Errors are application/problem+json (RFC 9457); `errors` names the fields.',
    },
    servers: [{ url: c.env.ORIGIN || new URL(c.req.url).origin }],
    security: [{ token: [] }],
    paths: {
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
            ...refused(400, 401),
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
            ...refused(400, 401, 403, 409, 413, 415, 422),
          },
        },
      },
      '/api/v1/articles/{id}': {
        parameters: [articleId],
        get: {
          summary: 'An article; its ETag is its version',
          responses: {
            200: { description: 'The article', content: json(ref('Article')) },
            ...refused(401, 404),
          },
        },
        patch: {
          summary: 'Changes an article; what is left out stays',
          parameters: [{ ...parameter('If-Match', text, 'header'), required: true }],
          requestBody: { required: true, content: json(ref('ArticleChange')) },
          responses: {
            200: { description: 'The article as it is now', content: json(ref('Article')) },
            ...refused(400, 401, 403, 404, 412, 413, 415, 422, 428),
          },
        },
      },
      '/api/v1/categories': {
        get: {
          summary: 'The categories that articles can be put into',
          responses: {
            200: { description: 'All of them', content: json({ type: 'object' }) },
            ...refused(401),
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
            ...refused(401, 403, 415),
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
                    alt: { ...text, maxLength: LONGEST_ALT },
                  },
                },
              },
            },
          },
          responses: {
            201: { description: 'Stored', content: json(ref('Media')) },
            ...refused(401, 413, 415, 422),
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: {
        Problem: {
          description: 'What went wrong',
          content: { 'application/problem+json': { schema: ref('Problem') } },
        },
      },
      schemas: {
        NewArticle: schemaOf('NewArticle', articleInput),
        ArticleChange: schemaOf('ArticleChange', articleChange),
        ImportedArticle: schemaOf('ImportedArticle', articleRecord),
        Added: { type: 'object', properties: { id: { type: 'integer' }, url: { ...text, format: 'uri' } } },
        ArticleOutline: outline,
        Article: {
          allOf: [
            ref('ArticleOutline'),
            { type: 'object', properties: { slug: text, body: text, cover: {} } },
          ],
        },
        Media: {
          type: 'object',
          properties: {
            ...{
              id: { type: 'integer' },
              key: text,
              url: { ...text, format: 'uri' },
              type: text,
              name: text,
            },
            ...{ bytes: { type: 'integer' }, alt: text },
            ...{ width: { type: ['integer', 'null'] }, height: { type: ['integer', 'null'] } },
          },
        },
        ImportReport: {
          type: 'object',
          properties: {
            ...Object.fromEntries(
              ['added', 'updated', 'unchanged', 'total'].map((name) => [name, { type: 'integer' }]),
            ),
            rejected: { type: 'array', items: { type: 'object', properties: { where: text, reason: text } } },
          },
        },
        Problem: {
          type: 'object',
          properties: {
            ...{ type: text, title: text, detail: text, status: { type: 'integer' } },
            errors: { type: 'array', items: { type: 'object', properties: { field: text, detail: text } } },
          },
        },
      },
    },
  }),
)

const outline = {
  type: 'object',
  properties: {
    ...{ id: { type: 'integer' }, version: { type: 'integer' }, url: { ...text, format: 'uri' } },
    ...Object.fromEntries(
      ['title', 'lead', 'author', 'organisation', 'category', 'status'].map((name) => [name, text]),
    ),
    ...Object.fromEntries(
      ['publishedAt', 'updatedAt', 'expiresAt'].map((name) => [
        name,
        { type: ['string', 'null'], format: 'date-time' },
      ]),
    ),
    externalId: { type: ['string', 'null'] },
  },
}

/**
 * What has no counterpart in JSON Schema (trimming, NFC) is left out of it. Its own definitions are found from the document's
 * root.
 *
 * @param name of the component.
 */
function schemaOf(name: string, schema: Parameters<typeof toJsonSchema>[0]): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' })
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`))
}
