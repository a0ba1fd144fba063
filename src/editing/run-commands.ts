import { exports } from 'cloudflare:workers'
import type { Context } from 'hono'
import { type ActorVariables, actorKey } from '../auth/actor.ts'
import { type Command, write } from '../db/command.ts'
import { runAfterCommit } from '../jobs/after-commit.ts'

/**
 * Runs commands for who asks (the log says so), in one transaction; then brings the search index up to date and purges
 * what has gone stale. Returns how many rows each statement of the commands changed.
 *
 * @throws when the database refuses one of them (`isRefusal`); then none has happened.
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
