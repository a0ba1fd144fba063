/** A rejected record: where it is (`news.ndjson:12`), and the reason in English. */
export interface ImportRejection {
  where: string
  reason: string
}

/** Counts the results of an import. */
export class ImportReport {
  added = 0
  updated = 0
  unchanged = 0
  readonly rejected: ImportRejection[] = []

  get total(): number {
    return this.added + this.updated + this.unchanged + this.rejected.length
  }

  reject(where: string, reason: string): void {
    this.rejected.push({ where, reason })
  }

  toString(): string {
    const counts = `added ${this.added}, updated ${this.updated}, unchanged ${this.unchanged}, rejected ${this.rejected.length}`
    return [counts, ...this.rejected.map(({ where, reason }) => `  ${where}: ${reason}`)].join('\n')
  }
}
