/** A draft in the browser, by its editor and the URL of its autosave. It is there while the server has not stored the texts. */
export interface LocalDraft {
  fields: Record<string, string>
  baseVersion: number
  /** Milliseconds since 1970. */
  at: number
}

/** The id of the signed-in editor. Other people may use the same browser. */
export const editorOf = (form: HTMLElement) => form.dataset.editor ?? ''

const STORE = 'drafts'

/**
 * The database of the drafts. Local storage would do, but browsers write it to the disk seconds later: what it has "stored"
 * is missing when the browser is killed.
 */
let database: Promise<IDBDatabase> | undefined

function openDatabase(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open('portal', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  return database
}

/** Runs requests in one transaction. Returns the result of the first when all is on the disk. */
async function transact<Result>(
  mode: IDBTransactionMode,
  ask: (drafts: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const transaction = (await openDatabase()).transaction(STORE, mode, { durability: 'strict' })
  const request = ask(transaction.objectStore(STORE))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

/** Stores a draft. Returns false when the browser's storage is full or forbidden. */
export async function storeDraft(editor: string, url: string, draft: LocalDraft): Promise<boolean> {
  try {
    await transact('readwrite', (drafts) => drafts.put(draft, [editor, url]))
    return true
  } catch {
    return false
  }
}

/** Removes a draft, unless it is newer than `until` (milliseconds since 1970). */
export async function removeDraft(
  editor: string,
  url: string,
  until = Number.POSITIVE_INFINITY,
): Promise<void> {
  const key = [editor, url]
  await transact('readwrite', (drafts) => {
    const found: IDBRequest<LocalDraft | undefined> = drafts.get(key)
    found.onsuccess = () => {
      if (found.result && found.result.at <= until) drafts.delete(key)
    }
    return found
  }).catch(() => {})
}

/** Returns the drafts of an editor by the URLs of their autosaves. */
export async function draftsOf(editor: string): Promise<[url: string, draft: LocalDraft][]> {
  const ofEditor = IDBKeyRange.bound([editor], [editor, []])
  const found: [url: string, draft: LocalDraft][] = []
  await transact('readonly', (drafts) => {
    const walk = drafts.openCursor(ofEditor)
    walk.onsuccess = () => {
      const cursor = walk.result
      if (!cursor) return
      found.push([(cursor.key as [string, string])[1], cursor.value])
      cursor.continue()
    }
    return walk
  }).catch(() => {})
  return found
}
