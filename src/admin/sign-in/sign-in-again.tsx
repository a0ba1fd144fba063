import { type AdminContext, siteFor } from '../context.ts'
import { sentFieldsOf } from '../sent-fields.ts'
import { SignInAgainPage } from './sign-in-again-page.tsx'

/** Answers a form that came without a session. The page can send the form again, so no text is lost. */
export async function signInAgain(c: AdminContext): Promise<Response> {
  const [site, sent] = await Promise.all([siteFor(c), sentFieldsOf(c)])
  return c.html(<SignInAgainPage site={site} path={c.req.path} {...sent} />, 401)
}
