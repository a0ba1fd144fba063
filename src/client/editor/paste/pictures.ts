import { pictureName } from '../../../text/body/picture-name.ts'
import type { Picture, PictureDecision } from '../../../text/body/walk.ts'

export interface PictureToUpload {
  /** The name in its mark in the text. */
  name: string
  /** A `data:` URL. */
  data: string
}

/** A picture of this portal: the original, or one of its sizes. */
const STORED = /^(\/media\/[0-9a-f]{64}\.[a-z0-9]+)(?:\/\d+)?$/

/** Decides what becomes of the pictures of one paste, and counts those that are not here. */
export function pastedPictures() {
  const uploads: PictureToUpload[] = []
  const counts = { missingPictures: 0, linkedPictures: 0 }
  const decide = ({ src, alt, width, height }: Picture): PictureDecision => {
    const path = src.startsWith(`${location.origin}/`) ? src.slice(location.origin.length) : src
    const stored = STORED.exec(path)?.[1]
    if (stored) return { src: stored, ...(width && height && { width, height }) }
    if (/^(?:https?:)?\/\//i.test(src)) {
      counts.linkedPictures++
      return { href: src.startsWith('//') ? `https:${src}` : src }
    }
    if (/^(?:javascript|vbscript):/i.test(src.trim())) return undefined
    if (/^data:image\//i.test(src)) {
      const name = `${uploads.length + 1}. ${alt.slice(0, 60).replace(/[/\\]/g, ' ')} ${pictureName(src)}`
      uploads.push({ name, data: src })
      return { missing: name }
    }
    counts.missingPictures++
    return { missing: pictureName(src) }
  }
  return { decide, uploads, counts }
}
