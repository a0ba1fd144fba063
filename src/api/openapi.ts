import { Hono } from 'hono'
import type { ApiEnv } from './context.ts'
import { paths } from './openapi-paths.ts'
import { ref, schemas } from './openapi-schemas.ts'

/** The OpenAPI 3.1 description, made from the schemas that check the input. */
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
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: {
        Problem: {
          description: 'What went wrong',
          content: { 'application/problem+json': { schema: ref('Problem') } },
        },
      },
      schemas: schemas(),
    },
  }),
)
