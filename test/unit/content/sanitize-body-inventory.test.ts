import { describe, expect, test, vi } from 'vitest'
import { bodyElements } from '../../../src/text/body/elements.ts'
import { violationsIn } from '../../support/conforms.ts'
import { generatedBody } from '../../support/generated-body.ts'
import { mulberry32 } from '../../support/random.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))
const DOCUMENTS = Number(process.env.DOCUMENTS ?? 2000)

interface Inventory {
  bodyElements: Record<string, { attributes?: Record<string, RegExp> }>
}

/** Loads the sanitizer anew, with an inventory from which something has been taken. */
async function sanitizerWith(take: (inventory: Inventory['bodyElements']) => void) {
  vi.resetModules()
  const { bodyElements } = (await import('../../../src/text/body/elements.ts')) as unknown as Inventory
  take(bodyElements)
  const { sanitizeBody } = await import('../../../src/content/sanitize-body.ts')
  return sanitizeBody
}

/** Returns the first generated body that does not come through the sanitizer as it is to be stored. */
function firstChanged(
  sanitize: (html: string) => string,
): { typed: string; stored: string; got: string } | undefined {
  const random = mulberry32(SEED)
  for (let count = 0; count < DOCUMENTS; count++) {
    const { stored, asTyped } = generatedBody(random)
    for (const typed of [stored, asTyped]) {
      const got = sanitize(typed)
      if (got !== stored) return { typed, stored, got }
    }
  }
  return undefined
}

describe(`everything in the inventory is kept (SEED=${SEED})`, () => {
  test(`in ${DOCUMENTS} bodies, whatever is around it`, async () => {
    const { sanitizeBody } = await import('../../../src/content/sanitize-body.ts')
    const changed = firstChanged(sanitizeBody)
    expect(changed?.got, changed?.typed).toBe(changed?.stored)
  })

  test('and generated bodies conform to it', () => {
    const random = mulberry32(SEED)
    for (let count = 0; count < 500; count++) {
      const { stored } = generatedBody(random)
      expect(violationsIn(stored), stored).toEqual([])
    }
  })
})

describe(`something is lost without (SEED=${SEED})`, () => {
  test.each(Object.keys(bodyElements))('the element %s', async (tag) => {
    const sanitize = await sanitizerWith((inventory) => delete inventory[tag])
    expect(firstChanged(sanitize)).toBeDefined()
  })

  // The sanitizer gives these to every picture.
  const given = ['loading', 'decoding']
  const attributes = Object.entries(bodyElements).flatMap(([tag, { attributes = {} }]) =>
    Object.keys(attributes)
      .filter((name) => !given.includes(name))
      .map((name) => [tag, name] as const),
  )
  test.each(attributes)('the attribute of %s %s', async (tag, name) => {
    const sanitize = await sanitizerWith((inventory) => {
      const { [name]: _, ...others } = inventory[tag]?.attributes ?? {}
      inventory[tag] = { ...inventory[tag], attributes: others }
    })
    expect(firstChanged(sanitize)).toBeDefined()
  })
})
