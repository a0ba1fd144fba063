import { Hono } from 'hono'
import { mediaJson, noForm, refusedUpload, tooLargeUpload } from '../editing/files/answers.ts'
import { storeUpload } from '../editing/files/store.ts'
import { formOf, textOf, uploadLimit } from '../editing/files/upload-body.ts'
import { paths } from '../paths.ts'
import type { ApiEnv } from './env.ts'

/** Pictures and files for scripts: the same rules as the editors' forms. */
export const media = new Hono<ApiEnv>().post('/', uploadLimit(tooLargeUpload), async (c) => {
  const form = await formOf(c)
  if (!form) return noForm()
  const stored = await storeUpload(c, form.get('file'), textOf(form, 'alt'))
  if ('refused' in stored) return refusedUpload(stored.refused)
  const address = (c.env.ORIGIN || new URL(c.req.url).origin) + paths.media(stored.media.key)
  return c.json(mediaJson(stored.media, address), 201, { Location: address })
})
