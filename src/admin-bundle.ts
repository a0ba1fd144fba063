// The code that only editors and their scripts need. src/cli/build.ts bundles it separately, so that the readers' Worker
// starts without it.
export { admin } from './admin/app.ts'
export { scriptApi as api } from './api/app.ts'
