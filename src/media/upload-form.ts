import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MAX_UPLOAD_BYTES } from './upload-limits.ts'

/** Refuses a request that is larger than a file may be, before it is read to its end. */
export const uploadLimit = (onError: (c: Context) => Response | Promise<Response>) =>
  bodyLimit({ maxSize: MAX_UPLOAD_BYTES, onError })

/** The form that a request carries; undefined if it is none, or is broken off. */
export async function formOf(c: Context): Promise<FormData | undefined> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('Content-Type') ?? '')) return undefined
  try {
    return await c.req.formData()
  } catch {
    return undefined
  }
}

/** A text field of a form. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
