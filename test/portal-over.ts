import { type ChildProcess, spawn } from 'node:child_process'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { applyMigrations, portalWorker } from './edge.ts'

/**
 * The portal over a folder that outlives it, and whatever happened to the one before it there.
 *
 * @param port 0: any that is free.
 * @param modules the Worker's, if they are not the production bundle's.
 */
export async function portalOver(
  folder: string,
  port = 0,
  modules?: ReturnType<typeof portalWorker>['modules'],
) {
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions({
      workers: [portalWorker({ ...(modules && { modules }), unsafeDirectSockets: [{ port }] })],
    }),
    resourcePersistencePath: folder,
  })
  await miniflare.ready
  const env = await miniflare.getBindings<Env>('portal')
  const tables = await env.DB.prepare("select 1 from sqlite_schema where name = 'layout'").all()
  if (tables.results.length === 0) await applyMigrations(env)
  return {
    env,
    url: await miniflare.unsafeGetDirectURL('portal'),
    /** Lets the clock's trigger run. */
    async tick() {
      const portal = await miniflare.getWorker('portal')
      await portal.scheduled({ cron: '* * * * *', scheduledTime: new Date() })
    },
    close: () => miniflare.dispose(),
  }
}

/** Starts a script that says when it is ready, in a process group of its own. */
export function startProcess(script: string, ...values: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, ...values], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data) => String(data).includes('ready') && resolve(child))
    child.on('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
  })
}

/** kill -9, with all that it has started. */
export function killProcess({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGKILL')
}
