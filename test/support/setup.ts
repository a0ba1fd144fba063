// Before each test file.
import { afterAll } from 'vitest'
import { closeAll } from './closing.ts'
import { MARK } from './survivors.ts'

// Processes that tests start carry the mark; vitest's own do not.
process.env[MARK] = process.env.TEST_RUN
afterAll(closeAll)
