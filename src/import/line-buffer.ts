const CR = 0x0d
const INITIAL_BYTES = 64 * 1024

/** Collects the bytes of one line after another. It discards a line that is longer than the bound. */
export class LineBuffer {
  readonly #maxBytes: number
  #bytes = new Uint8Array(INITIAL_BYTES)
  #length = 0
  #isTooLong = false

  /** @param maxBytes the bound of a line, without its line end. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** The size of the buffer: at most the bound and a carriage return, or the initial size. */
  get allocatedBytes(): number {
    return this.#bytes.length
  }

  get isEmpty(): boolean {
    return this.#length === 0 && !this.#isTooLong
  }

  /** Copies bytes of the line into the buffer. A subarray would keep its whole chunk in memory, without a bound. */
  append(part: Uint8Array): void {
    if (this.#isTooLong) return
    const length = this.#length + part.length
    // One byte more than the bound may be the carriage return of the line end.
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
   * @returns its bytes without a final carriage return, valid until the next call; undefined if the line is too long.
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
