import { mediaMessages } from '../i18n/admin/media.ts'
import { ErrorPage } from '../site/error-pages.tsx'
import { type AdminContext, siteFor } from './context.ts'

/**
 * Answers a request whose file is too large. The request was not read, so the page cannot show the typed text
 * again.
 */
export async function tooLargePage(c: AdminContext): Promise<Response> {
  const { t } = await siteFor(c)
  const w = mediaMessages(t.lang)
  return c.html(<ErrorPage t={t} title={w.tooLargeTitle} text={w.tooLargeText} />, 413)
}
