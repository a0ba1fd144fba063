import { localPictures, type PictureSource } from '../content/sanitize-body.ts'
import type { Media } from '../db/schema.ts'
import { paths } from '../urls/public.ts'
import type { ImportContext } from './import-context.ts'
import type { ArticleRecord } from './record.ts'

interface StoredPictures {
  coverId: number | null
  /** Returns the stored picture for a file that the body names. */
  sourceOf: PictureSource
}

/** Stores the picture files that a record names for its cover and its body. */
export async function storePicturesOf(
  { cover, body }: ArticleRecord,
  { picture }: ImportContext,
): Promise<StoredPictures | { reason: string }> {
  const stored = new Map<string, Media>()
  const files = new Set(localPictures(body))
  if (cover?.file !== undefined) files.add(cover.file)
  for (const file of files) {
    const media = await picture(file)
    if ('reason' in media) return { reason: `picture "${file}": ${media.reason}` }
    stored.set(file, media)
  }
  const coverMedia = cover?.file === undefined ? undefined : stored.get(cover.file)
  return { coverId: coverMedia?.id ?? null, sourceOf: (file) => sourceOf(stored.get(file)) }
}

function sourceOf(media: Media | undefined): ReturnType<PictureSource> {
  if (!media) return undefined
  const { key, width, height } = media
  return { src: paths.media(key), ...(width && height && { width, height }) }
}
