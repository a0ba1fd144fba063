import type { Editor } from '@tiptap/core'
import { issueMessages } from '../../i18n/admin/editor.ts'
import type { Issue } from '../../text/issue.ts'
import { proofread } from '../../text/proofread.ts'
import type { Words } from './dialogs.ts'
import { button, make } from './elements.ts'

/** A finding in a place of the page, and how to mend it there. */
interface Place extends Issue {
  before: string
  after: string
  apply: () => void
}

/** Characters of the text that are shown on either side. */
const CONTEXT_LENGTH = 30

/**
 * The list of what the text may suffer from. Nothing changes until somebody says so, finding by finding or all at once;
 * each can be undone.
 */
export function proofreadPanel(editor: Editor, form: HTMLFormElement | null, words: Words) {
  const kinds = issueMessages(document.documentElement.lang)
  const ignored = new Set<string>()
  // Outside of what is hidden: a change of what is not there is not read out.
  const count = make('p', { role: 'status', class: 'doctor-count' })
  const list = make('ol')
  const all = button(words.acceptAll, () => {
    // From the end, so that what is left stays where it is.
    for (const place of placesLeft().toReversed()) place.apply()
    examineNow({ focus: true })
  })
  const close = button(words.close, () => {
    panel.hidden = true
    count.textContent = ''
    editor.commands.focus()
  })
  const panel = make(
    'section',
    { class: 'doctor', 'aria-label': words.doctor, hidden: true },
    make('p', { class: 'actions' }, all, close),
    list,
  )

  const placesLeft = () =>
    [...inInputs(form), ...inDocument(editor)].filter((place) => !ignored.has(keyOf(place)))

  function examineNow({ focus = false } = {}) {
    const places = placesLeft()
    // After a paste nothing is said where nothing is found.
    if (places.length === 0 && panel.hidden && !focus) return
    panel.hidden = false
    all.hidden = places.length === 0
    count.textContent = words.findings(places.length)
    list.replaceChildren(...places.map(itemOf))
    if (focus) (list.querySelector('button') ?? close).focus()
  }

  function itemOf(place: Place, index: number) {
    const next = () => {
      examineNow()
      // What follows has moved up to this place.
      const items = list.querySelectorAll('li')
      ;(items[Math.min(index, items.length - 1)]?.querySelector('button') ?? close).focus()
    }
    const accept = button(
      words.accept,
      () => {
        // The text may have changed since it was examined.
        placesLeft()
          .find((one) => keyOf(one) === keyOf(place))
          ?.apply()
        next()
      },
      { 'aria-label': `${words.accept}: ${place.found} ${words.becomes} ${place.suggestion}` },
    )
    const ignore = button(
      words.ignore,
      () => {
        ignored.add(keyOf(place))
        next()
      },
      { 'aria-label': `${words.ignore}: ${place.found}` },
    )
    return make(
      'li',
      {},
      make('strong', {}, kinds[place.kind]),
      make(
        'p',
        {},
        place.before,
        make('del', {}, visible(place.found)),
        ' ',
        make('ins', {}, visible(place.suggestion)),
        place.after,
      ),
      make('p', { class: 'actions' }, accept, ignore),
    )
  }

  return { element: make('div', {}, count, panel), examine: examineNow }
}

/** The same finding keeps its key while the few letters around it stay. */
const keyOf = ({ kind, found, before, after }: Place) =>
  JSON.stringify([kind, found, before.slice(-8), after.slice(0, 8)])

/** What cannot be seen is shown as a sign. */
const visible = (text: string) =>
  text.replace(/[ \u00a0\u2007\u202f]/g, '␣').replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '·')

function inInputs(form: HTMLFormElement | null): Place[] {
  const fields = form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[name=title], [name=lead]')
  return [...(fields ?? [])].flatMap((field) =>
    proofread(field.value).map((finding) =>
      placeOf(finding, field.value, () => {
        field.setRangeText(finding.suggestion, finding.at, finding.at + finding.length)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    ),
  )
}

/** The whole text at once, blocks being lines: what is around a word tells what it was written in. */
function inDocument(editor: Editor): Place[] {
  const blocks: { text: string; at: number; start: number }[] = []
  let length = 0
  editor.state.doc.descendants((node, start) => {
    if (!node.isTextblock) return true
    // Each position inside a block is one character, as a line break is.
    const text = node.textBetween(0, node.content.size, undefined, '\n')
    blocks.push({ text, at: length, start: start + 1 })
    length += text.length + 1
    return false
  })
  return proofread(blocks.map(({ text }) => text).join('\n')).flatMap((finding) => {
    const block = blocks.findLast(({ at }) => at <= finding.at)
    if (!block) return []
    const inBlock = { ...finding, at: finding.at - block.at }
    const from = block.start + inBlock.at
    const apply = () =>
      editor.view.dispatch(editor.state.tr.insertText(finding.suggestion, from, from + finding.length))
    return [placeOf(inBlock, block.text, apply)]
  })
}

function placeOf(finding: Issue, text: string, apply: () => void): Place {
  const { at, length } = finding
  return {
    ...finding,
    before: text.slice(Math.max(0, at - CONTEXT_LENGTH), at),
    after: text.slice(at + length, at + length + CONTEXT_LENGTH),
    apply,
  }
}
