export type IssueKind = 'tcvn3' | 'vni' | 'decomposed' | 'invisible' | 'glued' | 'spaces' | 'spaceBefore'

/** Something in a text that an editor may want to be otherwise. */
export interface Issue {
  kind: IssueKind
  /** Where it begins and how long it is, in UTF-16 units. */
  at: number
  length: number
  found: string
  suggestion: string
}
