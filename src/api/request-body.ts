import type { ArticleError } from '../editing/article-input.ts'
import { problem } from '../http/problem.ts'
import { fieldErrorText } from '../i18n/admin/field-errors.ts'
import type { ApiContext } from './context.ts'

/** A replacement character would be stored as if the author had written it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** Parses the JSON body of a request. Returns a problem if it is not JSON. */
export async function jsonOf(
  c: ApiContext,
): Promise<{ value: unknown; text: string } | { problem: Response }> {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(c.req.header('Content-Type') ?? '')) {
    const detail = 'Send JSON, with "Content-Type: application/json".'
    return { problem: problem({ status: 415, title: 'Not JSON', detail }) }
  }
  let text: string
  try {
    text = utf8.decode(await c.req.arrayBuffer())
  } catch {
    return { problem: malformed('The body is not UTF-8.') }
  }
  try {
    return { value: JSON.parse(text), text }
  } catch (error) {
    return { problem: malformed(`The body is no JSON: ${(error as Error).message}`) }
  }
}

/** Answers 400. */
export function malformed(detail: string): Response {
  return problem({ status: 400, title: 'Malformed request', detail })
}

/** Answers 422 and names the wrong fields. */
export function invalid(fieldErrors: readonly ArticleError[]): Response {
  const errors = fieldErrors.map((error) => ({ field: error.field, detail: fieldErrorText('en', error) }))
  const detail = errors.map((error) => `${error.field}: ${error.detail}`).join(' ')
  return problem({ status: 422, title: 'Not valid', detail, errors })
}
