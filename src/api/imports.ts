import { exports } from 'cloudflare:workers'
import { Hono } from 'hono'
import { actorKey } from '../auth/actor.ts'
import { problem } from '../http/problem.ts'
import { importArticles } from '../import/import-articles.ts'
import { ndjsonRecords } from '../import/ndjson.ts'
import { ImportReport } from '../import/report.ts'
import { runAfterCommit } from '../jobs/after-commit.ts'
import type { ApiEnv } from './context.ts'
import { requirePermission } from './require-token.ts'

/** Rejected records, and notes, that the answer names at most. */
const MAX_NAMED = 1_000

/**
 * Imports many articles as NDJSON, one article a line, in the format of `npm run import`
 * (src/import/README.md). Each article is stored completely or not at all. Sending the same file again
 * changes nothing, so an interrupted import can simply be sent again.
 */
export const imports = new Hono<ApiEnv>().post('/', requirePermission('publish'), async (c) => {
  if (!/^application\/(x-ndjson|ndjson|jsonl)\b/i.test(c.req.header('Content-Type') ?? '')) {
    const detail = 'Send one article a line as JSON, with "Content-Type: application/x-ndjson".'
    return problem({ status: 415, title: 'Not NDJSON', detail })
  }
  const report = new ImportReport()
  const { actor } = c.var
  const body: AsyncIterable<Uint8Array> = c.req.raw.body ?? new Blob([]).stream()
  await importArticles(ndjsonRecords(body, whereOf), {
    db: c.env.DB,
    report,
    now: new Date(),
    defaultCategory: { slug: 'tin-tuc', name: 'Tin tức' },
    picture: async () => ({ reason: 'upload pictures first, and name them by their address (/media/…)' }),
    auditActor: { actor: actorKey(actor), name: actor.name, ip: c.req.header('CF-Connecting-IP') ?? '' },
  })
  // The clock continues if this takes longer than a request may.
  c.executionCtx.waitUntil(runAfterCommit(c.env, exports.Pages))
  const { added, updated, unchanged, rejected, notes } = report
  return c.json({
    added,
    updated,
    unchanged,
    rejected: rejected.slice(0, MAX_NAMED),
    notes: notes.slice(0, MAX_NAMED),
    total: report.total,
  })
})

const whereOf = (line: number) => `line ${line}`
