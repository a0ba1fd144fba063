import { expect, test } from 'vitest'
import { sanitizeBody } from '../../../../src/content/sanitize-body.ts'
import { withoutMissingPictures } from '../../../../src/text/body/missing-pictures.ts'

test.each([
  [
    'alone',
    '<p>a</p><p><img src="file:///C:/image001.png" alt="Cầu > đường"></p><p>b</p>',
    '<p>a</p><p>b</p>',
  ],
  ['in a link', '<p>a</p><figure><a href="https://x.vn/"><img src="a.png"></a></figure>', '<p>a</p>'],
  [
    'with a caption',
    '<figure><img src="a.png"><figcaption>Cầu</figcaption></figure>',
    '<figure><figcaption>Cầu</figcaption></figure>',
  ],
])('readers see no mark of a picture that is missing: %s', (_, html, shown) => {
  const stored = sanitizeBody(html)
  expect(stored).toContain('data-missing')
  expect(withoutMissingPictures(stored)).toBe(shown)
})
