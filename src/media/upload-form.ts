import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MAX_UPLOAD_BYTES } from './upload-limits.ts'

/** Rejects a request that is larger than a file may be, before all of it is read. */
export const uploadLimit = (onError: (c: Context) => Response | Promise<Response>) =>
  bodyLimit({ maxSize: MAX_UPLOAD_BYTES, onError })

/** Reads the form of a request; undefined if it has none, or if it ends early. */
export async function formOf(c: Context): Promise<FormData | undefined> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('Content-Type') ?? '')) return undefined
  try {
    return await c.req.formData()
  } catch {
    return undefined
  }
}

/** Returns a text field of a form; empty if there is none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
