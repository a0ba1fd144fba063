/** Not a literal: the bundler is to leave the module alone. */
const made: string = './generated/editorial.mjs'

/**
 * The editors' pages and API (src/admin-bundle.ts): a module of its own, which the build makes (src/cli/build.ts).
 * Readers' requests start without it.
 */
export const editorsCode = (): Promise<typeof import('./admin-bundle.ts')> => import(made)
