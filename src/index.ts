import { gateway } from './gateway.ts'
import { scheduled } from './jobs/scheduled.ts'

export { Media } from './media/entrypoint.ts'
export { Pages } from './site/entrypoint.ts'
export { VisitShard } from './visits/shard.ts'
export { VisitTotals } from './visits/totals.ts'

export default { fetch: gateway.fetch, scheduled } satisfies ExportedHandler<Env>
