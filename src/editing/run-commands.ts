import { exports } from 'cloudflare:workers'
import type { Context } from 'hono'
import { type ActorVariables, actorKey } from '../auth/actor.ts'
import { type Command, write } from '../db/command.ts'
import { runAfterCommit } from '../jobs/after-commit.ts'

/**
 * Runs commands in one transaction, under the name of the actor in the audit log. Then it brings the search
 * index up to date and purges stale pages. Returns how many rows each statement of the commands changed.
 *
 * @throws when the database refuses one of them (`isConstraintError`). Nothing has changed then.
 */
export function runCommands(
  c: Context<{ Bindings: Env; Variables: ActorVariables }>,
  commands: readonly Command[],
): Promise<number[]> {
  const { actor } = c.var
  const auditActor = {
    actor: actorKey(actor),
    name: actor.name,
    ip: c.req.header('CF-Connecting-IP') ?? '',
  }
  return write(c.env.DB, commands, () => runAfterCommit(c.env, exports.Pages), auditActor)
}
