// This file has to lie directly in src: wrangler keeps the specifiers of generated modules as they are written, and workerd
// looks them up from the root of the bundle. Elsewhere all checks pass and workerd dies at its start.

/** Not a literal: the bundler is to leave the module alone. */
const ADMIN_BUNDLE: string = './generated/admin-bundle.mjs'

/**
 * The editors' pages and API (src/admin-bundle.ts): a module of its own, which the build makes (src/cli/build.ts).
 * Readers' requests start without it.
 */
export const loadAdminBundle = (): Promise<typeof import('./admin-bundle.ts')> => import(ADMIN_BUNDLE)
