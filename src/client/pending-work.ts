/** What has to be done before a form is sent, such as uploads of pictures that were pasted into its text. */
const pending = new Set<Promise<unknown>>()

export function sendAfter(work: Promise<unknown>): void {
  pending.add(work)
  work.finally(() => pending.delete(work)).catch(() => {})
}

export async function pendingWork(): Promise<void> {
  await Promise.allSettled(pending)
}
