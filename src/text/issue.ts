export type IssueKind = 'tcvn3' | 'vni' | 'decomposed' | 'invisible' | 'glued' | 'spaces' | 'spaceBefore'

/** A possible error in a text, which an editor may correct or ignore. */
export interface Issue {
  kind: IssueKind
  /** Start and length in the text, in UTF-16 units. */
  at: number
  length: number
  found: string
  suggestion: string
}
