import type { Editor } from '@tiptap/core'
import { issueMessages } from '../../i18n/admin/editor.ts'
import type { Issue } from '../../text/issue.ts'
import { proofread } from '../../text/proofread.ts'
import type { Words } from './dialogs.ts'
import { button, make } from './elements.ts'

/** An issue with its context, and the function that corrects it in its field. */
interface PlacedIssue extends Issue {
  before: string
  after: string
  apply: () => void
}

/** Length of the text that is shown on either side of an issue, in characters. */
const CONTEXT_LENGTH = 30

/**
 * Makes the panel that lists the issues of the form's texts. The editor accepts or ignores each issue, or accepts all;
 * nothing changes before. Every correction can be undone.
 */
export function proofreadPanel(editor: Editor, form: HTMLFormElement | null, words: Words) {
  const kinds = issueMessages(document.documentElement.lang)
  const ignored = new Set<string>()
  // Outside of the panel: screen readers do not announce changes inside a hidden element.
  const count = make('p', { role: 'status', class: 'doctor-count' })
  const list = make('ol')
  const acceptAll = button(words.acceptAll, () => {
    // From the end, so that the positions of the remaining issues stay valid.
    for (const issue of openIssues().toReversed()) issue.apply()
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
    make('p', { class: 'actions' }, acceptAll, close),
    list,
  )

  const openIssues = () =>
    [...inInputs(form), ...inDocument(editor)].filter((issue) => !ignored.has(keyOf(issue)))

  function examineNow({ focus = false } = {}) {
    const issues = openIssues()
    // After a paste without issues the panel stays hidden.
    if (issues.length === 0 && panel.hidden && !focus) return
    panel.hidden = false
    acceptAll.hidden = issues.length === 0
    count.textContent = words.findings(issues.length)
    list.replaceChildren(...issues.map(itemOf))
    if (focus) (list.querySelector('button') ?? close).focus()
  }

  function itemOf(issue: PlacedIssue, index: number) {
    const next = () => {
      examineNow()
      // The next issue now has the index of this one.
      const items = list.querySelectorAll('li')
      ;(items[Math.min(index, items.length - 1)]?.querySelector('button') ?? close).focus()
    }
    const accept = button(
      words.accept,
      () => {
        // The text may have changed since the list was made.
        openIssues()
          .find((other) => keyOf(other) === keyOf(issue))
          ?.apply()
        next()
      },
      { 'aria-label': `${words.accept}: ${issue.found} ${words.becomes} ${issue.suggestion}` },
    )
    const ignore = button(
      words.ignore,
      () => {
        ignored.add(keyOf(issue))
        next()
      },
      { 'aria-label': `${words.ignore}: ${issue.found}` },
    )
    return make(
      'li',
      {},
      make('strong', {}, kinds[issue.kind]),
      make(
        'p',
        {},
        issue.before,
        make('del', {}, visible(issue.found)),
        ' ',
        make('ins', {}, visible(issue.suggestion)),
        issue.after,
      ),
      make('p', { class: 'actions' }, accept, ignore),
    )
  }

  return { element: make('div', {}, count, panel), examine: examineNow }
}

/** Returns the key of an issue. It stays the same while the letters around the issue stay the same. */
const keyOf = ({ kind, found, before, after }: PlacedIssue) =>
  JSON.stringify([kind, found, before.slice(-8), after.slice(0, 8)])

/** Replaces invisible characters with visible signs. */
const visible = (text: string) =>
  text.replace(/[ \u00a0\u2007\u202f]/g, '␣').replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '·')

function inInputs(form: HTMLFormElement | null): PlacedIssue[] {
  const fields = form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[name=title], [name=lead]')
  return [...(fields ?? [])].flatMap((field) =>
    proofread(field.value).map((issue) =>
      withContext(issue, field.value, () => {
        field.setRangeText(issue.suggestion, issue.at, issue.at + issue.length)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    ),
  )
}

/** Proofreads the whole document as one text, a line for each block: the encoding of a word follows from its context. */
function inDocument(editor: Editor): PlacedIssue[] {
  const blocks: { text: string; at: number; start: number }[] = []
  let length = 0
  editor.state.doc.descendants((node, start) => {
    if (!node.isTextblock) return true
    // Each position inside a block is one character, so an inline break is one too.
    const text = node.textBetween(0, node.content.size, undefined, '\n')
    blocks.push({ text, at: length, start: start + 1 })
    length += text.length + 1
    return false
  })
  return proofread(blocks.map(({ text }) => text).join('\n')).flatMap((issue) => {
    const block = blocks.findLast(({ at }) => at <= issue.at)
    if (!block) return []
    const inBlock = { ...issue, at: issue.at - block.at }
    const from = block.start + inBlock.at
    const apply = () =>
      editor.view.dispatch(editor.state.tr.insertText(issue.suggestion, from, from + issue.length))
    return [withContext(inBlock, block.text, apply)]
  })
}

function withContext(issue: Issue, text: string, apply: () => void): PlacedIssue {
  const { at, length } = issue
  return {
    ...issue,
    before: text.slice(Math.max(0, at - CONTEXT_LENGTH), at),
    after: text.slice(at + length, at + length + CONTEXT_LENGTH),
    apply,
  }
}
