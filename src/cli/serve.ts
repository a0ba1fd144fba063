import { spawn } from 'node:child_process'
import { unstable_startWorker } from 'wrangler'
import { PORT, STATE, tick } from './platform.ts'

/** Time between two runs of the scheduled handler, in milliseconds. Tests set TICK to a shorter time. */
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
  // The local runtime runs no cron triggers by itself.
  setInterval(tick, TICK_INTERVAL_MS)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => worker.dispose().finally(() => process.exit(0)))
  }
}

/** Serves the portal through `wrangler dev`, which rebuilds it when a file changes. */
export function serveAndReload(): void {
  const options = ['--ip', 'localhost', '--port', `${PORT}`, '--persist-to', STATE]
  const dev = spawn(
    'wrangler',
    ['dev', '--local', '--show-interactive-dev-session=false', '--var', 'DEVELOPMENT:1', ...options],
    {
      stdio: 'inherit',
    },
  )
  // A tick during a rebuild reaches no portal. The next one does its work.
  const timer = setInterval(tick, TICK_INTERVAL_MS)
  dev.once('exit', (code) => {
    clearInterval(timer)
    process.exitCode = code ?? 0
  })
}
