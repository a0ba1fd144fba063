import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, violationsOn } from '../support/chromium.ts'
import { clearDraftsHere, draftsHere } from '../support/drafts-here.ts'
import { avif, heic } from '../support/fixtures/uploads.ts'
import { type Portal, startPortal } from '../support/portal.ts'
import { cookieOf } from '../support/sign-in.ts'

const fixture = (file: string) => readFileSync(`test/support/fixtures/paste/${file}`, 'utf8')
const PICTURE = `/media/${'a'.repeat(64)}.jpg`

let isPasting = false
let portal: Portal
let browser: BrowserContext
let plain: BrowserContext
beforeAll(async () => {
  portal = await startPortal()
  const cookie = cookieOf(await portal.signIn('editor'), portal.url)
  browser = await openBrowser({ bypassCSP: false })
  plain = await openBrowser({ javaScriptEnabled: false })
  for (const context of [browser, plain]) await context.addCookies([cookie])
})

/** The form of a new article with nothing kept from before; complaints are what the console says, CSP among it. */
async function write(width = 1280, { fresh = true } = {}) {
  isPasting = false
  if (fresh) await portal.env.DB.prepare('delete from autosaves').run()
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // Of what is pasted: it is parsed, never applied.
    const isBlocked = /^(Applying inline style|Executing inline event handler) violates/.test(message.text())
    if (message.type() === 'error' && !(isPasting && isBlocked)) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.setViewportSize({ width, height: 900 })
  await page.goto(new URL('/admin/articles/new', portal.url).href)
  if (fresh) {
    await clearDraftsHere(page)
    await page.reload()
  }
  await page.locator('.rich-text').waitFor()
  return { page, complaints }
}

const html = (page: Page) => page.locator('textarea[name=body]').inputValue()
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar').getByRole('button', { name, exact: true })

async function paste(page: Page, text: string) {
  isPasting = true
  await page.locator('.rich-text').focus()
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text/html', ${JSON.stringify(text)})
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.querySelector('.rich-text').dispatchEvent(event)
  })()`)
}

async function save(page: Page, title: string) {
  await page.locator('#title').fill(title)
  await page.locator('#category').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await page.waitForURL(/saved=0/)
  return portal.env.DB.prepare('select body from articles where title = ?')
    .bind(title)
    .first<{ body: string }>()
}

test('an article is written by keyboard alone', async () => {
  const { page, complaints } = await write()
  await page.locator('#lead').focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.dataset.tool')).toBe('bold')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.role')).toBe('textbox')
  await page.keyboard.type('Lễ hội ')
  await page.keyboard.press('Control+B')
  expect(await tool(page, 'Đậm').getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.type('Kiêng Gió')
  await page.keyboard.press('Control+B')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+F10')
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight')
  expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Đề mục lớn')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Hoạt động')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- Hát then')
  await expect
    .poll(() => html(page))
    .toBe(
      '<p>Lễ hội <strong>Kiêng Gió</strong></p><h2>Hoạt động</h2><ul><li><p>Hát then</p></li></ul><p></p>',
    )
  // Tab indents here; after Escape it leaves.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.id')).toBe('category')

  const saved = await save(page, 'Viết bằng bàn phím')
  expect(saved?.body).toBe(
    '<p>Lễ hội <strong>Kiêng Gió</strong></p><h2>Hoạt động</h2><ul><li><p>Hát then</p></li></ul>',
  )
  expect(complaints).toEqual([])
  await page.close()
})

test('links and tables are made, changed and removed', async () => {
  const { page, complaints } = await write()
  await page.locator('.rich-text').focus()
  await page.keyboard.type('Xem trang')
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+K')
  await page.getByLabel('Địa chỉ', { exact: true }).fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await page.getByText('Địa chỉ không hợp lệ.').waitFor()
  await page.getByLabel('Địa chỉ', { exact: true }).fill('example.vn/a')
  await page.keyboard.press('Enter')
  await expect.poll(() => html(page)).toContain('<a href="https://example.vn/a">Xem trang</a>')
  await tool(page, 'Liên kết').click()
  await page.getByRole('button', { name: 'Gỡ bỏ' }).click()
  await expect.poll(() => html(page)).not.toContain('<a')

  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await tool(page, 'Chèn bảng').click()
  await page.keyboard.type('Thôn')
  await tool(page, 'Thêm hàng').click()
  await tool(page, 'Xoá cột').click()
  const { rows, cells } = (await page.evaluate(
    `({ rows: document.querySelectorAll('.rich-text tr').length,
      cells: document.querySelectorAll('.rich-text td, .rich-text th').length })`,
  )) as { rows: number; cells: number }
  expect([rows, cells]).toEqual([4, 8])
  await expect.poll(() => html(page)).not.toMatch(/style|colgroup/)
  await tool(page, 'Xoá bảng').click()
  await expect.poll(() => html(page)).not.toContain('<table')
  expect(complaints).toEqual([])
  await page.close()
})

test('a picture is uploaded with words for who cannot see it', async () => {
  const { page } = await write()
  let answers = 0
  await page.route('**/admin/media', (route) =>
    ++answers === 1
      ? route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: '{"detail":"Tệp quá lớn"}',
        })
      : route.fulfill({
          status: 201,
          json: { url: PICTURE, width: 800, height: 600, alt: '', name: 'a.jpg' },
        }),
  )
  await page.locator('.rich-text').focus()
  await tool(page, 'Ảnh').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Đồng ý' }).click()
  await dialog.getByText('Hãy mô tả ảnh.').waitFor()
  expect(answers).toBe(0)
  await dialog
    .getByLabel('Tệp ảnh')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') })
  await dialog.getByLabel('Mô tả ảnh').fill('Ruộng bậc thang')
  await dialog.getByLabel('Chú thích ảnh').fill('Mùa vàng')
  await dialog.getByRole('button', { name: 'Đồng ý' }).click()
  await dialog.getByText('Tệp quá lớn').waitFor()
  await dialog.getByRole('button', { name: 'Đồng ý' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect
    .poll(() => html(page))
    .toContain(
      `<figure><img src="${PICTURE}" alt="Ruộng bậc thang" width="800" height="600"><figcaption>Mùa vàng</figcaption></figure>`,
    )
  const saved = await save(page, 'Bài có ảnh')
  expect(saved?.body).toContain('<figcaption>Mùa vàng</figcaption>')
  await page.close()
})

test('a picture can be one that the newsroom has, found and chosen by keyboard', async () => {
  await portal.env.DB.prepare(
    "update media set alt = 'Hoàng hôn trên núi', version = version + 1 where name = 'hoang-hon.webp'",
  ).run()
  const { page, complaints } = await write()
  await page.locator('.rich-text').focus()
  await tool(page, 'Ảnh').click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByRole('radio').count()).toBeGreaterThan(3)
  if (process.env.SCREENSHOTS) {
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/library.png` })
  }
  await dialog.getByLabel('Tìm trong tên ảnh').focus()
  await page.keyboard.type('hoang')
  await page.keyboard.press('Enter')
  await expect.poll(() => dialog.getByRole('radio').count()).toBe(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect.poll(() => dialog.getByLabel('Mô tả ảnh').inputValue()).toBe('Hoàng hôn trên núi')
  expect(await violationsOn(page, 'dialog')).toEqual([])
  await dialog.getByLabel('Mô tả ảnh').press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect
    .poll(() => html(page))
    .toMatch(
      /<figure><img src="\/media\/[0-9a-f]{64}\.webp" alt="Hoàng hôn trên núi" width="\d+" height="\d+">/,
    )
  expect(complaints).toEqual([])
  await page.close()
})

test('the picture at the top can be chosen by looking', async () => {
  const { page, complaints } = await write()
  await page.getByRole('button', { name: 'Xem và chọn ảnh đã có' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'mua-vang.webp' }).check()
  await dialog.getByRole('button', { name: 'Đồng ý' }).click()
  await dialog.waitFor({ state: 'detached' })
  const select = page.locator('select[name=coverKey]')
  await expect.poll(() => select.locator('option:checked').textContent()).toBe('mua-vang.webp')
  const key = await select.inputValue()
  expect(await page.locator('.cover-preview').getAttribute('src')).toBe(`/media/${key}`)
  if (process.env.SCREENSHOTS) {
    await select.scrollIntoViewIfNeeded()
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/cover.png` })
  }
  await select.selectOption('')
  expect(await page.locator('.cover-preview').isHidden()).toBe(true)
  expect(complaints).toEqual([])
  await page.close()
})

async function give(page: Page, by: 'paste' | 'drop', file: string): Promise<void> {
  await page.locator('.rich-text').focus()
  await page.evaluate(`(() => {
    const box = document.querySelector('.rich-text').getBoundingClientRect()
    const data = new DataTransfer()
    data.setData('text/html', '<img src="https://example.vn/a.png">')
    data.items.add(${file})
    const options = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data, clientX: box.left + 40, clientY: box.top + 30 }
    const event = ${by === 'paste' ? 'new ClipboardEvent("paste", options)' : 'new DragEvent("drop", options)'}
    document.querySelector('.rich-text').dispatchEvent(event)
  })()`)
}

test.each(['paste', 'drop'] as const)('a picture can be put in by %s', async (by) => {
  const { page } = await write()
  await page.route('**/admin/media', (route) =>
    route.fulfill({ status: 201, json: { url: PICTURE, width: 8, height: 6, alt: '', name: 'a.png' } }),
  )
  await give(page, by, "new File(['x'], 'a.png', { type: 'image/png' })")
  await page.getByRole('dialog').getByLabel('Mô tả ảnh').fill('Thác Khe Vằn')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => html(page))
    .toContain(`<figure><img src="${PICTURE}" alt="Thác Khe Vằn" width="8" height="6">`)
  await page.close()
})

test.each([
  {
    by: 'paste',
    what: 'an AVIF',
    bytes: avif,
    name: 'a.avif',
    type: 'image/avif',
    sentence: 'Ảnh AVIF không',
  },
  { by: 'drop', what: 'a HEIC', bytes: heic, name: 'IMG_1.HEIC', type: '', sentence: 'Tương thích nhất' },
] as const)(
  '$what that comes by $by is refused with a sentence that says how to convert it',
  async (given) => {
    const { page } = await write()
    const { by, bytes, name, type, sentence } = given
    await give(page, by, `new File([new Uint8Array([${bytes.join()}])], '${name}', { type: '${type}' })`)
    await page.getByRole('dialog').getByLabel('Mô tả ảnh').fill('Thác Khe Vằn')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText(sentence).waitFor()
    await page.close()
  },
)

test('what is pasted from Word keeps its structure and nothing else', async () => {
  const { page, complaints } = await write()
  await paste(page, fixture('word.html'))
  await page.getByText('1 ảnh chưa có').waitFor()
  const saved = await save(page, 'Dán từ Word')
  expect(saved?.body).toBe(
    [
      '<h2>Kết quả chín tháng</h2>',
      '<p>Huyện <strong>Bình Liêu</strong> tổ chức lễ kỷ niệm70 năm, xem ',
      '<a href="https://binhlieu.quangninh.gov.vn/">trang của huyện</a>.</p>',
      '<ul><li><p>Trồng rừng</p><ul><li><p>Cây quế</p></li><li><p>Cây hồi</p></li></ul></li>',
      '<li><p>Nuôi <em>gà Tiên Yên</em></p></li></ul><p>Các bước:</p>',
      '<ol><li><p>Nộp hồ sơ</p></li><li><p>Nhận kết quả</p></li></ol>',
      '<table><tbody><tr><td colspan="2"><p><strong>Thôn và số hộ</strong></p></td></tr>',
      '<tr><td><p>Nà Kẻ</p></td><td><p>85</p></td></tr></tbody></table>',
      '<figure><img data-missing="clip_image002.jpg" alt="" /></figure>',
    ].join(''),
  )
  expect(complaints).toEqual([])
  await page.close()
})

test('what is pasted from another portal loses scripts, looks and tracking', async () => {
  const { page, complaints } = await write()
  await paste(page, fixture('portal.html'))
  await expect
    .poll(() => html(page))
    .toBe(
      [
        '<h2>Hội nghị</h2><p>Sáng ngày 5/9, <strong>UBND huyện</strong> tổ chức <em>hội nghị</em>.</p>',
        '<p>Có</p><p><a href="https://example.vn/anh.jpg">Toàn cảnh</a></p><p>.</p><p>Nguồn: <a href="https://example.vn/bai">Báo</a></p>',
      ].join(''),
    )
  expect(await page.evaluate('window.fired')).toBe(undefined)
  expect(complaints).toEqual([])
  await page.close()
})

test('the doctor offers and changes nothing without consent', async () => {
  const { page } = await write()
  await page.locator('#lead').fill('Hai  dấu cách')
  await paste(page, '<p>Lễ kỷ niệm70 năm , rồi <b>thị</b>\u200btrấn.</p>')
  await page.getByText('Có 4 chỗ nên xem lại.').waitFor()
  await expect.poll(() => html(page)).toContain('niệm70 năm ,')
  expect(await page.locator('#lead').inputValue()).toBe('Hai  dấu cách')
  // The paste leaves the cursor where it is.
  expect(await page.evaluate('document.activeElement.role')).toBe('textbox')

  await page.getByRole('button', { name: 'Sửa: niệm70' }).click()
  await expect.poll(() => html(page)).toContain('niệm 70 năm ,')
  await page
    .getByRole('button', { name: /^Bỏ qua: *,$/ })
    .first()
    .click()
  await page.getByText('Có 2 chỗ nên xem lại.').waitFor()
  await page.getByRole('button', { name: 'Sửa tất cả' }).click()
  await page.getByText('Không thấy lỗi chữ nào.').waitFor()
  expect(await page.locator('#lead').inputValue()).toBe('Hai dấu cách')
  await expect.poll(() => html(page)).toContain('<p>Lễ kỷ niệm 70 năm , rồi <strong>thị</strong>trấn.</p>')
  await page.close()
})

test('what is typed is kept on the server every few seconds', async () => {
  const { page } = await write()
  await page.locator('.rich-text').focus()
  await page.keyboard.type('Đang viết dở')
  await page.getByText(/^Đã lưu tạm lúc/).waitFor()
  const kept = await portal.env.DB.prepare(
    "select fields from autosaves where fields like '%Đang viết dở%'",
  ).first<{ fields: string }>()
  expect(JSON.parse(kept?.fields ?? '{}').body).toBe('<p>Đang viết dở</p>')
  await page.close()
})

test('while the server is away it is kept here, and offered when the page is opened again', async () => {
  const { page } = await write()
  // A route of the browser's would not hold for what is sent while the page is being closed.
  await page.evaluate('window.fetch = () => Promise.reject(new TypeError("Failed to fetch"))')
  await page.locator('#title').fill('Mất mạng')
  await page.locator('.rich-text').focus()
  await page.keyboard.type('Chưa gửi được')
  await page.getByText(/bài được giữ trên máy này/).waitFor()
  await page.close()

  const { page: again } = await write(1280, { fresh: false })
  expect(await html(again)).toBe('')
  await again.getByRole('link', { name: 'Khôi phục' }).click()
  expect(await again.locator('#title').inputValue()).toBe('Mất mạng')
  expect(await again.locator('.rich-text').textContent()).toBe('Chưa gửi được')
  await save(again, 'Mất mạng')
  await expect.poll(() => draftsHere(again)).toEqual([])
  await again.close()
})

test('what was typed just before the page was closed is offered once', async () => {
  const { page } = await write()
  await page.locator('#title').fill('Đóng ngay')
  await page.goto(new URL('/admin/articles', portal.url).href)
  await expect.poll(() => portal.env.DB.prepare('select count(*) as n from autosaves').first('n')).toBe(1)
  const { page: again } = await write(1280, { fresh: false })
  await again.getByRole('link', { name: 'Khôi phục' }).waitFor()
  await expect.poll(() => draftsHere(again)).toEqual([])
  await again.getByRole('link', { name: 'Khôi phục' }).click()
  expect(await again.locator('#title').inputValue()).toBe('Đóng ngay')
  await page.close()
  await again.close()
})

test('an editor who is signed out while writing is told, and loses nothing', async () => {
  const { page } = await write()
  const session = await browser.cookies()
  await browser.clearCookies()
  await page.locator('#title').fill('Hết phiên')
  await page.getByText(/Hãy đăng nhập ở một thẻ khác/).waitFor()
  expect((await draftsHere(page)).map(({ fields }) => fields.title)).toEqual(['Hết phiên'])
  await browser.addCookies(session)
  await page.getByText(/^Đã lưu tạm lúc/).waitFor()
  await expect.poll(() => draftsHere(page)).toEqual([])
  await page.close()
})

test('a text that the editor would not keep whole is shown as HTML', async () => {
  const { page } = await write()
  await tool(page, 'Mã HTML').click()
  const source = page.locator('textarea[name=body]')
  await source.fill('<p>Xem:</p><iframe src="https://example.vn/"></iframe>')
  await page.getByRole('button', { name: 'Mã HTML' }).click()
  await page.getByText(/nên mở ở dạng mã HTML/).waitFor()
  expect(await source.inputValue()).toContain('<iframe')
  await source.fill('<p>H<sub>2</sub>O</p>')
  await page.getByRole('button', { name: 'Mã HTML' }).click()
  expect(await page.locator('.rich-text').innerHTML()).toContain('H<sub>2</sub>O')
  await page.close()
})

test('without JavaScript the plain textarea works', async () => {
  const page = await plain.newPage()
  await page.goto(new URL('/admin/articles/new', portal.url).href)
  await page.getByLabel('Nội dung').fill('<p>Viết bằng <b>HTML</b></p>')
  const saved = await save(page, 'Không JavaScript')
  expect(saved?.body).toBe('<p>Viết bằng <strong>HTML</strong></p>')
  await page.close()
})

test.each([360, 1280])('at %d pixels the editor fits and axe finds nothing', async (width) => {
  const { page } = await write(width)
  await paste(page, fixture('word.html'))
  await page.getByText(/chỗ nên xem lại/).waitFor()
  await page.locator('.rich-text td').first().click()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  expect(await violationsOn(page)).toEqual([])
  if (process.env.SCREENSHOTS) {
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/writing-${width}.png`, fullPage: true })
    await tool(page, 'Ảnh').click()
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/writing-dialog-${width}.png` })
  }
  await page.close()
})

test('readers get no byte of it', async () => {
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (const path of ['/', '/tin-trong-huyen']) await page.goto(new URL(path, portal.url).href)
  expect(asked).toContain('/assets/portal.js')
  expect(asked.filter((path) => /admin|editor/.test(path))).toEqual([])
  expect(readFileSync('dist/assets/assets/portal.js', 'utf8')).not.toMatch(/import[^a-z]|ProseMirror|tiptap/)
  await page.close()
})
