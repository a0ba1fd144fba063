/** What this computer stores while the server cannot be reached, by the URL that it was to be sent to. */
export interface LocalDraft {
  fields: Record<string, string>
  baseVersion: number
  /** Milliseconds since 1970. */
  at: number
}

/** Returns whether this computer stores it: its storage may be full or forbidden. */
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

/** @param until what was stored later stays. */
export function removeDraft(url: string, until = Number.POSITIVE_INFINITY): void {
  const draft = localDraft(url)
  if (draft && draft.at <= until) localStorage.removeItem(url)
}

const NEW_ARTICLE = '/admin/articles/0/autosave'

/** Saving a new article leads to a page of another URL: what was stored of it goes with the form that was left. */
export function removeSavedDrafts(): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-saved]')) {
    if (!dataset.saved) continue
    removeDraft(dataset.saved)
    if (new URLSearchParams(location.search).get('saved') === '0') removeDraft(NEW_ARTICLE)
  }
}
