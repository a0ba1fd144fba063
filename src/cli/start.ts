// Runs the portal on this machine: migrates the local databases, fills an empty one with the sample
// newsroom, serves. With --watch, changes of the code take effect at once.

import { newInvitation } from '../auth/invitations.ts'
import { isConstraintError, write } from '../db/command.ts'
import { adminPaths } from '../urls/admin.ts'
import { migrate } from './migrate.ts'
import { openPlatform, PORT } from './platform.ts'
import { seedIfEmpty } from './seed.ts'
import { serve, serveAndReload } from './serve.ts'

/** Who sits at this machine. */
const LOCAL = { email: 'quan-tri@localhost.example', name: 'Quản trị', role: 'administrator' as const }

await migrate({ remote: false })
await seedIfEmpty()
const invitation = await inviteLocally()
if (process.argv.includes('--watch')) serveAndReload()
else await serve()
console.log(
  invitation
    ? `To sign in as an administrator, once, on this machine: ${invitation}`
    : `${LOCAL.email} is shut out: another administrator has to readmit them.`,
)

/** A link that only who sits at this machine can use; undefined when they were shut out. */
async function inviteLocally(): Promise<string | undefined> {
  const { env, dispose } = await openPlatform({ remote: false })
  try {
    const { secret, command } = await newInvitation(LOCAL, new Date(), true)
    await write(env.DB, [command])
    return `http://localhost:${PORT}${adminPaths.invitation(secret)}`
  } catch (error) {
    if (isConstraintError(error)) return undefined
    throw error
  } finally {
    await dispose()
  }
}
