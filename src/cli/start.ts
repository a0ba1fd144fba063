// npm start — runs the portal on this machine: migrates the local databases, fills empty ones with the sample newsroom,
// and serves the portal. With --watch (npm run dev), code changes take effect at once.

import { newInvitation } from '../auth/invitations.ts'
import { isConstraintError, write } from '../db/command.ts'
import { adminPaths } from '../urls/admin.ts'
import { migrate } from './migrate.ts'
import { openPlatform, PORT } from './platform.ts'
import { seedIfEmpty } from './seed.ts'
import { serve, serveAndReload } from './serve.ts'

/** The administrator on this machine. */
const LOCAL_ADMINISTRATOR = {
  email: 'quan-tri@localhost.example',
  name: 'Quản trị',
  role: 'administrator' as const,
}

await migrate({ remote: false })
await seedIfEmpty()
const invitation = await inviteLocally()
if (process.argv.includes('--watch')) serveAndReload()
else await serve()
console.log(
  invitation
    ? `To sign in as an administrator, once, on this machine: ${invitation}`
    : `${LOCAL_ADMINISTRATOR.email} is shut out: another administrator has to readmit them.`,
)

/** Returns an invitation link that works only on this machine; undefined when the administrator is inactive. */
async function inviteLocally(): Promise<string | undefined> {
  const { env, dispose } = await openPlatform({ remote: false })
  try {
    const { secret, command } = await newInvitation(LOCAL_ADMINISTRATOR, new Date(), true)
    await write(env.DB, [command])
    return `http://localhost:${PORT}${adminPaths.invitation(secret)}`
  } catch (error) {
    if (isConstraintError(error)) return undefined
    throw error
  } finally {
    await dispose()
  }
}
