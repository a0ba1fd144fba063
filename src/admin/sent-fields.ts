import type { Context } from 'hono'

/**
 * Room for the longest article as forms encode it. A form with files may be larger; it is not read to be shown again.
 */
const MAX_FORM_BYTES = 8_000_000

/** The fields of a form that was not taken, to be sent again. */
export interface SentFields {
  /** Without files. Empty if the form was not read. */
  fields: readonly (readonly [name: string, value: string])[]
  hadFiles: boolean
}

/** Reads a form as it was sent, for a page that sends it again. */
export async function sentFieldsOf(c: Context): Promise<SentFields> {
  const entries = [...((await formOf(c)) ?? [])]
  const fields = entries.flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  return { fields, hadFiles: entries.some(([, value]) => typeof value !== 'string' && value.size > 0) }
}

async function formOf(c: Context): Promise<FormData | undefined> {
  const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(
    c.req.header('Content-Type') ?? '',
  )
  const isShort = Number(c.req.header('Content-Length')) <= MAX_FORM_BYTES
  return isForm && isShort ? c.req.formData().catch(() => undefined) : undefined
}
