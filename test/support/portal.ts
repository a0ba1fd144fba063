import type { Role } from '../../src/auth/actor.ts'
import { type Client, clientOf } from './client.ts'
import { applyMigrations, portalWorker, type Runtime, startNewsroom, startRuntime } from './runtime.ts'
import { type Editor, signIn, withToken } from './sign-in.ts'

export interface Portal {
  url: URL
  env: Env
  /** Asks for a path as it is; redirects are not followed. */
  get(
    path: string,
    init?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Response>
  /** Somebody who has not signed in. */
  reader: Client
  /** A new editor with this role, signed in. */
  signIn(role: Role): Promise<Editor>
  /** A script with a token of this role: its paths begin after /api/v1. */
  script(role: Role): Promise<Client>
  /** Lets the clock's trigger run as of a moment. */
  tick(at: Date): Promise<void>
  close(): Promise<void>
}

interface Options {
  filled?: boolean
  migrated?: boolean
  /** Seconds that the edge keeps a page. None by default: what tests change straight in SQL shows at once. */
  edgeMaxAge?: number
}

/** The production bundle (dist/worker) in workerd with its assets; by default with the sample newsroom. */
export async function startPortal({
  filled = true,
  migrated = true,
  edgeMaxAge = 0,
}: Options = {}): Promise<Portal> {
  const workers = [await portalWorker({ bindings: { EDGE_MAX_AGE: String(edgeMaxAge) } }, true)]
  const runtime =
    filled && migrated
      ? await startNewsroom(workers)
      : await startRuntime(workers, { prepare: migrated ? applyMigrations : undefined })
  return portalOver(runtime, await runtime.miniflare.ready)
}

/** The portal of a runtime, at its address. */
export function portalOver({ miniflare, env, close }: Runtime, url: URL): Portal {
  return {
    url,
    env,
    get: (path, init = {}) => fetch(new URL(path, url), { redirect: 'manual', ...init }) as never,
    reader: clientOf(url),
    signIn: (role) => signIn(env, url, role),
    script: async (role) => clientOf(url, await withToken(env, role), '/api/v1'),
    async tick(scheduledTime) {
      const portal = await miniflare.getWorker('portal')
      await portal.scheduled({ cron: '* * * * *', scheduledTime })
    },
    close,
  }
}

/** `{ trips, statements, rows }` of a page's Server-Timing header. */
export function costOf(response: Response): Record<string, number> {
  const description = /desc="([^"]*)"/.exec(response.headers.get('Server-Timing') ?? '')?.[1] ?? ''
  return Object.fromEntries(
    description.split(' ').map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])]),
  )
}

/** An article to be inserted as it is, published at a time. */
export async function insertArticle(env: Env, values: Record<string, unknown> = {}): Promise<number> {
  const at = '2021-05-01T01:00:00Z'
  const row: Record<string, unknown> = {
    category_id: 1,
    status: 'published',
    published_at: at,
    published_day: String(values.published_at ?? at).slice(0, 10),
    first_published_at: values.published_at ?? at,
    updated_at: values.published_at ?? at,
    slug: 'bai-thu',
    title: 'Bài thử',
    ...values,
  }
  const names = Object.keys(row)
  const sql = `insert into articles (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) returning id`
  const inserted = await env.DB.prepare(sql)
    .bind(...Object.values(row))
    .first<{ id: number }>()
  if (!inserted) throw new Error('Nothing was inserted')
  return inserted.id
}
