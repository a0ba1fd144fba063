import type { Permission } from '../auth/actor.ts'
import { adminMessages } from '../i18n/admin/navigation.ts'
import { adminPaths } from '../urls/admin.ts'
import { paths } from '../urls/public.ts'
import { recordKinds } from './records/record-kinds.ts'

interface Entry {
  path: string
  permission: Permission
  label(lang: string): string
}

type Word = keyof ReturnType<typeof adminMessages>

const entry = (word: Word, path: string, permission: Permission): Entry => ({
  path,
  permission,
  label: (lang) => adminMessages(lang)[word],
})

/** Returns the menu entries of the kinds of records that need a permission. */
const recordsFor = (permission: Permission): Entry[] =>
  recordKinds
    .filter((kind) => kind.permission === permission)
    .map(({ name, words }) => ({
      path: adminPaths.records(name),
      permission,
      label: (lang) => words(lang).menu,
    }))

/** The menu of the administration. Each actor sees the entries for which they have the permission. */
export const navigation: readonly Entry[] = [
  entry('overview', adminPaths.overview(), 'write'),
  entry('articles', adminPaths.articles(), 'write'),
  entry('featured', adminPaths.featured(), 'publish'),
  entry('media', adminPaths.media(), 'write'),
  entry('schedule', adminPaths.schedule(), 'publish'),
  ...recordsFor('publish'),
  entry('bin', adminPaths.bin(), 'write'),
  entry('statistics', paths.adminStatistics(), 'write'),
  ...recordsFor('administer'),
  entry('settings', adminPaths.settings(), 'administer'),
  entry('editors', adminPaths.editors(), 'administer'),
  entry('tokens', adminPaths.tokens(), 'administer'),
  entry('log', adminPaths.log(), 'administer'),
  entry('searchIndex', paths.adminSearchIndex(), 'administer'),
]
