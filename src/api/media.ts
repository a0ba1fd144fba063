import { Hono } from 'hono'
import { storeUpload } from '../editing/store-upload.ts'
import { formOf, textOf, uploadLimit } from '../media/upload-form.ts'
import { paths } from '../urls/public.ts'
import type { ApiEnv } from './context.ts'
import { mediaJson, noForm, rejectedUpload, tooLargeUpload } from './media-responses.ts'

/** Takes pictures and files from scripts. They follow the same rules as the editors' forms. */
export const media = new Hono<ApiEnv>().post('/', uploadLimit(tooLargeUpload), async (c) => {
  const form = await formOf(c)
  if (!form) return noForm()
  const stored = await storeUpload(c, form.get('file'), textOf(form, 'alt'))
  if ('error' in stored) return rejectedUpload(stored.error)
  const url = (c.env.ORIGIN || new URL(c.req.url).origin) + paths.media(stored.media.key)
  return c.json(mediaJson(stored.media, url), 201, { Location: url })
})
