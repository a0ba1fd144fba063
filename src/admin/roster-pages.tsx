import { rosterWords } from '../locales/admin-roster.ts'
import { BrokenPage } from '../views/problem-pages.tsx'
import { type AdminContext, siteFor } from './env.tsx'

export async function noSuchEditor(c: AdminContext) {
  const { t } = await siteFor(c)
  const w = rosterWords(t.lang)
  return c.html(<BrokenPage t={t} title={w.noSuchEditor} text={w.noSuchEditorText} />, 404)
}

export async function noSuchPasskey(c: AdminContext) {
  const { t } = await siteFor(c)
  const w = rosterWords(t.lang)
  return c.html(<BrokenPage t={t} title={w.noSuchPasskey} text={w.noSuchPasskeyText} />, 404)
}
