import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const TEST = join(import.meta.dirname, '..')
/** Benchmarks are run by hand, and `this file` names what it looks for. */
const left = ['bench/', 'architecture/tests.test.ts']

const files = readdirSync(TEST, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|js)$/.test(file) && !left.some((one) => file.startsWith(one)))
  .map((file) => [file, readFileSync(join(TEST, file), 'utf8')] as const)

/** Files with a pattern in their code, and how often. */
const filesWith = (pattern: RegExp) =>
  Object.fromEntries(
    files.flatMap(([file, text]) => {
      const lines = text
        .split('\n')
        .filter((line) => pattern.test(line) && !/^\s*(\/\/|\*|import)/.test(line))
      return lines.length > 0 ? [[file, lines.length]] : []
    }),
  )

test('runtimes, browsers and processes are started where their end is registered', () => {
  expect(
    filesWith(/\b(new Miniflare|createTestHarness|launchPersistentContext|spawn|fork)\(|\bexecFile\b/),
  ).toEqual({
    'support/runtime.ts': 2,
    'support/sanitiser.ts': 1,
    'support/chromium.ts': 1,
    'support/processes.ts': 1,
    'support/dying-portal.ts': 1,
    // Their ends are what is tested.
    'integration/closing.test.ts': 2,
    // Scripts that run to their end.
    'integration/scripts.test.ts': 1,
    'integration/import.test.ts': 1,
    'deep/crash.test.ts': 1,
    'staleness/mutate.ts': 1,
  })
})

test('nobody sleeps for a time where an event can be awaited', () => {
  expect(filesWith(/\b(setTimeout|waitForTimeout|scheduler\.wait|sleep)\(/)).toEqual({
    // Between two looks.
    'support/waiting.ts': 1,
    // Between two tries to reach a portal that is being started again.
    'support/visits-storm.ts': 1,
    // Plays the clock that ticks during an import.
    'integration/cache.test.ts': 1,
    // After so much work the portal is killed: the moment is the matter.
    'deep/editors-crash.test.ts': 1,
    // For a script that does not run there is no event.
    'browser/xss.test.ts': 1,
    'browser/xss-stored.test.ts': 1,
  })
})

test('no test has a time limit of its own, and none is left out', () => {
  expect(filesWith(/^\s*\}, [\d_]+\)$|\btimeout: |\.setDefaultTimeout\(/)).toEqual({
    'support/chromium.ts': 2,
  })
  expect(filesWith(/\b(test|describe|it)\.(skip|only|todo|skipIf|runIf)\b/)).toEqual({})
})
