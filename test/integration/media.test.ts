import { request } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileName } from '../../src/media/filename.ts'
import { type Client, formOf, type Upload } from '../support/client.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { hidden, jpegCalled, secret } from '../support/fixtures/hiding-places.ts'
import { decoded, realPictures } from '../support/fixtures/pictures.ts'
import * as files from '../support/fixtures/uploads.ts'
import { formIn } from '../support/form-in.ts'
import { remove } from '../support/removing.ts'
import type { Editor } from '../support/sign-in.ts'

const { joined, gifOf, zip, pngOf, jpegWith } = files

let portal: Edge
let lan: Editor
let script: Client
beforeAll(async () => {
  portal = await startEdge()
  lan = await portal.signIn('editor')
  script = await portal.script('author')
})

/** What a picture chooser of the portal's own pages sends with a file. */
const AS_JSON = { headers: { Accept: 'application/json' } }
const upload = (bytes: Uint8Array<ArrayBuffer>, more: Upload = {}) =>
  lan.upload('/admin/media', bytes, { ...AS_JSON, ...more })

/** The status of a post that is answered before its body has come. */
function begin(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const url = new URL(path, portal.url).href
    const sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
      resolve(response.statusCode)
      sent.destroy()
    })
    sent.on('error', reject)
    sent.write('--x\r\n')
  })
}

/** What is stored: objects in R2 and rows in D1. */
async function stored() {
  const { objects } = await portal.env.MEDIA.list()
  const { results } = await portal.env.DB.prepare('select key from media order by key').all<{ key: string }>()
  return { objects: objects.map(({ key }) => key).toSorted(), rows: results.map(({ key }) => key) }
}

describe('a good file comes through', () => {
  test.each([
    ['a JPEG', files.jpeg, 'image/jpeg', 'jpg'],
    ['a PNG', files.png, 'image/png', 'png'],
    ['a WebP', files.webp, 'image/webp', 'webp'],
    ['a GIF', files.gif, 'image/gif', 'gif'],
    ['a PDF', files.pdf, 'application/pdf', 'pdf'],
    ['a DOCX', files.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
    ['an XLSX', files.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ])('%s, whatever its name says', async (_, bytes, type, extension) => {
    const { status, json } = await upload(bytes, { name: 'hình.exe', fields: { alt: ' Cờ đỏ ' } })
    expect([status, json.type, json.alt, json.name]).toEqual([201, type, 'Cờ đỏ', 'hình.exe'])
    expect(json.url).toMatch(new RegExp(`^/media/[0-9a-f]{64}\\.${extension}$`))
    const isPicture = type.startsWith('image/')
    expect([json.width, json.height]).toEqual(isPicture ? [6, 4] : [null, null])

    const served = await portal.reader.get(json.url)
    expect([served.status, served.headers.get('Content-Type')]).toEqual([200, type])
    expect(served.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(served.bytes.length).toBe(json.bytes)
    expect(served.text).not.toContain('Secret')
    if (isPicture) expect(served.text).not.toContain('GPS')
    // What another picture in a browser would make of it: the content, saved under a fitting name.
    expect(served.headers.get('Content-Disposition')).toContain(`.${extension}`)
  })

  test('once, however often it is sent, and the log says who has sent it', async () => {
    const bytes = joined(files.pdf, '\n')
    const first = await upload(bytes, { name: 'một.pdf' })
    const again = await upload(bytes, { name: 'hai.pdf' })
    expect([again.status, again.json.id, again.json.name]).toEqual([201, first.json.id, 'một.pdf'])
    const { results } = await portal.env.DB.prepare(
      "select actor, action from audit_log where subject = 'media' and subject_id = ?",
    )
      .bind(String(first.json.id))
      .all()
    expect(results).toEqual([{ actor: lan.key, action: 'add' }])
  })

  test('from a script', async () => {
    const { status, json } = await script.upload('/media', files.docx)
    expect(status).toBe(201)
    expect(json.url).toBe(new URL(`/media/${json.key}`, portal.url).href)
    const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
    expect(await begin('/api/v1/media', type)).toBe(401)
  })

  test('after its bytes were lost', async () => {
    const { json } = await upload(files.docx)
    await portal.env.MEDIA.delete(json.key)
    await upload(files.docx)
    expect((await lan.get(json.url)).status).toBe(200)
  })

  test('after the row was lost in a crash', async () => {
    const { json } = await upload(files.xlsx)
    await portal.env.DB.prepare('delete from media where key = ?').bind(json.key).run()
    const again = await upload(files.xlsx)
    expect([again.status, again.json.key]).toEqual([201, json.key])
  })
})

describe('a picture loses what is not picture', () => {
  const clean = async (bytes: Uint8Array<ArrayBuffer>) => {
    const { status, json } = await upload(bytes)
    expect(status).toBe(201)
    return { ...(await lan.get(json.url)), json }
  }

  test('a JPEG where it was taken, but not which way is up', async () => {
    const { text, bytes, json } = await clean(jpegWith(0xe1, files.sideways))
    expect(text).not.toContain('GPS-21-31')
    expect(text).toContain('Exif')
    // On its side, it is shown higher than wide.
    expect([json.width, json.height]).toEqual([4, 6])
    expect(bytes.length).toBeLessThan(jpegWith(0xe1, files.sideways).length)
  })

  test.each([
    ['a comment', jpegWith(0xfe, '<script>alert(1)</script>')],
    ['IPTC', jpegWith(0xed, 'Photoshop 3.0\0<script>')],
    ['XMP', jpegWith(0xe1, 'http://ns.adobe.com/xap/1.0/\0<script>')],
    ['several pictures in one', jpegWith(0xe2, 'MPF\0<script>')],
    ['a script behind its end', joined(files.jpeg, '<script>alert(1)</script>')],
    ['an archive behind its end', joined(files.jpeg, zip(['<script>.js']))],
    ['a page behind the end of a PNG', joined(files.png, '<html><script>')],
    ['a page behind the end of a GIF', joined(files.gif, '<html><script>')],
    ['a page behind the end of a WebP', joined(files.webp, '<html><script>')],
  ])('%s', async (_, bytes) => {
    const { text } = await clean(bytes)
    expect(text).not.toContain('script')
  })

  test('a colour profile stays', async () => {
    const { text } = await clean(jpegCalled('Colours'))
    expect(text).toMatch(/ICC_PROFILE.*Colours/s)
  })

  // These are packed and unpacked by the runtime, which has its own ways.
  test.each([
    ['one that a PNG carries stays', realPictures['a PNG with Exif, XMP and a profile'], true],
    ['not with something behind it', () => hidden['behind a packed profile'], false],
    ['not if it unpacks to very much', () => hidden['a profile that unpacks to very much'], false],
  ])('a colour profile: %s', async (_, make, stays) => {
    const { text, bytes: cleaned } = await clean(new Uint8Array((await make?.()) ?? []))
    expect(text).not.toContain('Secret')
    expect(text.includes('iCCP')).toBe(stays)
    await decoded(cleaned)
  })
})

const program = joined('MZ\x90\0', new Uint8Array(200), 'This program cannot be run in DOS mode')
const refusals: [what: string, bytes: Uint8Array<ArrayBuffer>, status: number, reason: RegExp][] = [
  ['a renamed program', program, 415, /program/],
  ['a Linux program', joined('\x7fELF\x02\x01\x01', new Uint8Array(100)), 415, /program/],
  ['a shell script', joined('#!/bin/sh\nrm -rf /\n'), 415, /program/],
  ['an SVG', joined('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415, /SVG/],
  ['an SVG behind an XML declaration', joined('<?xml version="1.0"?>\n<!-- a --><svg/>'), 415, /SVG/],
  ['HTML', joined('<!doctype html><script>alert(1)</script>'), 415, /HTML/],
  ['HTML behind spaces', joined('\n\n   <html>'), 415, /HTML/],
  ['text', joined('Xin chào'), 415, /this kind/],
  ['a ZIP', zip(['a.txt']), 415, /Archives/],
  ['a gzip', joined('\x1f\x8b\x08', new Uint8Array(50)), 415, /Archives/],
  [
    'a document with macros',
    zip(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']),
    415,
    /macros/,
  ],
  ['nothing', joined(), 422, /empty/],
  ['a picture that is cut off', files.png.slice(0, 200), 422, /broken/],
  ['a JPEG that is cut off', files.jpeg.slice(0, -60), 422, /broken/],
  ['a JPEG of its first bytes alone', files.jpeg.slice(0, 4), 422, /broken/],
  ['a signature alone', joined('\x89PNG\r\n\x1a\n'), 422, /broken/],
  ['a GIF that is a script', joined('GIF89a/*', new Uint8Array(20), '*/=alert(1)'), 422, /broken/],
  ['a GIF with a picture that is larger than it says', gifOf(60_000), 422, /broken/],
  ['an AVIF', files.avif, 415, /AVIF .* save it as JPEG or WebP/],
  ['a HEIC', files.heic, 415, /HEIC .*Open it and save it as JPEG.*Most Compatible/],
  [
    'a picture whose coded data are an archive too',
    joined(files.jpeg.subarray(0, -2), secret, files.jpeg.subarray(-2)),
    422,
    /two kinds/,
  ],
  ['a PNG that claims 60,000 × 60,000', pngOf(60_000, 60_000), 422, /pixels/],
  ['a picture 20,000 px wide', pngOf(20_000, 10), 422, /pixels/],
  ['a picture of more than 50 megapixels', pngOf(10_000, 5_001), 422, /pixels/],
  ['a picture of more than 15 MB', joined(files.jpeg, new Uint8Array(15_000_000)), 413, /15 MB/],
  ['a PDF that is a page', joined('%PDF-1.4\n<html><script>alert(1)</script>', files.pdf), 422, /two kinds/],
  ['a PDF that is an archive', joined(files.pdf, zip(['a.js'])), 422, /two kinds/],
  ['a PDF with something behind its end', joined(files.pdf, '<script>alert(1)</script>'), 422, /two kinds/],
  ['a PDF without an end', joined('%PDF-1.4\n'), 422, /broken/],
  ['a document with a page behind it', joined(files.docx, '<html>'), 422, /two kinds/],
  [
    'a document that unpacks to gigabytes',
    zip(['[Content_Types].xml', 'word/document.xml'], 4e9),
    422,
    /unpacks/,
  ],
  ['a document that is cut off', files.docx.slice(0, 60), 422, /broken/],
]

describe('what is refused leaves nothing behind', () => {
  test.each(refusals)('%s', async (_, bytes, status, reason) => {
    const before = await stored()
    const answer = await script.upload('/media', bytes, { name: 'ảnh.jpg' })
    expect([answer.status, answer.json.errors?.[0]?.field]).toEqual([status, 'file'])
    expect(answer.json.detail).toMatch(reason)
    const byScript = await script.upload('/media', bytes)
    expect(byScript.status).toBe(status)
    expect(await stored()).toEqual(before)
  })

  test('a text that is too long, no file, and what is no form', async () => {
    const before = await stored()
    const long = await upload(jpegCalled('one'), { fields: { alt: 'a'.repeat(501) } })
    expect([long.status, long.json.errors[0].field]).toEqual([422, 'alt'])
    const none = await script.post('/media', new FormData())
    expect([none.status, none.text]).toEqual([422, expect.stringContaining('"field":"file"')])
    expect((await script.send('POST', '/media', {})).status).toBe(415)
    expect(await stored()).toEqual(before)
  })

  test.each(['/admin/media', '/api/v1/media'])(
    'a body that is too large, before it is sent: %s',
    async (path) => {
      const before = await stored()
      const headers = {
        ...(path.startsWith('/api') ? script.headers : { ...lan.headers, Accept: 'application/json' }),
        ...{ 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': '5000000000' },
      }
      const status = await begin(path, headers)
      expect(status).toBe(413)
      expect(await stored()).toEqual(before)
    },
  )

  test('a body that is too large, though it did not say so', async () => {
    const before = await stored()
    const url = new URL('/api/v1/media', portal.url).href
    const headers = { ...script.headers, 'Content-Type': 'multipart/form-data; boundary=x' }
    let isAnswered = false
    const answer = await new Promise((resolve) => {
      const sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
        isAnswered = true
        resolve(response.statusCode)
        sent.destroy()
      })
      // The server answers and closes. A write that meets the closed connection can lose the answer.
      sent.on('error', (error: NodeJS.ErrnoException) => {
        isAnswered = true
        resolve(error.code)
      })
      const more = (megabytes: number) => {
        // Twice what is read at most: who does not stop reading never answers.
        if (!isAnswered && megabytes > 0) sent.write(new Uint8Array(1_000_000), () => more(megabytes - 1))
      }
      more(62)
    })
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(answer)
    expect(await stored()).toEqual(before)
  })

  test('tells scripts of its own pages why in the language of the site', async () => {
    const { status, json } = await upload(joined('MZ', new Uint8Array(50)))
    expect([status, json.detail]).toEqual([415, 'Đây là chương trình, không phải ảnh hay tài liệu.'])
  })

  test('in the form: beside the field, with what was typed', async () => {
    const answer = await lan.upload('/admin/media', program, { fields: { alt: 'Đã "gõ"' } })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('<a href="#file">Tệp: Đây là chương trình')
    expect(answer.text).toContain('value="Đã &quot;gõ&quot;"')
  })

  test('from who has not signed in, or from another site', async () => {
    const before = await stored()
    const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
    expect(await begin('/admin/media', { ...type, Origin: portal.url.origin })).toBe(401)
    expect(await begin('/admin/media', { ...type, ...lan.headers, Origin: 'https://x.example' })).toBe(403)
    expect(await stored()).toEqual(before)
  })
})

describe('a name is for people alone', () => {
  test('however the folders before it are written', () => {
    expect(['C:\\Windows\\cmd.exe', '../a\u0000.pdf', '..', ''].map(fileName)).toEqual([
      ...['cmd.exe', 'a.pdf', '..', ''],
    ])
  })

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['a\u0007b\u001b.pdf', 'ab.pdf'],
    ['"trích dẫn".pdf', '"trích dẫn".pdf'],
    ['giao\u202Efdp.exe', 'giaofdp.exe'],
    ['<img src=x onerror=alert(1)>.pdf', '<img src=x onerror=alert(1)>.pdf'],
    [`${'dài'.repeat(200)}.pdf`, 'dài'.repeat(200).slice(0, 200)],
  ])('%j', async (name, shown) => {
    const { status, json } = await upload(joined(files.pdf, ' '.repeat(name.length)), { name })
    expect([status, json.name]).toEqual([201, shown])
    const page = await lan.get(`/admin/media/${json.id}`)
    expect(page.text).not.toContain('<img src=x')
    expect((await lan.get(json.url)).headers.get('Content-Disposition')).toMatch(
      /^inline; filename\*=UTF-8''[\w.%~!-]+$/,
    )
  })
})

describe('an editor', () => {
  const picture = (name: string) => upload(jpegCalled(name), { name })

  test('uploads by the form, describes it, finds it, removes it', async () => {
    const form = await lan.upload('/admin/media', jpegCalled('form'), { name: 'cờ 100%.jpg' })
    const id = Number(/^\/admin\/media\/(\d+)\?uploaded=1$/.exec(form.location)?.[1])
    expect([form.status, id > 0]).toEqual([303, true])
    expect((await lan.post(`/admin/media/${id}`, { alt: 'Lá cờ "đỏ"', version: '1' })).status).toBe(303)
    expect((await lan.get(`/admin/media/${id}`)).text).toContain('value="Lá cờ &quot;đỏ&quot;"')
    expect((await lan.post(`/admin/media/${id}`, { alt: 'a'.repeat(501), version: '2' })).status).toBe(422)

    const found = await lan.get('/admin/media?kind=pictures&text=100%25')
    expect(found.text).toContain('cờ 100%.jpg')
    expect((await lan.get('/admin/media?kind=files&text=100%25')).text).not.toContain('cờ 100%.jpg')
    expect((await lan.get('/admin/media?text=2%25')).text).not.toContain('cờ 100%.jpg')

    const [, key = ''] = /\/media\/([0-9a-f]{64}\.jpg)/.exec((await lan.get(`/admin/media/${id}`)).text) ?? []
    expect((await remove(lan, 'media', id)).status).toBe(303)
    expect((await lan.get(`/media/${key}`)).status).toBe(404)
    expect((await lan.get(`/admin/media/${id}`)).status).toBe(404)
    expect((await stored()).objects).not.toContain(key)
  })

  test('gives scripts of its pages the same list', async () => {
    const seen: number[] = []
    for (let next = '?kind=pictures'; next; ) {
      const page = (await lan.get(`/admin/media${next}`, AS_JSON.headers)).json
      seen.push(...page.media.map(({ id }: { id: number }) => id))
      expect(page.media[0]).toMatchObject({
        url: expect.stringMatching(/^\/media\//),
        alt: expect.any(String),
      })
      next = page.next ?? ''
    }
    const { results } = await portal.env.DB.prepare(
      "select id from media where type like 'image/%' order by id desc",
    ).all<{ id: number }>()
    expect(seen).toEqual(results.map(({ id }) => id))
    const found = (await lan.get('/admin/media?kind=pictures&text=hoang', AS_JSON.headers)).json
    expect(found.media.map(({ name }: { name: string }) => name)).toEqual(['hoang-hon.webp'])
  })

  test('reads on to older ones, each once', async () => {
    for (let i = 0; i < 32; i++)
      await upload(joined(files.pdf, '\n'.repeat(300 + i)), { name: `nhiều ${i}.pdf` })
    const names: string[] = []
    for (let path = '/admin/media?text=nhi%E1%BB%81u'; path; ) {
      const { text } = await lan.get(path)
      names.push(...[...text.matchAll(/>(nhiều \d+)\.pdf</g)].map(([, name = '']) => name))
      path = (/href="(\/admin\/media\?[^"]*before=[^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
    }
    expect(names).toEqual(Array.from({ length: 32 }, (_, i) => `nhiều ${31 - i}`))
  })

  test.each([
    [
      'a cover',
      (id: number) => `update articles set version = version + 1, cover_media_id = ${id} where id = 1`,
    ],
    [
      'a picture in a text',
      (_: number, key: string) =>
        `update articles set version = version + 1, body = '<img src="/media/${key}" alt="">' where id = 2`,
    ],
    [
      'a picture in a static page',
      (_: number, key: string) =>
        `update pages set version = version + 1, body = '<img src="/media/${key}" alt="">' where id = 1`,
    ],
    ['an attachment', (id: number) => `insert into attachments (article_id, media_id) values (1, ${id})`],
  ])('cannot remove %s, and is told where it is used', async (what, use) => {
    const { json } = await picture(what)
    await portal.env.DB.prepare(use(json.id, json.key)).run()
    const before = await stored()
    const answer = await remove(lan, 'media', json.id)
    expect(answer.status).toBe(409)
    expect(answer.text).toMatch(/Chưa xoá được, vì còn:.*nơi dùng tệp này: \S/s)
    expect(await stored()).toEqual(before)
  })

  test('may remove files, an author may not', async () => {
    const { json } = await picture('author')
    const author = await portal.signIn('author')
    expect((await remove(author, 'media', json.id)).status).toBe(403)
    expect((await lan.get(json.url)).status).toBe(200)
  })
})

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name: string) => new File([bytes], name)

describe("an article's cover", () => {
  const fields = { title: 'Bài có ảnh', body: '<p>Chữ</p>', category: 'tin-trong-huyen', coverAlt: 'Lá cờ' }
  const flag = jpegCalled('flag')

  test('is uploaded with the article, and with a change of it', async () => {
    const added = await lan.post(
      '/admin/articles',
      formOf({ ...fields, status: 'published' }, { coverFile: fileOf(flag, 'cờ.jpg') }),
    )
    expect(added.status).toBe(303)
    const { id } = added
    const article = () =>
      portal.env.DB.prepare(
        'select a.version, a.slug, m.name, m.key, m.alt from articles a join media m on m.id = a.cover_media_id where a.id = ?',
      )
        .bind(id)
        .first<{ version: number; slug: string; name: string; key: string; alt: string }>()
    const first = await article()
    expect(first).toMatchObject({ name: 'cờ.jpg', alt: 'Lá cờ' })
    const path = `/tin-trong-huyen/${first?.slug}-${id}`
    expect((await portal.reader.get(path)).text).toContain(`src="/media/${first?.key}"`)

    const version = String(first?.version)
    const other = jpegCalled('other')
    const changed = { ...fields, version, coverKey: first?.key ?? '' }
    expect(
      (await lan.post(`/admin/articles/${id}`, formOf(changed, { coverFile: fileOf(other, 'khác.jpg') })))
        .status,
    ).toBe(303)
    expect(await article()).toMatchObject({ name: 'khác.jpg' })
    expect((await portal.reader.get(path)).text).toContain(`src="/media/${(await article())?.key}"`)
  })

  test.each([
    ['a program', program, 'Đây là chương trình'],
    ['a document', files.pdf, 'Ở đây cần một ảnh'],
  ])(
    'is refused if it is %s: beside its field, with what was typed; nothing is stored',
    async (_, bytes, why) => {
      const before = await stored()
      const count = () => portal.env.DB.prepare('select count(*) as n from articles').first('n')
      const articles = await count()
      const answer = await lan.post(
        '/admin/articles',
        formOf({ ...fields, lead: 'Gõ rồi' }, { coverFile: fileOf(bytes, 'a.jpg') }),
      )
      expect(answer.status).toBe(422)
      expect(answer.text).toMatch(new RegExp(`id="coverFile-error">${why}`))
      expect(answer.text).toContain('Gõ rồi')
      expect([await stored(), await count()]).toEqual([before, articles])
    },
  )

  test('stays uploaded and chosen when something else is wrong', async () => {
    const answer = await lan.post(
      '/admin/articles',
      formOf({ ...fields, title: '' }, { coverFile: fileOf(flag, 'cờ.jpg') }),
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/<option value="[0-9a-f]{64}\.jpg" selected[^>]*>cờ\.jpg/)
  })
})

describe('files under an article', () => {
  test('are shown to readers at once, in the order and under the titles that they are given', async () => {
    const path = async () => (await lan.get('/admin/articles/3/preview')).text
    const admin = '/admin/articles/3/attachments'
    const address = /href="(\/[^"]+-3)"/.exec((await lan.get('/admin/articles/3')).text)?.[1] ?? ''
    expect((await portal.reader.get(address)).text).not.toContain('class="attachments"')
    const one = await lan.post(
      admin,
      formOf({ title: '' }, { file: fileOf(joined(files.pdf, '\n\n\n'), 'một.pdf') }),
    )
    expect([one.status, one.location]).toEqual([303, `${admin}?saved=1`])
    await lan.post(
      admin,
      formOf({ title: 'Tờ <b>hai</b>' }, { file: fileOf(joined(files.pdf, '\n\n\n\n'), 'hai.pdf') }),
    )
    const shown =
      /class="attachments".*?<\/section>/s.exec((await portal.reader.get(address)).text)?.[0] ?? ''
    expect(shown).toMatch(/một\.pdf<.*\(PDF, 1 KB\).*Tờ &lt;b&gt;hai/s)
    expect(await path()).toContain('class="attachments"')

    const [first = '', second = ''] = [
      ...(await lan.get(admin)).text.matchAll(/name="seen" value="(\d+)"/g),
    ].map(([, id]) => id)
    const order = { [`position-${first}`]: '2', [`position-${second}`]: '1', [`title-${first}`]: 'Tờ một' }
    const list = async () => formIn((await lan.get(admin)).text, /attachments\/order/).list ?? ''
    const form = formOf({ list: await list(), ...order, [`title-${second}`]: 'Tờ hai' })
    form.append('seen', first)
    form.append('seen', second)
    expect((await lan.post(`${admin}/order`, form)).status).toBe(303)
    expect((await portal.reader.get(address)).text).toMatch(/Tờ hai<.*Tờ một</s)

    // Somebody else still has the old list open.
    form.set(`title-${first}`, 'Của người khác')
    const late = await lan.post(`${admin}/order`, form)
    expect([late.status, late.text.includes('Người khác vừa sửa danh sách này')]).toEqual([409, true])
    expect(late.text).toMatch(/value="Của người khác".*Đã lưu: Tờ một/s)
    expect((await portal.reader.get(address)).text).not.toContain('Của người khác')

    form.set(`title-${first}`, 'Tờ một')
    form.set('list', await list())
    form.append('remove', second)
    await lan.post(`${admin}/order`, form)
    const { text } = await portal.reader.get(address)
    expect([text.includes('Tờ một'), text.includes('Tờ hai')]).toEqual([true, false])
  })

  test('can be some that the newsroom has already', async () => {
    const { json } = await upload(joined(files.pdf, '\n\n\n\n\n'), { name: 'Mẫu đơn.pdf' })
    const admin = '/admin/articles/2/attachments'
    expect((await lan.get(admin)).text).toContain(
      `<option value="${json.id}">Mẫu đơn.pdf (PDF, 1 KB)</option>`,
    )
    const missing = await lan.post(`${admin}/stored`, { medium: '', title: 'Mẫu số 1' })
    expect(missing.status).toBe(422)
    expect(missing.text).toMatch(/id="stored-medium"[^>]*aria-invalid="true"/)
    expect(missing.text).toMatch(/id="stored-title"[^>]*value="Mẫu số 1"/)

    const attached = await lan.post(`${admin}/stored`, { medium: `${json.id}`, title: 'Mẫu số 1' })
    expect([attached.status, attached.location]).toEqual([303, `${admin}?saved=1`])
    const { text } = await lan.get(admin)
    expect(text).toMatch(/name="title-\d+"[^>]*value="Mẫu số 1"/)
    // It is there: it is not offered once more.
    expect(text).not.toContain(`<option value="${json.id}"`)
  })

  test('are refused by the same rules, and are not for authors of other articles', async () => {
    const before = await stored()
    const answer = await lan.post(
      '/admin/articles/3/attachments',
      formOf({ title: 'Gõ rồi' }, { file: fileOf(program, 'a.pdf') }),
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/id="file-error">Đây là chương trình.*value="Gõ rồi"/s)
    const author = await portal.signIn('author')
    expect((await author.get('/admin/articles/3/attachments')).status).toBe(404)
    expect(await stored()).toEqual(before)
  })
})
