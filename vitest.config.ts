import { defineConfig } from 'vitest/config'

const project = (name: string, options: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: 'node', ...options },
})

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      project('architecture'),
      // Each file starts a runtime of its own: a few at once are enough for two cores.
      project('integration', { testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2 }),
      project('browser', { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 1 }),
    ],
  },
})
