/** A draft in local storage, by the URL of its autosave. It is there while the server has not stored the texts. */
export interface LocalDraft {
  fields: Record<string, string>
  baseVersion: number
  /** Milliseconds since 1970. */
  at: number
}

/** Stores a draft. Returns false when local storage is full or forbidden. */
export function storeDraft(url: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(url, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function localDraft(url: string): LocalDraft | undefined {
  try {
    return JSON.parse(localStorage.getItem(url) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Removes a draft, unless it is newer than `until` (milliseconds since 1970). */
export function removeDraft(url: string, until = Number.POSITIVE_INFINITY): void {
  const draft = localDraft(url)
  if (draft && draft.at <= until) localStorage.removeItem(url)
}

const NEW_ARTICLE = '/admin/articles/0/autosave'

/** Removes the drafts that the page reports as saved. A saved new article has another URL, so its draft goes too. */
export function removeSavedDrafts(): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-saved]')) {
    if (!dataset.saved) continue
    removeDraft(dataset.saved)
    if (new URLSearchParams(location.search).get('saved') === '0') removeDraft(NEW_ARTICLE)
  }
}
