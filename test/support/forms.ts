import { parseDocument } from 'htmlparser2'
import type { Answer, Client } from './client.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]

interface FoundField {
  name: string
  value: string
  /** The `type` of an `input`, or `textarea`, `select`. */
  type: string
}

export interface FoundForm {
  action: string
  fields: FoundField[]
}

/** Returns the forms of a page that post something, with their fields as a browser would send them. */
export function postedForms(html: string, page: string): FoundForm[] {
  return [...elements(parseDocument(html).children)]
    .filter(({ name, attribs }) => name === 'form' && attribs.method?.toLowerCase() === 'post')
    .map((form) => ({
      action: new URL(form.attribs.action || page, `http://host${page}`).pathname,
      fields: [...elements(form.children)].flatMap(fieldOf),
    }))
}

function fieldOf({ name: tag, attribs, children }: Element): FoundField[] {
  const { name, type = 'text', value = '' } = attribs
  if (!name) return []
  if (tag === 'textarea') return [{ name, type: 'textarea', value: textOf(children) }]
  if (tag === 'select') {
    const options = [...elements(children)].filter((one) => one.name === 'option')
    const chosen = options.find((one) => 'selected' in one.attribs) ?? options[0]
    return [{ name, type: 'select', value: chosen?.attribs.value ?? '' }]
  }
  const isSent = type !== 'file' && (!['checkbox', 'radio'].includes(type) || 'checked' in attribs)
  return tag === 'input' && isSent ? [{ name, type, value }] : []
}

interface Element {
  name: string
  attribs: Record<string, string>
  children: Node[]
}

function* elements(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!('attribs' in node)) continue
    yield node as Element
    yield* elements(node.children as Node[])
  }
}

const textOf = (nodes: readonly Node[]): string =>
  nodes
    .map((node) =>
      node.type === 'text' ? node.data : 'children' in node ? textOf(node.children as Node[]) : '',
    )
    .join('')

/** Opens a page, fills in one of its forms and sends it, as a browser without JavaScript does. */
export async function sendForm(
  { get, post }: Pick<Client, 'get' | 'post'>,
  page: string,
  action: string,
  typed: Record<string, string>,
): Promise<Answer> {
  const form = postedForms((await get(page)).text, page).find((one) => one.action === action)
  const shown = Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]))
  return post(action, { ...shown, ...typed })
}
