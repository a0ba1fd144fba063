// npm run db:reset — deletes the local databases and files, and fills new ones with the sample newsroom.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { migrate } from './migrate.ts'
import { STATE } from './platform.ts'
import { seedIfEmpty } from './seed.ts'

await rm(join(STATE, 'v3'), { recursive: true, force: true })
await migrate({ remote: false })
await seedIfEmpty()
console.log('The local databases hold the sample newsroom again.')
