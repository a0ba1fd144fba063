import { securityHeaders } from './security.ts'

interface Problem {
  status: 400 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503
  /** What kind of problem it is; the same for every occurrence. */
  title: string
  /** What is wrong this time, where, and how to mend it. */
  detail: string
}

/** An answer of the API that says what went wrong (RFC 9457). It is never cached. */
export function problem({ status, title, detail }: Problem, headers: Record<string, string> = {}): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail },
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
