// Runs the portal on this machine: migrates the local databases, fills an empty one with the sample
// newsroom, serves. With --watch, changes of the code take effect at once.
import { fillWithSample } from './fill.ts'
import { migrate } from './migrate.ts'
import { serve, serveAndReload } from './serve.ts'

await migrate({ remote: false })
await fillWithSample()
if (process.argv.includes('--watch')) serveAndReload()
else await serve()
