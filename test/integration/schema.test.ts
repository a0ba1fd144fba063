import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unstable_splitSqlQuery } from 'wrangler'
import { subjectsIn } from '../../src/admin/log-subjects.ts'
import { schemaState, throughBinding } from '../../src/cli/apply-migrations.ts'
import { throughWrangler } from '../../src/cli/migrate.ts'
import { MIGRATIONS, readMigrations } from '../../src/cli/migration-files.ts'
import { insertArticle } from '../support/portal.ts'
import { applyMigrations, startDatabases } from '../support/runtime.ts'

const EMPTY = Array.from({ length: 10 }, (_, n) => `EMPTY_${n}`)

const folder = mkdtempSync(join(tmpdir(), 'schema-'))
let env: Env
let empty: D1Database[]
beforeAll(async () => {
  const { databases: bindings } = await startDatabases(['DB', 'SEARCH_DB', ...EMPTY])
  env = bindings as unknown as Env
  empty = EMPTY.map((name) => bindings[name] as D1Database)
  await applyMigrations(env)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function rows<Row>(sql: string, db = env.DB): Promise<Row[]> {
  return (await db.prepare(sql).all<Row>()).results
}

const schemaOf = (db: D1Database) =>
  rows<{ type: string; name: string; sql: string }>(
    "select type, name, sql from sqlite_schema where name not glob '_cf_*' order by type, name",
    db,
  )

/** Another database at each call, without anything in it. */
function emptyDatabase(): D1Database {
  const db = empty.pop()
  if (!db) throw new Error('There are no more empty databases')
  return db
}

describe('the migrations', () => {
  test('are applied once: then there is nothing to do', async () => {
    for (const [binding, folder] of Object.entries(MIGRATIONS) as ['DB' | 'SEARCH_DB', string][]) {
      expect(await schemaState(throughBinding(env[binding]), folder)).toEqual({ kind: 'current' })
    }
    const { numbered, repeatable } = await readMigrations(MIGRATIONS.DB)
    const applied = await rows<{ name: string }>('select name from d1_migrations order by id')
    expect(applied.map(({ name }) => name)).toEqual(numbered.map(({ name }) => name))
    expect(repeatable.length).toBeGreaterThan(0)
  })

  test('come to the same through wrangler, as a deployed database gets them', async () => {
    const state = await schemaState(throughBinding(emptyDatabase()), MIGRATIONS.DB)
    if (state.kind !== 'outdated') throw new Error(`It was ${state.kind} before anything was applied`)
    const database = throughWrangler('DB', '--local', '--persist-to', join(folder, 'wrangler'))
    await database.run(state.sql)
    const made = await database.rows(
      "select type, name, sql from sqlite_schema where name not glob '_cf_*' order by type, name",
    )
    expect(made).toEqual(await schemaOf(env.DB))
  })

  test('make tables when they are numbered, and what can be made again when they are repeatable', async () => {
    for (const folder of Object.values(MIGRATIONS)) {
      const { numbered, repeatable } = await readMigrations(folder)
      const kinds = (sql: string) =>
        unstable_splitSqlQuery(sql).map((one) =>
          one.replace(/^(\s|--.*)*/, '').replace(/^(create \w+|\w+).*/s, '$1'),
        )
      expect(numbered.flatMap(({ sql }) => kinds(sql))).not.toContain('create trigger')
      expect(numbered.flatMap(({ sql }) => kinds(sql))).not.toContain('create view')
      expect(new Set(repeatable.flatMap(({ sql }) => kinds(sql)))).toEqual(
        new Set(repeatable.length > 0 ? ['create view', 'create trigger', 'insert'] : []),
      )
      for (const { name, sql } of [...numbered, ...repeatable]) {
        expect(name).toMatch(/^[\w-]+\.sql$/)
        expect(sql.split('\n').filter((line) => line.length > 120)).toEqual([])
      }
    }
  })

  test('call no function with more arguments than D1 takes', async () => {
    const files = await Promise.all(Object.values(MIGRATIONS).map(readMigrations))
    const texts = [
      ...files.flatMap(({ numbered, repeatable }) => [...numbered, ...repeatable]).map(({ sql }) => sql),
      ...(await schemaOf(env.DB)).map(({ sql }) => sql ?? ''),
    ]
    const counts = texts.flatMap(callsIn)
    expect(counts.filter(({ name }) => name === 'json_object').length).toBeGreaterThan(100)
    expect(counts.filter((call) => call.arguments > 32)).toEqual([])
    expect(callsIn(`select f(1, g(2, ',('), 3)`)).toEqual([
      { name: 'f', arguments: 3 },
      { name: 'g', arguments: 2 },
    ])
  })
})

/** Function calls, and how many arguments they have. Names stand right before the bracket. */
function callsIn(sql: string): { name: string; arguments: number }[] {
  const bare = sql.replace(/'(?:[^']|'')*'/g, "''").replace(/--.*/g, '')
  return [...bare.matchAll(/(\w+)\(/g)].map((match) => {
    let depth = 1
    let commas = 0
    for (const character of bare.slice(match.index + match[0].length)) {
      if (character === '(') depth++
      if (character === ')') depth--
      if (depth === 0) break
      if (character === ',' && depth === 1) commas++
    }
    return { name: match[1] ?? '', arguments: commas + 1 }
  })
}

describe('a database', () => {
  const first = {
    '0001_one.sql': 'create table one (id integer primary key, gone text);',
    'repeatable/views.sql': 'create view ones as select id, gone from one;',
    'repeatable/triggers.sql': `create table if not exists seen (id integer);
      create trigger a after insert on one begin insert into seen values (new.id); end;
      create trigger b after delete on one begin insert into seen values (old.id); end;`,
  }

  /** A folder of migrations with these files. */
  function migrations(files: Record<string, string>): string {
    const made = mkdtempSync(join(folder, 'migrations-'))
    mkdirSync(join(made, 'repeatable'))
    for (const [name, sql] of Object.entries(files)) writeFileSync(join(made, name), sql)
    return made
  }

  async function apply(db: D1Database, files: Record<string, string>): Promise<string> {
    const database = throughBinding(db)
    const state = await schemaState(database, migrations(files))
    if (state.kind === 'foreign') return state.reason
    if (state.kind === 'outdated') await database.run(state.sql)
    return state.kind
  }

  const namesIn = async (db: D1Database) =>
    (await schemaOf(db)).filter(({ type }) => ['view', 'trigger'].includes(type)).map(({ name }) => name)

  test('gets views and triggers again when a file of theirs has changed, and loses what no file makes', async () => {
    const db = emptyDatabase()
    expect(await apply(db, first)).toBe('outdated')
    expect(await apply(db, first)).toBe('current')
    const { 'repeatable/views.sql': _, ...without } = first
    expect(await apply(db, without)).toBe('outdated')
    expect(await namesIn(db)).toEqual(['a', 'b'])
    const renamed = first['repeatable/triggers.sql'].replace('trigger b', 'trigger c')
    expect(await apply(db, { ...without, 'repeatable/triggers.sql': renamed })).toBe('outdated')
    expect(await namesIn(db)).toEqual(['a', 'c'])
  })

  test('has the old ones after a run that broke off, and the new ones after the next', async () => {
    const db = emptyDatabase()
    await apply(db, first)
    const before = await schemaOf(db)
    const added = {
      ...first,
      '0002_two.sql': 'create table two (id integer primary key);',
      'repeatable/views.sql': 'create view twos as select id from two;',
    }
    await expect(
      apply(db, { ...added, 'repeatable/zzz.sql': 'insert into nowhere values (1);' }),
    ).rejects.toThrow('nowhere')
    expect(await schemaOf(db)).toEqual(before)
    expect(await apply(db, added)).toBe('outdated')
    expect(await namesIn(db)).toEqual(['a', 'b', 'twos'])
    expect(await apply(db, added)).toBe('current')
  })

  test('can lose a column that a view has shown', async () => {
    const db = emptyDatabase()
    await apply(db, first)
    const files = {
      ...first,
      '0002_gone.sql': 'alter table one drop column gone;',
      'repeatable/views.sql': 'create view ones as select id from one;',
    }
    expect(await apply(db, files)).toBe('outdated')
    expect(await rows('select * from ones', db)).toEqual([])
  })

  test('is refused, untouched, when other migrations have made it', async () => {
    const db = emptyDatabase()
    await apply(db, first)
    const before = await schemaOf(db)
    const { '0001_one.sql': one, ...others } = first
    expect(await apply(db, { ...others, '0001_eins.sql': one })).toBe('0001_one.sql is not among them')
    expect(await apply(db, { ...first, '0001_one.sql': `${one}\n` })).toBe('0001_one.sql has changed since')
    expect(await schemaOf(db)).toEqual(before)
    const made = emptyDatabase()
    await made.prepare('create table one (id integer)').run()
    expect(await apply(made, first)).toBe('none of them was applied')
  })

  test('that wrangler has migrated gets what is repeatable', async () => {
    const db = emptyDatabase()
    await db.batch(
      [
        first['0001_one.sql'],
        'create table d1_migrations (id integer primary key autoincrement, name text unique)',
        "insert into d1_migrations (name) values ('0001_one.sql')",
      ].map((statement) => db.prepare(statement)),
    )
    expect(await apply(db, first)).toBe('outdated')
    expect(await namesIn(db)).toEqual(['a', 'b', 'ones'])
    expect(await apply(db, { ...first, '0001_one.sql': 'select 1;' })).toBe('0001_one.sql has changed since')
  })
})

const usual = { id: 'subject_id', version: 'counts' }

/** Columns that the log does not have, and why, where they are others than usual. */
const unlogged: Record<string, Record<string, string>> = {
  articles: {
    id: 'subject_id',
    published_day: 'follows from published_at',
    first_published_at: 'follows from the changes of status',
    updated_at: 'the time of the entry',
    cover_alt: 'in article_revisions',
    cover_caption: 'in article_revisions',
    body: 'in article_revisions',
    external_id: 'the importer knows the article by it',
    old_url: 'the importer knows the article by it',
    created_by: 'who has made the first entry',
  },
  media: {
    id: 'subject_id',
    width: 'follows from the bytes, which are the key',
    height: 'follows from the bytes, which are the key',
    created_at: 'the time of the entry',
    version: 'counts',
  },
  attachments: {},
  schedule_entries: { id: 'subject_id', version: 'counts', changed_at: 'the time of the entry' },
  categories: { id: 'subject_id', sort_key: 'follows from the name', version: 'counts' },
  pages: {
    id: 'subject_id',
    updated_at: 'the time of the entry',
    version: 'counts',
    body: 'in page_revisions',
  },
  places: { id: 'subject_id', sort_key: 'follows from the name', version: 'counts' },
  redirects: { version: 'counts' },
  settings: { id: 'there is one', version: 'counts' },
  editors: { id: 'subject_id', created_at: 'the time of the entry', version: 'counts' },
  passkeys: {
    id: 'subject_id',
    public_key: 'means nothing to a reader',
    counter: 'changes with every use',
    transports: 'means nothing to a reader',
    created_at: 'the time of the entry',
    last_used_at: 'changes with every use',
  },
  access_tokens: {
    id: 'subject_id',
    token_hash: 'a secret',
    created_at: 'the time of the entry',
    last_used_at: 'changes with every use',
  },
}

describe('the log', () => {
  test.each([...subjectsIn('vi').keys()])(
    'has every column of %s, but for those that are said not to be',
    async (table) => {
      const columns = await rows<{ name: string }>(`select name from pragma_table_info('${table}')`)
      const triggers = await rows<{ name: string; sql: string }>(
        `select name, sql from sqlite_schema where type = 'trigger' and tbl_name = '${table}' and name glob '*_log_*'`,
      )
      const pairs = (action: string, version: 'new' | 'old') => {
        const trigger = triggers.find(({ name }) => name === `${table}_log_${action}`)
        return [...(trigger?.sql.matchAll(RegExp(`'(\\w+)', ${version}\\.(\\w+)`, 'g')) ?? [])]
          .filter(([, key, column]) => key === column)
          .map(([, key]) => key)
      }
      const logged = pairs('add', 'new')
      expect(logged.length).toBeGreaterThan(0)
      expect([...logged, ...Object.keys(unlogged[table] ?? usual)].toSorted()).toEqual(
        columns.map(({ name }) => name).toSorted(),
      )
      expect([pairs('change', 'old'), pairs('change', 'new'), pairs('remove', 'old')]).toEqual([
        logged,
        logged,
        logged,
      ])
    },
  )

  test('has nothing of an update that changes nothing of what it keeps', async () => {
    const { DB } = env
    await DB.batch([
      DB.prepare("insert into editors (id, email, role, created_at) values (1, 'a@b.vn', 'editor', '')"),
      DB.prepare("insert into passkeys (id, editor_id, public_key, created_at) values ('p', 1, '', '')"),
      DB.prepare(
        "insert into places (id, name, sort_key, latitude, longitude) values (1, 'A', 'a', 21.5, 107)",
      ),
    ])
    const entries = () => rows('select count(*) from audit_log')
    const before = await entries()
    await DB.batch([
      DB.prepare("update passkeys set counter = 7, last_used_at = '2021-04-02T08:26:00Z'"),
      DB.prepare('update editors set email = email, version = version + 1'),
      DB.prepare('update places set longitude = 107.0, version = version + 1'),
    ])
    expect(await entries()).toEqual(before)
    await DB.prepare('update places set longitude = 107.5, version = version + 1').run()
    const [entry] = await rows('select action, before, after from audit_log order by id desc limit 1')
    const place = { name: 'A', address: '', phone: '', description: '', latitude: 21.5, position: 0 }
    const { before: was, after: is, ...rest } = entry as Record<'action' | 'before' | 'after', string>
    expect([rest.action, JSON.parse(was), JSON.parse(is)]).toEqual([
      'change',
      { ...place, longitude: 107 },
      { ...place, longitude: 107.5 },
    ])
  })

  test('says whether the text of an article has changed, and does not have it', async () => {
    const { DB } = env
    await DB.prepare(
      "insert into categories (id, slug, name, sort_key) values (1, 'tin', 'Tin', 'tin')",
    ).run()
    const id = await insertArticle(env, { body: '<p>Một</p>' })
    for (const change of ["body = '<p>Hai</p>'", "cover_alt = 'Cầu'", "title = 'Khác'"]) {
      await DB.prepare(`update articles set version = version + 1, ${change} where id = ?`).bind(id).run()
    }
    const entries = await rows<{ before: string; after: string; changed: number }>(
      `select before, after, after ->> 'text_changed' as changed from audit_log
        where subject = 'articles' and action = 'change' order by id`,
    )
    expect(entries.map(({ changed }) => changed)).toEqual([1, 1, 0])
    expect(JSON.stringify(entries)).not.toMatch(/Một|Hai|Cầu/)
  })
})

describe('revisions of a static page', () => {
  const revisions = () =>
    rows<object>('select page_id, version, name, title, body from page_revisions order by id')

  test('keep what it said before a change; what a removed one said is in the bin', async () => {
    const { DB } = env
    const run = (sql: string) => DB.prepare(sql).run()
    const add = (title: string) =>
      run(
        `insert into pages (id, slug, title, body, updated_at) values (1, 'p', '${title}', 'Một', '2021-04-02T08:26:00Z')`,
      )
    await add('A')
    await DB.batch([
      DB.prepare("update audit_actor set actor = 'editor:1', name = 'Lan'"),
      DB.prepare("update pages set body = 'Hai', version = version + 1"),
      DB.prepare("update audit_actor set actor = '', name = ''"),
    ])
    await run('update pages set in_menu = 1, version = version + 1')
    await run('delete from pages')
    expect(await revisions()).toEqual([{ page_id: 1, version: 1, name: 'Lan', title: 'A', body: 'Một' }])
    expect(await rows("select kind, title, content ->> 'body' as body from bin")).toEqual([
      { kind: 'pages', title: 'A', body: 'Hai' },
    ])
    for (const change of ["update page_revisions set body = ''", 'delete from page_revisions']) {
      await expect(run(change), change).rejects.toThrow('append-only')
    }
  })
})
