/** A rejected record: where it is (`news.ndjson:12`), and the reason in English. */
export interface ImportRejection {
  where: string
  reason: string
}

/** Something of a record that was stored otherwise than written, or that is missing. */
export interface ImportNote {
  where: string
  note: string
}

/** Counts the results of an import. */
export class ImportReport {
  added = 0
  updated = 0
  unchanged = 0
  readonly rejected: ImportRejection[] = []
  readonly notes: ImportNote[] = []

  get total(): number {
    return this.added + this.updated + this.unchanged + this.rejected.length
  }

  reject(where: string, reason: string): void {
    this.rejected.push({ where, reason })
  }

  note(where: string, note: string): void {
    this.notes.push({ where, note })
  }

  toString(): string {
    const counts = `added ${this.added}, updated ${this.updated}, unchanged ${this.unchanged}, rejected ${this.rejected.length}`
    return [
      counts,
      ...this.rejected.map(({ where, reason }) => `  ${where}: ${reason}`),
      ...this.notes.map(({ where, note }) => `  ${where}: ${note}`),
    ].join('\n')
  }
}
