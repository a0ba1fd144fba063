import { beforeAll, expect, test } from 'vitest'
import { bind } from '../../src/db/builder.ts'
import { find } from '../../src/search/find.ts'
import { insertEntries } from '../../src/search/write-entries.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { corpus } from '../support/fixtures/search/corpus.ts'
import { entriesOf } from '../support/fixtures/search/entries.ts'
import { examOf, type Grade, grade, report } from '../support/fixtures/search/exam.ts'

const ARTICLES = 2_000
/** Ids that no article of the sample newsroom has. */
const FIRST_ID = 1_000

let portal: Edge
let grades: Grade[]
beforeAll(async () => {
  portal = await startEdge()
  const index = portal.env.SEARCH_DB
  // Answers are known for the corpus alone.
  await index.batch(['heads', 'texts', 'entries'].map((table) => index.prepare(`delete from ${table}`)))
  const articles = [...corpus(ARTICLES)]
  const statements = insertEntries(entriesOf(articles, FIRST_ID))
  for (let at = 0; at < statements.length; at += 30) {
    await index.batch(statements.slice(at, at + 30).map((statement) => bind(index, statement)))
  }
  const questions = examOf(articles)
  const results = []
  for (const { text } of questions) {
    const { hits } = await find(index, { text, sort: 'relevance', page: 1 })
    results.push(hits.map(({ id }) => id - FIRST_ID))
  }
  grades = grade(questions, results)
  console.log(report(grades))
})

test('there are enough questions of each kind', () => {
  expect(grades.length).toBeGreaterThanOrEqual(18)
  for (const { kind, questions } of grades) expect(questions, kind).toBeGreaterThanOrEqual(10)
})

test('the article that a question means is among the first ten, and mostly first', () => {
  for (const { kind, recall, mrr } of grades) {
    const floor = kind === 'misspelt' ? { recall: 0.8, mrr: 0.8 } : { recall: 0.98, mrr: 0.9 }
    expect(recall, `recall@10 of ${kind}`).toBeGreaterThanOrEqual(floor.recall)
    expect(mrr, `MRR@10 of ${kind}`).toBeGreaterThanOrEqual(floor.mrr)
  }
})
