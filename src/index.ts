import { gateway } from './gateway.ts'
import { scheduled } from './scheduled.ts'

export { Media } from './media/entrypoint.ts'
export { Pages } from './pages/entrypoint.ts'
export { VisitShard } from './visits/shard.ts'
export { VisitTotals } from './visits/totals.ts'

export default { fetch: gateway.fetch, scheduled } satisfies ExportedHandler<Env>
