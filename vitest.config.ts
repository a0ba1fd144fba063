import { defineConfig } from 'vitest/config'

/** Nothing but a hang may run out of time, however busy the machine is. */
const LIMITS = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 120_000 } } }
/** For tests that start portals: a template to copy, and an end for all that is started. */
const PORTALS = { globalSetup: 'test/support/global-setup.ts', setupFiles: 'test/support/setup.ts' }

const project = (name: string, options: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: 'node', ...LIMITS, ...options },
})

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      project('architecture'),
      // Each file starts a runtime of its own: a few at once are enough for two cores.
      project('integration', { ...PORTALS, maxWorkers: 2 }),
      project('deep', { ...PORTALS, maxWorkers: 2, testTimeout: 1_200_000 }),
      project('browser', { ...PORTALS, maxWorkers: 1 }),
    ],
  },
})
