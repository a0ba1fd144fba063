/** A draft in local storage, by its editor and the URL of its autosave. It is there while the server has not stored the texts. */
export interface LocalDraft {
  fields: Record<string, string>
  baseVersion: number
  /** Milliseconds since 1970. */
  at: number
}

/** The id of the signed-in editor. Other people may use the same browser. */
export const editorOf = (form: HTMLElement) => form.dataset.editor ?? ''

const keyOf = (editor: string, url: string) => `draft:${editor}:${url}`

/** Stores a draft. Returns false when local storage is full or forbidden. */
export function storeDraft(editor: string, url: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(editor, url), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** Removes a draft, unless it is newer than `until` (milliseconds since 1970). */
export function removeDraft(editor: string, url: string, until = Number.POSITIVE_INFINITY): void {
  const draft = parsed(localStorage.getItem(keyOf(editor, url)))
  if (draft && draft.at <= until) localStorage.removeItem(keyOf(editor, url))
}

/** Returns the drafts of an editor by the URLs of their autosaves. */
export function draftsOf(editor: string): [url: string, draft: LocalDraft][] {
  const prefix = keyOf(editor, '')
  return Object.keys(localStorage).flatMap((key) => {
    const draft = key.startsWith(prefix) ? parsed(localStorage.getItem(key)) : undefined
    return draft ? [[key.slice(prefix.length), draft] as [string, LocalDraft]] : []
  })
}

function parsed(json: string | null): LocalDraft | undefined {
  try {
    return JSON.parse(json ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
