// What editors and their scripts ask for: bundled by itself (src/cli/build.ts), so that the Worker of readers starts
// without it.
export { admin } from './admin/app.ts'
export { scriptApi as api } from './api/app.ts'
