import { securityHeaders } from './security-headers.ts'

interface Problem {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503
  /** What kind of problem it is; the same for every occurrence. */
  title: string
  /** What is wrong this time, where, and how to mend it. */
  detail: string
  /** Of input: what is wrong with each field. */
  errors?: readonly { field: string; detail: string }[]
}

/** An answer of the API that says what went wrong (RFC 9457). It is never cached. */
export function problem(
  { status, title, detail, errors }: Problem,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail, ...(errors && { errors }) },
    {
      status,
      headers: {
        ...securityHeaders,
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        ...headers,
      },
    },
  )
}
