import { describe, expect, test } from 'vitest'
import { browserOf } from '../../../src/admin/accounts/browser-name.ts'
import { columnIn, subjectsIn } from '../../../src/admin/log-subjects.ts'
import { recordKinds } from '../../../src/admin/records/record-kinds.ts'
import { MIGRATIONS, readMigrations } from '../../../src/cli/migration-files.ts'
import { accountMessages } from '../../../src/i18n/admin/accounts.ts'
import { auditLogMessages, subjectMessages } from '../../../src/i18n/admin/audit-log.ts'
import { columnMessages, valueMessages } from '../../../src/i18n/admin/audit-log-columns.ts'
import { fieldErrorMessages } from '../../../src/i18n/admin/field-errors.ts'
import { signInMessages } from '../../../src/i18n/admin/sign-in.ts'

const { numbered, repeatable } = await readMigrations(MIGRATIONS.DB)
const sql = [...numbered, ...repeatable].map((file) => file.sql).join('\n')
const triggers = [
  ...sql.matchAll(/create trigger \w+_log_(?:add|change|remove)\s[^;]*?\son (\w+)\s.*?\nend;/gs),
]
/** The tables that triggers log, and of each the columns. */
const logged = triggers.map(([text, table = '']) => ({
  table,
  columns: [...text.slice(text.indexOf('json_object(')).matchAll(/'(\w+)',\s*(?:new|old)\./g)].map(
    ([, column = '']) => column,
  ),
}))

describe('the words of the log', () => {
  test('there is one for every table and column that is logged', () => {
    expect(triggers.length).toBeGreaterThanOrEqual(45)
    const columns = logged.flatMap(({ table, columns }) => columns.map((column) => [table, column] as const))
    expect(new Set(columns.map(([, column]) => column)).size).toBeGreaterThan(50)
    for (const lang of ['vi', 'en']) {
      const nameless = columns.filter(([table, column]) => columnIn(table, column, lang) === column)
      expect(nameless.filter(([, column]) => !['version', 'text_changed'].includes(column))).toEqual([])
    }
    expect(new Set(logged.map(({ table }) => table))).toEqual(new Set(subjectsIn('vi').keys()))
  })

  test('there is one for every value that a column is checked to have', () => {
    const columns = new Set(logged.flatMap(({ columns }) => columns))
    const checks = [...sql.matchAll(/\b(\w+) text [^\n]*?check \((\w+) in \(([^)]*)\)\)/g)]
    const values = checks
      .filter(([, name, checked]) => name === checked && columns.has(name ?? ''))
      .flatMap(([, name, , list = '']) =>
        [...list.matchAll(/'(\w+)'/g)].map(([, value]) => `${name}.${value}`),
      )
    expect(values.length).toBeGreaterThan(15)
    expect(values.filter((value) => !(value in valueMessages('vi')))).toEqual([])
  })

  test('English has no Vietnamese left in it', () => {
    const parts = [
      auditLogMessages,
      subjectMessages,
      columnMessages,
      valueMessages,
      accountMessages,
      signInMessages,
      fieldErrorMessages,
    ]
    for (const words of [...parts, ...recordKinds.map((kind) => kind.words)]) {
      const texts = Object.values(words('en')).map((word) =>
        typeof word === 'function' ? String(word) : word,
      )
      expect(texts.filter((text) => /[ăâđêôơưạ-ỹ]/i.test(text))).toEqual([])
    }
  })
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
    'Chrome',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/140.0 Chrome/134.0 Safari/537.36',
    'Cốc Cốc',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16; SM-S931B) AppleWebKit/537.36 SamsungBrowser/29.0 Chrome/140.0 Mobile Safari/537.36',
    'Samsung Internet',
    'Android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox', 'Linux'],
  ['curl/8.0', undefined, undefined],
])('what is behind %s is named as people call it', (agent, browser, system) => {
  expect(browserOf(agent)).toEqual({ browser, system })
})
