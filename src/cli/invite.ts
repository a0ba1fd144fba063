// npm run editor:invite -- E-MAIL --role ROLE — prints a one-time link for making a passkey.
import { readFile } from 'node:fs/promises'
import { newInvitation } from '../auth/invitations.ts'
import { isConstraintError, write } from '../db/command.ts'
import { adminPaths } from '../urls/admin.ts'
import { argumentsOf, exitWithUsage, roleOf } from './arguments.ts'
import { migrate } from './migrate.ts'
import { openPlatform, PORT } from './platform.ts'

const USAGE = `npm run editor:invite -- E-MAIL --role ROLE [--name NAME] [--remote [--origin https://…]]

  --role    author, editor or administrator
  --remote  to the portal that is deployed; --origin is its address, unless ORIGIN in wrangler.toml says it`

const { values, positionals } = argumentsOf(
  {
    name: { type: 'string' },
    role: { type: 'string' },
    origin: { type: 'string' },
    remote: { type: 'boolean', default: false },
  } as const,
  USAGE,
)
const [email = '', ...others] = positionals
if (!/^[^@\s]+@[^@\s]+$/.test(email) || others.length > 0)
  exitWithUsage('Say whom to invite: one e-mail address.', USAGE)
const role = roleOf(values.role, USAGE)
const configured = /^ORIGIN = "(.+)"$/m.exec(await readFile('wrangler.toml', 'utf8'))?.[1]
const origin = values.origin ?? configured ?? (values.remote ? undefined : `http://localhost:${PORT}`)
if (origin === undefined) exitWithUsage('Say where the portal is: --origin https://…', USAGE)

if (!values.remote) await migrate({ remote: false })
const { env, dispose } = await openPlatform({ remote: values.remote })
try {
  const { secret, command } = await newInvitation({ email, name: values.name ?? '', role }, new Date())
  await write(env.DB, [command])
  console.log(
    `For ${email} (${role}), good once and for 24 hours:\n${new URL(adminPaths.invitation(secret), origin)}`,
  )
} catch (error) {
  if (!isConstraintError(error)) throw error
  console.error(`${email} is shut out. An administrator readmits them first: ${adminPaths.editors()}`)
  process.exitCode = 1
} finally {
  await dispose()
}
