/** The longest texts of an article in forms, scripts and imports, in characters. */
export const articleLimits = {
  title: 300,
  lead: 5_000,
  /** A D1 row holds 2 MB. */
  body: 400_000,
  author: 200,
  organisation: 300,
  coverAlt: 500,
  coverCaption: 1_000,
  /** The reason of a withdrawal, or of the return to its author. */
  note: 1_000,
  externalId: 400,
  attachmentTitle: 300,
} as const
