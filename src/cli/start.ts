// Runs the portal on this machine: migrates the local databases, fills an empty one with the sample
// newsroom, serves. With --watch, changes of the code take effect at once.
import { adminPaths } from '../admin-paths.ts'
import { write } from '../db.ts'
import { newInvitation } from '../editors/invitations.ts'
import { fillWithSample } from './fill.ts'
import { migrate } from './migrate.ts'
import { openPlatform, PORT } from './platform.ts'
import { serve, serveAndReload } from './serve.ts'

await migrate({ remote: false })
await fillWithSample()
const invitation = await inviteLocally()
if (process.argv.includes('--watch')) serveAndReload()
else await serve()
console.log(`To sign in as an administrator, once, on this machine: ${invitation}`)

/** A link that only who sits at this machine can use. */
async function inviteLocally(): Promise<string> {
  const { env, dispose } = await openPlatform({ remote: false })
  try {
    const who = { email: 'quan-tri@localhost.example', name: 'Quản trị', role: 'administrator' as const }
    const { secret, command } = await newInvitation(who, new Date(), true)
    await write(env.DB, [command])
    return `http://localhost:${PORT}${adminPaths.invitation(secret)}`
  } finally {
    await dispose()
  }
}
