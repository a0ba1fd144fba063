import type { Answer, Client } from './client.ts'
import { formIn } from './form-in.ts'

const pathOf = (kind: string, key: string | number) => `/admin/removals/${kind}/${encodeURIComponent(key)}`

/** The form of the page that asks before a record is deleted; empty where the page offers none. */
export async function openRemoval(client: Client, kind: string, key: string | number) {
  const page = await client.get(pathOf(kind, key))
  return { page, form: formIn(page.text, /\/admin\/removals\//) }
}

/** Deletes a record as people do: on the page that asks. */
export async function remove(client: Client, kind: string, key: string | number): Promise<Answer> {
  const { page, form } = await openRemoval(client, kind, key)
  return page.status === 200 ? client.post(pathOf(kind, key), form) : page
}
