import type { Context } from 'hono'
import type { ActorVariables } from '../auth/actor.ts'

/**
 * The context of every handler of the API for scripts. `c.var.actor` is the script that makes the request.
 */
export interface ApiEnv {
  Bindings: Env
  Variables: ActorVariables
}

export type ApiContext = Context<ApiEnv>
