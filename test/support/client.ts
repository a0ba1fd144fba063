type HeaderValues = Record<string, string>

/** An answer, read to its end. */
export interface Answer {
  status: number
  headers: Headers
  /** Where it leads; empty when it leads nowhere. */
  location: string
  /** The first number of a path in `location`: the id of what was made. */
  id: number
  bytes: Uint8Array<ArrayBuffer>
  text: string
  /** Undefined when the answer is no JSON. */
  json: ReturnType<typeof JSON.parse>
}

export interface Upload {
  /** Of the file. */
  name?: string
  /** Other fields of the form. */
  fields?: Record<string, string>
  headers?: HeaderValues
}

/** Somebody who asks the portal: a reader, an editor who has signed in, a script. Redirects are not followed. */
export interface Client {
  headers: HeaderValues
  /** The same one, sending other headers besides. */
  with(headers: HeaderValues): Client
  get(path: string, headers?: HeaderValues): Promise<Answer>
  /** Sends a form, as a page does; with a `FormData` also files. */
  post(path: string, form?: Record<string, string> | FormData, headers?: HeaderValues): Promise<Answer>
  /** Sends a value as JSON, or a text as it is. */
  send(method: string, path: string, value?: unknown, headers?: HeaderValues): Promise<Answer>
  /** Sends a file, in the field `file` of a form. */
  upload(path: string, bytes: Uint8Array<ArrayBuffer>, upload?: Upload): Promise<Answer>
}

/**
 * @param headers what each request of this client carries.
 * @param root what each of its paths begins with.
 */
export function clientOf(origin: string | URL, headers: HeaderValues = {}, root = ''): Client {
  async function ask(path: string, init: RequestInit, more: HeaderValues = {}): Promise<Answer> {
    const all = { ...(init.headers as HeaderValues), ...headers, ...more }
    const response = await fetch(new URL(root + path, origin), { ...init, headers: all, redirect: 'manual' })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = Buffer.from(bytes).toString()
    const location = response.headers.get('Location') ?? ''
    const isJson = response.headers.get('Content-Type')?.includes('json') && text !== ''
    return {
      ...{ status: response.status, headers: response.headers, location, bytes, text },
      id: Number(/\/(\d+)/.exec(location)?.[1]),
      json: isJson ? JSON.parse(text) : undefined,
    }
  }
  return {
    headers,
    with: (more) => clientOf(origin, { ...headers, ...more }, root),
    get: (path, more) => ask(path, {}, more),
    post(path, form = {}, more = {}) {
      const body = form instanceof FormData ? form : new URLSearchParams(form)
      return ask(path, { method: 'POST', body }, more)
    },
    send(method, path, value, more) {
      const body = typeof value === 'string' ? value : JSON.stringify(value)
      const type = { 'Content-Type': 'application/json' }
      return ask(path, { method, headers: type, ...(body !== undefined && { body }) }, more)
    },
    upload(path, bytes, { name = 'a.jpg', fields = {}, headers: more } = {}) {
      const form = formOf(fields, { file: new File([bytes], name) })
      return ask(path, { method: 'POST', body: form }, more)
    },
  }
}

/** A form with files. */
export function formOf(fields: Record<string, string>, files: Record<string, File> = {}): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, ...files })) form.set(name, value)
  return form
}
