import { type AdminContext, siteFor } from '../context.ts'
import { SignInAgainPage } from './sign-in-again-page.tsx'

/**
 * Room for the longest article as forms encode it. A form with files may be larger; without a session it is
 * not read.
 */
const MAX_FORM_BYTES = 8_000_000

/** Answers a form that came without a session. The page can send the form again, so no text is lost. */
export async function signInAgain(c: AdminContext): Promise<Response> {
  const [site, form] = await Promise.all([siteFor(c), formOf(c)])
  const entries = [...(form ?? [])]
  const fields = entries.flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  const hadFiles = entries.some(([, value]) => typeof value !== 'string' && value.size > 0)
  return c.html(<SignInAgainPage site={site} fields={fields} hadFiles={hadFiles} path={c.req.path} />, 401)
}

async function formOf(c: AdminContext): Promise<FormData | undefined> {
  const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(
    c.req.header('Content-Type') ?? '',
  )
  const isShort = Number(c.req.header('Content-Length')) <= MAX_FORM_BYTES
  return isForm && isShort ? c.req.formData().catch(() => undefined) : undefined
}
