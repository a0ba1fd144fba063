import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { bind, type Executor, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import type { Editor, Passkey } from '../db/schema.ts'
import { instant } from '../lib/dates.ts'
import { base64, bytesOfBase64, utf8 } from '../lib/encoding.ts'
import { admitShortened } from '../text/admit.ts'
import { MAX_NAME_LENGTH } from './accounts.ts'

/** How long a person has to touch the key, in milliseconds. */
const CEREMONY_TIMEOUT_MS = 5 * 60_000

/** The site that a passkey is for (WebAuthn's relying party). */
export interface RelyingParty {
  name: string
  /** Scheme and host: `https://binhlieu.example`. */
  origin: string
}

const rpIdOf = ({ origin }: RelyingParty) => new URL(origin).hostname

/** Returns the options with which a browser creates a passkey for an editor, and stores their challenge. */
export async function creationOptions(db: Executor, site: RelyingParty, editor: Editor, now: Date) {
  const known = await passkeysOf(db, editor.id)
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: rpIdOf(site),
    userName: editor.email,
    userDisplayName: editor.name || editor.email,
    userID: Uint8Array.from(utf8(`editor:${editor.id}`)),
    excludeCredentials: known.map(({ id }) => ({ id })),
    // A resident key lets the browser offer the passkey by itself: nobody types a name to sign in.
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  await storeChallenge(db, options.challenge, editor.id, now)
  return options
}

/** Returns the command that stores a new passkey; undefined when the browser's response is not valid. */
export async function createdPasskey(
  db: Executor,
  site: RelyingParty,
  editor: Editor,
  response: RegistrationResponseJSON,
  name: string,
  now: Date,
): Promise<Command | undefined> {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => consumeChallenge(db, challenge, editor.id, now),
    expectedOrigin: site.origin,
    expectedRPID: rpIdOf(site),
    requireUserVerification: false,
  }).catch(logRejection)
  if (!verified?.verified) return undefined
  const { credential } = verified.registrationInfo
  const row = {
    id: credential.id,
    editor_id: editor.id,
    public_key: base64(credential.publicKey),
    counter: credential.counter,
    transports: JSON.stringify(credential.transports ?? []),
    name: admitShortened(name, MAX_NAME_LENGTH),
    created_at: instant(now),
    last_used_at: null,
  }
  return { statements: [sqlite.insertInto('passkeys').values(row).compile()] }
}

/** Returns the options with which a browser signs in with any passkey for this site, and stores their challenge. */
export async function requestOptions(db: Executor, site: RelyingParty, now: Date) {
  const options = await generateAuthenticationOptions({ rpID: rpIdOf(site), userVerification: 'preferred' })
  await storeChallenge(db, options.challenge, null, now)
  return options
}

/** Returns the id of the active editor whose passkey signed the response; undefined when the response is not valid. */
export async function editorOfPasskey(
  db: Executor,
  site: RelyingParty,
  response: AuthenticationResponseJSON,
  now: Date,
): Promise<number | undefined> {
  const query = sqlite
    .selectFrom('passkeys')
    .innerJoin('editors', 'editors.id', 'passkeys.editor_id')
    .selectAll('passkeys')
    .where('passkeys.id', '=', response.id)
    .where('active', '=', 1)
  const { results } = await bind(db, query.compile()).all<Passkey>()
  const [passkey] = results
  if (!passkey) return undefined
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => consumeChallenge(db, challenge, null, now),
    expectedOrigin: site.origin,
    expectedRPID: rpIdOf(site),
    credential: {
      id: passkey.id,
      publicKey: bytesOfBase64(passkey.public_key),
      counter: passkey.counter,
      transports: JSON.parse(passkey.transports),
    },
    requireUserVerification: false,
  }).catch(logRejection)
  if (!verified?.verified) return undefined
  const update = sqlite
    .updateTable('passkeys')
    .set({ counter: verified.authenticationInfo.newCounter, last_used_at: instant(now) })
    .where('id', '=', passkey.id)
  await bind(db, update.compile()).run()
  return passkey.editor_id
}

export async function passkeysOf(db: Executor, editorId: number): Promise<Passkey[]> {
  const query = sqlite
    .selectFrom('passkeys')
    .selectAll()
    .where('editor_id', '=', editorId)
    .orderBy('created_at')
  const { results } = await bind(db, query.compile()).all<Passkey>()
  return results
}

/** Logs an error of the library, which throws on every invalid response. A forged response is an expected outcome. */
function logRejection(error: unknown): undefined {
  console.warn('A passkey was refused:', error instanceof Error ? error.message : error)
}

async function storeChallenge(
  db: Executor,
  challenge: string,
  editor_id: number | null,
  now: Date,
): Promise<void> {
  const row = { challenge, editor_id, expires_at: instant(new Date(now.getTime() + CEREMONY_TIMEOUT_MS)) }
  const expired = sqlite.deleteFrom('challenges').where('expires_at', '<', instant(now))
  await db.batch([
    bind(db, expired.compile()),
    bind(db, sqlite.insertInto('challenges').values(row).compile()),
  ])
}

/** Deletes a challenge and tells whether it was valid: unexpired, and for this editor. So it is valid once. */
async function consumeChallenge(
  db: Executor,
  challenge: string,
  editorId: number | null,
  now: Date,
): Promise<boolean> {
  const deletion = sqlite
    .deleteFrom('challenges')
    .where('challenge', '=', challenge)
    .where('expires_at', '>=', instant(now))
    .where('editor_id', editorId === null ? 'is' : '=', editorId)
    .returning('challenge')
  const { results } = await bind(db, deletion.compile()).all()
  return results.length === 1
}
