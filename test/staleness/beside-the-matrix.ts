/** Commands that are no changes of the matrix, by the reason why not. One that is neither here nor there fails a test. */
export const besideTheMatrix: Record<string, readonly string[]> = {
  'No page of readers shows accounts, and how people sign in.': [
    'auth/accounts.ts changeRole',
    'auth/accounts.ts endSessions',
    'auth/accounts.ts removePasskey',
    'auth/accounts.ts removePasskeys',
    'auth/accounts.ts renameEditor',
    'auth/accounts.ts setActive',
    'auth/invitations.ts newInvitation',
    'auth/invitations.ts useInvitation',
    'auth/passkeys.ts createdPasskey',
    'auth/sessions.ts endOneSession',
    'auth/sessions.ts endOtherSessions',
    'auth/sessions.ts forgetOver',
    'auth/tokens.ts newToken',
    'auth/tokens.ts revokeToken',
  ],
  'Only editors see it, on pages that no cache keeps.': [
    'content/not-found-report.ts forgetMissed',
    'editing/autosaves.ts endAutosave',
    'editing/previews.ts endPreviews',
    'editing/previews.ts newPreview',
  ],
  'Nobody sees it: it tells a request that comes again.': [
    'api/idempotency.ts onceOnly',
    'editing/form-idempotency.ts rememberAdded',
  ],
  'The clock runs it, in changes of the matrix and in test/integration/platform.test.ts.': [
    'content/articles/due-articles.ts expireDueArticles',
    'content/articles/due-articles.ts publishDueArticles',
    'content/clock.ts turnDay',
    'content/clock.ts turnHour',
    'content/layout-snapshot.ts renewLayout',
    'content/layout-snapshot.ts setCounted',
  ],
  'The import runs it, in a change of the matrix.': [
    'content/articles/bulk-commands.ts addArticles',
    'content/articles/bulk-commands.ts finishImport',
    'content/articles/bulk-commands.ts replaceArticles',
  ],
  'The indexing runs it after changes of the matrix: what it purges are searches.': [
    'search/indexing.ts copySynonyms',
    'search/indexing.ts endRebuild',
    'search/indexing.ts indexAgain',
    'search/indexing.ts indexChanged',
  ],
  'It is made of commands of the matrix.': [
    'editing/featured.ts reorder',
    'editing/plan-changes.ts additionOf',
    'editing/plan-changes.ts changeOf',
  ],
}
