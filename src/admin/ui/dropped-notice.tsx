import type { DroppedElements } from '../../content/sanitize-body.ts'
import { droppedMessages } from '../../i18n/admin/dropped.ts'

type Word = Exclude<keyof ReturnType<typeof droppedMessages>, 'dropped'>

const words: Readonly<Record<string, Word>> = {
  iframe: 'frame',
  frame: 'frame',
  video: 'video',
  audio: 'audio',
  object: 'object',
  embed: 'object',
  applet: 'object',
  canvas: 'drawing',
  svg: 'drawing',
  math: 'formula',
  form: 'form',
  input: 'field',
  select: 'field',
  textarea: 'field',
  button: 'field',
}

/** Returns a parameter for the page after saving, such as `&dropped=iframe.2,video.1`; empty if all was kept. */
export function droppedParameter(dropped: DroppedElements): string {
  const parts = Object.entries(dropped).map(([tag, count]) => `${tag}.${count}`)
  return parts.length > 0 ? `&dropped=${parts.join(',')}` : ''
}

/** Says what of a body could not be kept, from the parameter that `droppedParameter` has made. */
export function DroppedNotice({ lang, parameter }: { lang: string; parameter: string | undefined }) {
  const w = droppedMessages(lang)
  const counts = new Map<Word, number>()
  for (const [, tag = '', count] of (parameter ?? '').matchAll(/([a-z]{1,10})\.(\d{1,6})/g)) {
    const word = words[tag]
    if (word) counts.set(word, (counts.get(word) ?? 0) + Number(count))
  }
  if (counts.size === 0) return null
  const what = [...counts].map(([word, count]) => `${count} ${w[word]}`).join(', ')
  return (
    <p class="mistakes" role="alert">
      {w.dropped(what)}
    </p>
  )
}
