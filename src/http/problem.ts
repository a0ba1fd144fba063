import { securityHeaders } from './security-headers.ts'

interface Problem {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503
  /** Kind of the problem, the same for every occurrence. */
  title: string
  /** Explains this occurrence: the cause, the place, and how to correct it. */
  detail: string
  /** Errors in the fields of an input. */
  errors?: readonly { field: string; detail: string }[]
}

/** Returns a problem response of the API (RFC 9457), which is never cached. */
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
