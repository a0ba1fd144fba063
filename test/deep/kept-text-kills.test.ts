import { beforeAll, describe, expect, test } from 'vitest'
import { type DyingPortal, startDyingPortal } from '../support/dying-portal.ts'
import { type Desk, desksFor, isSaved, type Room } from '../support/fixtures/kept-text/desk.ts'
import { cells } from '../support/fixtures/kept-text/kinds.ts'

// Forms of all kinds are sent without JavaScript, all at once, and the server is killed over them: of each all is stored
// or nothing, what was answered is stored, and sent again it is stored once.

let portal: DyingPortal
let room: Room
beforeAll(async () => {
  portal = await startDyingPortal()
  room = { origin: portal.origin, rows: portal.rows, headers: portal.administrator }
})

/** A form that was sent. */
interface Sent {
  desk: Desk
  isAnswered: boolean
  again(): ReturnType<Desk['client']['post']>
}

/** Sends the forms of all desks, and waits until so many have been answered: the others are on their way then. */
async function sendAll(desks: readonly Desk[], answers: number): Promise<Sent[]> {
  const sent: Sent[] = []
  const { promise: reached, resolve: finish } = Promise.withResolvers<void>()
  const forms = []
  for (const desk of desks) forms.push({ desk, form: await desk.plainForm() })
  for (const { desk, form } of forms) {
    const again = () => desk.client.post(form.action, desk.typedInto(form, desk.a))
    const one: Sent = { desk, isAnswered: false, again }
    sent.push(one)
    again().then(
      (answer) => {
        expect.soft(isSaved(answer), desk.name).toBe(true)
        one.isAnswered = true
        if (sent.filter(({ isAnswered }) => isAnswered).length >= answers) finish()
      },
      // It was killed over this one.
      () => {},
    )
  }
  if (answers === 0) finish()
  await reached
  return sent
}

describe('the server is killed', () => {
  let broken = 0

  test.each([0, 1, 2, 3, 5, 8])('when %i forms have been answered', async (answers) => {
    const sent = await sendAll(await desksFor(room, cells), answers)
    await portal.kill()
    broken += sent.filter(({ isAnswered }) => !isAnswered).length
    await portal.start()
    for (const { desk, isAnswered, again } of sent) {
      const stored = await desk.stored()
      const isStored = stored.some(({ text }) => text === desk.a)
      if (isAnswered) expect(isStored, desk.name).toBe(true)
      expect(stored, desk.name).toEqual(isStored ? desk.whole : desk.unchanged)
      expect(isSaved(await again()), desk.name).toBe(true)
      expect(await desk.stored(), desk.name).toEqual(desk.whole)
    }
  })

  test('it has been killed over more than a life of forms', () => {
    expect(broken).toBeGreaterThan(cells.length)
  })
})
