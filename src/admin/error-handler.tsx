import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { signInAgainMessages } from '../i18n/admin/sign-in-again.ts'
import { unavailableMessages } from '../i18n/admin/unavailable.ts'
import { vi } from '../i18n/site/vi.ts'
import { ErrorPage } from '../site/error-pages.tsx'
import { sentFieldsOf } from './sent-fields.ts'
import { SendAgain } from './ui/send-again.tsx'

/**
 * Answers a refusal of middleware as it is. All else is an error of the database or the counters: a 503 that can soon be
 * tried again. A form stays on that page, to be sent again. The site's locale may not be readable, so it is Vietnamese.
 */
export const onError: ErrorHandler = async (error, c) => {
  if (error instanceof HTTPException) return error.getResponse()
  console.error(c.req.method, c.req.url, error)
  c.header('Retry-After', '30')
  const w = unavailableMessages(vi.lang)
  if (c.req.method !== 'POST')
    return c.html(<ErrorPage t={vi} title={vi.unavailableTitle} text={w.page} />, 503)
  const { fields, hadFiles } = await sentFieldsOf(c)
  const hasFields = fields.length > 0
  const text = hasFields && hadFiles ? `${w.form} ${signInAgainMessages(vi.lang).withoutFiles}` : w.form
  return c.html(
    <ErrorPage t={vi} title={vi.unavailableTitle} text={hasFields ? text : w.page}>
      {hasFields && <SendAgain lang={vi.lang} path={c.req.path} fields={fields} />}
    </ErrorPage>,
    503,
  )
}
