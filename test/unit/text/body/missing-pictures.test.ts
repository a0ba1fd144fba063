import { expect, test } from 'vitest'
import { sanitizeBody } from '../../../../src/content/sanitize-body.ts'
import {
  withMissingPicturesNamed,
  withoutMissingPictures,
} from '../../../../src/text/body/missing-pictures.ts'

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

test('editors see the name of a picture that is missing, as text', () => {
  const stored = sanitizeBody('<p>a</p><img src="file:///C:/a%20<script>b&amp;c.png"><p>b</p>')
  expect(stored).toContain('data-missing')
  const shown = withMissingPicturesNamed(stored, (name) => `missing: ${name}`)
  expect(shown).toContain('<p class="missing-picture">missing: a%20&lt;script&gt;b&amp;c.png</p>')
})
