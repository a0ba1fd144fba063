// npm run -s editor:token -- --name NAME --role ROLE [--remote] — prints a new access token, and nothing else.

import { newToken } from '../auth/tokens.ts'
import { write } from '../db/command.ts'
import { argumentsOf, exitWithUsage, roleOf } from './arguments.ts'
import { migrate } from './migrate.ts'
import { openPlatform } from './platform.ts'

const USAGE = `npm run -s editor:token -- --name NAME --role ROLE [--remote]

  --name    what the token is for, such as "nightly import"
  --role    author, editor or administrator: what it may do
  --remote  for the portal that is deployed`

const { values, positionals } = argumentsOf(
  { name: { type: 'string' }, role: { type: 'string' }, remote: { type: 'boolean', default: false } },
  USAGE,
)
const name = values.name?.trim() || exitWithUsage('Say what the token is for: --name.', USAGE)
const role = roleOf(values.role, USAGE)
if (positionals.length > 0) exitWithUsage(`There is no argument "${positionals[0]}".`, USAGE)

// Only local databases: `npm run deploy` migrates the deployed ones.
if (!values.remote) await migrate({ remote: false })
const { env, dispose } = await openPlatform({ remote: values.remote })
try {
  const { secret, command } = await newToken(name, role, new Date())
  await write(env.DB, [command])
  console.log(secret)
} finally {
  await dispose()
}
