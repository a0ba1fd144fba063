import { unstable_startWorker } from 'wrangler'
import { PORT, STATE } from './platform.ts'

const MINUTE = 60_000

/** Serves the portal at http://localhost:PORT until the process ends; with `watch`, rebuilt when a file changes. */
export async function serve({ watch }: { watch: boolean }): Promise<void> {
  const worker = await unstable_startWorker({
    config: 'wrangler.toml',
    dev: {
      server: { hostname: 'localhost', port: PORT },
      persist: STATE,
      remote: false,
      inspector: false,
      watch,
      logLevel: watch ? 'log' : 'warn',
    },
  })
  await worker.ready
  console.log(`The portal is at http://localhost:${PORT}`)
  // The local runtime does not run cron triggers by itself.
  setInterval(() => worker.scheduled({ cron: '* * * * *', scheduledTime: new Date() }), MINUTE)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => worker.dispose().finally(() => process.exit(0)))
  }
}
