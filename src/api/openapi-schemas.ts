import { toJsonSchema } from '@valibot/to-json-schema'
import { articleChange, articleInput } from '../editing/article-input.ts'
import { articleRecord } from '../import/record.ts'

export type Json = Record<string, unknown>

export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
export const text = { type: 'string' }

/** The schemas of requests and answers. Those of articles are made from the schemas that check the input. */
export const schemas = (): Json => ({
  NewArticle: schemaOf('NewArticle', articleInput),
  ArticleChange: schemaOf('ArticleChange', articleChange),
  ImportedArticle: schemaOf('ImportedArticle', articleRecord),
  Added: {
    type: 'object',
    properties: { id: { type: 'integer' }, url: { ...text, format: 'uri' }, dropped },
  },
  ArticleOutline: outline,
  Article: {
    allOf: [
      ref('ArticleOutline'),
      { type: 'object', properties: { slug: text, body: text, cover: {}, dropped } },
    ],
  },
  Media: {
    type: 'object',
    properties: {
      id: { type: 'integer' },
      key: text,
      url: { ...text, format: 'uri' },
      type: text,
      name: text,
      bytes: { type: 'integer' },
      alt: text,
      width: { type: ['integer', 'null'] },
      height: { type: ['integer', 'null'] },
    },
  },
  ImportReport: {
    type: 'object',
    properties: {
      ...Object.fromEntries(
        ['added', 'updated', 'unchanged', 'total'].map((name) => [name, { type: 'integer' }]),
      ),
      rejected: { type: 'array', items: { type: 'object', properties: { where: text, reason: text } } },
      notes: { type: 'array', items: { type: 'object', properties: { where: text, note: text } } },
    },
  },
  Problem: {
    type: 'object',
    properties: {
      type: text,
      title: text,
      detail: text,
      status: { type: 'integer' },
      errors: { type: 'array', items: { type: 'object', properties: { field: text, detail: text } } },
    },
  },
})

const dropped = {
  type: 'object',
  description:
    'What of the body could not be kept: tags (iframe, video, form) with their number. Absent if all was kept.',
  additionalProperties: { type: 'integer' },
}

const outline = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    version: { type: 'integer' },
    url: { ...text, format: 'uri' },
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
 * Converts a schema to JSON Schema. Steps that JSON Schema cannot express (trimming, NFC) are left out.
 * References are rewritten, because they start at the root of the document.
 *
 * @param name of the component.
 */
function schemaOf(name: string, schema: Parameters<typeof toJsonSchema>[0]): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' })
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`))
}
