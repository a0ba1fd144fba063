import { expect, test, vi } from 'vitest'

// Only to read which routes there are.
vi.mock('cloudflare:workers', () => ({ exports: {}, DurableObject: class {}, WorkerEntrypoint: class {} }))
const { admin } = await import('../../src/admin/app.ts')
const { recordKinds } = await import('../../src/admin/records/record-kinds.ts')

const ID = ':id[^/]*'
const kinds = recordKinds.map(({ name }) => name).join('|')

/** How each form of the administration keeps from overwriting what somebody else has stored meanwhile. */
const ways: Record<string, RegExp[]> = {
  'It carries a version, and is merged: record-versions.test.ts.': [
    new RegExp(`^/admin/(${kinds}|articles|media)/${ID}$`),
    new RegExp(`^/admin/schedule/entries/${ID}(/:mark[^/]*)?$`),
    new RegExp(`^/admin/editors/${ID}/(name|role)$`),
    /^\/admin\/(settings|account\/name)$/,
  ],
  'It carries a version, and is refused: editing.test.ts, history-writers.test.ts, bin.test.ts.': [
    new RegExp(`^/admin/articles/${ID}/(withdrawal|review|featuring|featuring/end)$`),
    new RegExp(`^/admin/(articles|pages)/${ID}/history/:version[^/]*$`),
    /^\/admin\/removals\/:kind\/:key$/,
  ],
  'It carries the list as it was: list-races.test.ts.': [
    /^\/admin\/featured$/,
    new RegExp(`^/admin/articles/${ID}/attachments/order$`),
  ],
  'It adds, and overwrites nothing: sent-again.test.ts.': [
    new RegExp(`^/admin/(${kinds}|articles|media|editors|tokens)$`),
    /^\/admin\/schedule\/:monday[^/]*(\/copies)?$/,
    new RegExp(`^/admin/articles/${ID}/(copies|previews|attachments|attachments/stored)$`),
    /^\/admin\/account\/passkeys$/,
  ],
  'It ends or opens something, once or twice alike.': [
    /\/end$/,
    new RegExp(`^/admin/editors/${ID}/access$`),
    /^\/admin\/(session|passkeys?|account\/passkeys)(\/|$)/,
    /^\/admin\/bin\//,
    /^\/admin\/chi-muc-tim-kiem/,
  ],
  'Nobody has signed in yet.': [/^\/admin\/(sign-in|invitations|session)(\/|$)/],
}

test('every form of the administration says how it keeps what others have stored', () => {
  const posted = [...new Set(admin.routes.filter(({ method }) => method === 'POST').map(({ path }) => path))]
  expect(posted.length).toBeGreaterThan(40)
  const known = Object.values(ways).flat()
  expect(posted.filter((path) => !known.some((one) => one.test(path)))).toEqual([])
  expect(known.filter((one) => !posted.some((path) => one.test(path))).map(String)).toEqual([])
})
