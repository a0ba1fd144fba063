const CR = 0x0d
const INITIAL_BYTES = 64 * 1024

/** Gathers the bytes of one line after the other. Of a line above the bound it keeps nothing but that it was longer. */
export class LineBuffer {
  readonly #maxBytes: number
  #bytes = new Uint8Array(INITIAL_BYTES)
  #length = 0
  #isTooLong = false

  /** @param maxBytes of a line, without its end. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** The memory that it holds: never more than the bound and a carriage return, or what it begins with. */
  get heldBytes(): number {
    return this.#bytes.length
  }

  get isEmpty(): boolean {
    return this.#length === 0 && !this.#isTooLong
  }

  /** Adds bytes of the line, copied: a part of it that keeps a whole chunk alive would not be bounded. */
  append(part: Uint8Array): void {
    if (this.#isTooLong) return
    const length = this.#length + part.length
    // One more than the bound: it may be the carriage return of the line's end.
    if (length > this.#maxBytes + 1) {
      this.#isTooLong = true
      this.#length = 0
      this.#bytes = new Uint8Array(INITIAL_BYTES)
      return
    }
    this.#growTo(length)
    this.#bytes.set(part, this.#length)
    this.#length = length
  }

  /**
   * Ends the line and begins the next.
   *
   * @returns its bytes without a carriage return at the end, good until the next call; undefined if it is too long.
   */
  take(): Uint8Array | undefined {
    const end = this.#bytes[this.#length - 1] === CR ? this.#length - 1 : this.#length
    const line = this.#bytes.subarray(0, end)
    const isTooLong = this.#isTooLong || line.length > this.#maxBytes
    this.#length = 0
    this.#isTooLong = false
    return isTooLong ? undefined : line
  }

  #growTo(length: number): void {
    if (length <= this.#bytes.length) return
    const grown = new Uint8Array(Math.min(Math.max(length, 2 * this.#bytes.length), this.#maxBytes + 1))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}
