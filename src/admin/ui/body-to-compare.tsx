import { editorMessages } from '../../i18n/admin/editor.ts'
import { Body } from '../../site/layout/layout.tsx'
import { withMissingPicturesNamed } from '../../text/body/missing-pictures.ts'
import type { AdminSite } from '../../ui/site.ts'

interface Props {
  site: AdminSite
  html: string
}

/** A body as readers see it, but with the places of pictures that are not here: versions may differ in nothing else. */
export function BodyToCompare({ site, html }: Props) {
  return <Body html={withMissingPicturesNamed(html, editorMessages(site.t.lang).missingPicture)} />
}
