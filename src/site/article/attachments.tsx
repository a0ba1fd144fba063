import type { Attachment } from '../../content/articles/attachments.ts'
import { fileKind, fileSize } from '../../ui/file-size.ts'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'

/** The files under an article, with their names, types and sizes. */
export function Attachments({ attachments, site }: { attachments: readonly Attachment[]; site: Site }) {
  if (attachments.length === 0) return null
  return (
    <section class="attachments" aria-labelledby="attachments">
      <h2 class="section" id="attachments">
        {site.t.attachments}
      </h2>
      <ul>
        {attachments.map((file) => (
          <li>
            <a href={paths.media(file.key)}>{file.title || file.name || site.t.unnamedFile}</a>{' '}
            {`(${fileKind(file.key)}, ${fileSize(file.bytes, site)})`}
          </li>
        ))}
      </ul>
    </section>
  )
}
