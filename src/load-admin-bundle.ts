// This file has to be directly in src: wrangler keeps the specifiers of generated modules as they are written, and workerd
// resolves them from the root of the bundle. In another folder all checks pass, and workerd crashes when it starts.

/** The type is `string`, not a literal, so that the bundler does not include the module. */
const ADMIN_BUNDLE: string = './generated/admin-bundle.mjs'

/** Loads the editors' pages and API: src/admin-bundle.ts, which src/cli/build.ts bundles as a separate module. */
export const loadAdminBundle = (): Promise<typeof import('./admin-bundle.ts')> => import(ADMIN_BUNDLE)
