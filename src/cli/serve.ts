import { spawn } from 'node:child_process'
import { unstable_startWorker } from 'wrangler'
import { PORT, STATE, tick } from './platform.ts'

/** Between two ticks of the clock, in milliseconds: tests have no minute to wait. */
const TICK_INTERVAL_MS = Number(process.env.TICK || 60_000)

/** Serves the portal at http://localhost:PORT until the process ends. */
export async function serve(): Promise<void> {
  const worker = await unstable_startWorker({
    config: 'wrangler.toml',
    bindings: { DEVELOPMENT: { type: 'plain_text', value: '1' } },
    dev: {
      server: { hostname: 'localhost', port: PORT },
      persist: STATE,
      remote: false,
      inspector: false,
      watch: false,
      logLevel: 'warn',
    },
  })
  await worker.ready
  console.log(`The portal is at http://localhost:${PORT}`)
  // The local runtime does not run cron triggers by itself.
  setInterval(tick, TICK_INTERVAL_MS)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => worker.dispose().finally(() => process.exit(0)))
  }
}

/** The same through `wrangler dev`, which builds anew when a file changes. */
export function serveAndReload(): void {
  const options = ['--ip', 'localhost', '--port', `${PORT}`, '--persist-to', STATE]
  const dev = spawn(
    'wrangler',
    ['dev', '--local', '--show-interactive-dev-session=false', '--var', 'DEVELOPMENT:1', ...options],
    {
      stdio: 'inherit',
    },
  )
  // A tick that falls into a rebuild finds nobody; the next one makes up for it.
  const ticking = setInterval(tick, TICK_INTERVAL_MS)
  dev.once('exit', (code) => {
    clearInterval(ticking)
    process.exitCode = code ?? 0
  })
}
