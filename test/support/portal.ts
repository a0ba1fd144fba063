import { createTestHarness } from 'wrangler'
import { applyMigrations, bothThroughBindings } from '../../src/cli/apply-migrations.ts'
import { seed } from '../../src/cli/seed.ts'

const root = new URL('../..', import.meta.url)

export interface Portal {
  /** Asks the production bundle for a path; redirects are not followed. */
  get(
    path: string,
    init?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Response>
  env: Env
  url: URL
  /** Lets the clock's trigger run as of a moment. */
  tick(at: Date): Promise<void>
  logs(): string[]
  close(): Promise<void>
}

interface Options {
  filled?: boolean
  migrated?: boolean
  /** Seconds that the edge keeps a page. None by default: what tests change straight in SQL shows at once. */
  edgeMaxAge?: number
}

/** Runs the production bundle (dist/worker) in workerd with fresh databases, migrated and, by default, filled. */
export async function startPortal({
  filled = true,
  migrated = true,
  edgeMaxAge = 0,
}: Options = {}): Promise<Portal> {
  const server = createTestHarness({
    root: root.pathname,
    workers: [
      {
        configPath: 'wrangler.toml',
        prebuiltWorkerDir: 'dist/worker',
        vars: { EDGE_MAX_AGE: String(edgeMaxAge) },
      },
    ],
  })
  const { url } = await server.listen()
  const worker = server.getWorker<Env>()
  const env = await worker.getEnv()
  if (migrated) await applyMigrations(bothThroughBindings(env))
  if (filled) await seed(env, new Date())
  return {
    url,
    env,
    async get(path, init = {}) {
      return (await server.fetch(new URL(path, url).href, {
        redirect: 'manual',
        ...init,
      })) as unknown as Response
    },
    async tick(at) {
      await worker.scheduled({ cron: '* * * * *', scheduledTime: at })
    },
    logs: () => server.getLogs().map((log) => log.message),
    close: () => server.close(),
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
