import { expect, test, vi } from 'vitest'
import { removableForms } from '../support/fixtures/forms/removable.ts'
import { steps } from '../support/fixtures/forms/steps.ts'
import { versionedForms } from '../support/fixtures/forms/versioned.ts'

// Only to read which routes there are.
vi.mock('cloudflare:workers', () => ({ exports: {}, DurableObject: class {}, WorkerEntrypoint: class {} }))
const { admin } = await import('../../src/admin/app.ts')
const { recordKinds } = await import('../../src/admin/records/record-kinds.ts')

const kinds = recordKinds.map(({ name }) => name).join('|')

/** All that a form is sent to; a parameter without what it has to look like: `/admin/articles/:id`. */
const posted = [
  ...new Set(
    admin.routes
      .filter(({ method }) => method === 'POST')
      .map(({ path }) => path.replaceAll(/(:\w+)\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, '$1')),
  ),
]

/** How each form of the administration keeps from overwriting what somebody else has stored meanwhile. */
const ways: Record<string, readonly (string | RegExp)[]> = {
  'It carries a version, and is merged: record-versions.test.ts.': versionedForms.map(({ route }) => route),
  'It carries what was seen, and is refused: step-races.test.ts. That of an article is merged: two-editors.test.ts.':
    steps.flatMap(({ routes }) => routes),
  'It carries a version, and is refused: history-writers.test.ts, bin.test.ts.': [
    /^\/admin\/(articles|pages)\/:id\/history\/:version$/,
    '/admin/removals/:kind/:key',
  ],
  'It carries the list as it was: list-races.test.ts.': [
    '/admin/featured',
    '/admin/articles/:id/attachments/order',
  ],
  'It adds, and overwrites nothing: sent-again.test.ts, step-races.test.ts.': [
    new RegExp(`^/admin/(${kinds}|articles|media|editors|tokens)$`),
    /^\/admin\/schedule\/:monday(\/copies)?$/,
    /^\/admin\/articles\/:id\/(copies|previews|attachments|attachments\/stored)$/,
    '/admin/account/passkeys',
  ],
  'It ends or opens something, once or twice alike.': [
    /^\/admin\/articles\/:id\/(previews|autosave\/:key)\/end$/,
    /^\/admin\/(editors\/:id|account)\/(access|passkeys|passkeys\/:passkey|sessions|sessions\/:session)\/end$/,
    '/admin/tokens/:id/end',
    '/admin/editors/:id/access',
    '/admin/bin/:id/restoration',
    '/admin/chi-muc-tim-kiem/rebuild',
  ],
  'It signs somebody in or out.': [
    /^\/admin\/(session|invitations\/:secret)(\/options|\/end)?$/,
    '/admin/account/passkeys/options',
  ],
}

const fits = (path: string) => (one: string | RegExp) =>
  typeof one === 'string' ? one === path : one.test(path)

test('every form of the administration says how it keeps what others have stored, once', () => {
  expect(posted.length).toBeGreaterThan(50)
  const all = Object.entries(ways)
  for (const path of posted) {
    expect([path, all.filter(([, ones]) => ones.some(fits(path))).length]).toEqual([path, 1])
  }
  const known = all.flatMap(([, ones]) => ones)
  expect(known.filter((one) => !posted.some((path) => fits(path)(one))).map(String)).toEqual([])
})

/** Forms into which something is typed, and why what they change cannot be removed while they are open. */
const neverRemoved: Record<string, RegExp> = {
  'There is always one.': /^\/admin\/settings$/,
  'Accounts are shut out, and never deleted.': /^\/admin\/(editors\/:id\/(name|role)|account\/name)$/,
  'Nothing is typed but a number.': /^\/admin\/(featured|articles\/:id\/featuring(\/end)?)$/,
  'Nothing is typed.':
    /\/(:mark|end|options|rebuild|restoration|copies|previews|access|history\/:version|removals\/:kind\/:key)$/,
  'It names nothing else.':
    /^\/admin\/(pages|places|link-groups|redirects|synonyms|media|editors|tokens|schedule\/:monday)$/,
  'A file is sent with it, to the same code as one that is stored.': /^\/admin\/articles\/:id\/attachments$/,
  'It signs somebody in or out, or adds a passkey.':
    /^\/admin\/(session|invitations\/:secret|account\/passkeys)$/,
}

test('every form into which something is typed is tested with what is removed meanwhile', () => {
  const tested = removableForms.map(({ route }) => route)
  const excused = (path: string) => Object.values(neverRemoved).some((one) => one.test(path))
  expect(posted.filter((path) => !tested.includes(path) && !excused(path))).toEqual([])
  expect(tested.filter((path) => !posted.includes(path))).toEqual([])
  expect(Object.values(neverRemoved).filter((one) => !posted.some((path) => one.test(path)))).toEqual([])
})
