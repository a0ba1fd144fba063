import type { Page } from 'playwright-core'

const inStore = (mode: string, request: string) => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('portal', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('drafts')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const request = opening.result.transaction('drafts', '${mode}').objectStore('drafts').${request}
    request.transaction.oncomplete = () => {
      opening.result.close()
      resolve(JSON.stringify(request.result ?? null))
    }
  }
})`

/** The drafts that the browser itself has (src/client/local-draft.ts). */
export async function draftsHere(page: Page): Promise<{ fields: Record<string, string> }[]> {
  return JSON.parse(await page.evaluate<string>(inStore('readonly', 'getAll()')))
}

export async function clearDraftsHere(page: Page): Promise<void> {
  await page.evaluate(inStore('readwrite', 'clear()'))
}
