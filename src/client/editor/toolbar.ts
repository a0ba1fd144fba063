import type { Editor } from '@tiptap/core'
import type { Words } from './dialogs.ts'
import { make } from './elements.ts'
import { askForLink } from './link.ts'
import { askForPicture } from './pictures.ts'

interface Tool {
  word: keyof Words
  /** Sign on the button; default: its word. */
  sign?: string
  run: () => unknown
  /** Tells whether the tool is on at the cursor. Only toggles have this. */
  isOn?: () => boolean
  /** Tells whether the toolbar shows the tool at the cursor. */
  isOffered?: () => boolean
  /** The keyboard shortcut, in the syntax of aria-keyshortcuts. */
  keys?: string
}

interface Actions {
  examine: () => void
  showSource: () => void
}

/** Makes the toolbar of an editor. It is one stop of the Tab key; arrow keys move between its buttons. */
export function toolbar(editor: Editor, words: Words, actions: Actions): HTMLElement {
  const tools = toolsOf(editor, words, actions)
  const buttons = tools.map((tool) => buttonOf(tool, words))
  const bar = make('div', { role: 'toolbar', 'aria-label': words.toolbar, class: 'rich-toolbar' }, ...buttons)
  rove(bar, buttons, editor)
  const show = () => {
    tools.forEach(({ isOn, isOffered }, index) => {
      const button = buttons[index]
      if (isOn) button?.setAttribute('aria-pressed', String(isOn()))
      if (isOffered && button) button.hidden = !isOffered()
    })
    const stop = buttons.find(({ tabIndex, hidden }) => tabIndex === 0 && !hidden)
    if (!stop && buttons[0]) moveStop(buttons, buttons[0])
  }
  editor.on('transaction', show)
  show()
  return bar
}

function toolsOf(editor: Editor, words: Words, { examine, showSource }: Actions): Tool[] {
  const chain = () => {
    // The chain sets the focus a frame later: keys that are typed before would be lost.
    editor.view.focus()
    return editor.chain().focus()
  }
  const on = (name: string, attributes?: object) => () => editor.isActive(name, attributes)
  const isOffered = on('table')
  return [
    { word: 'bold', sign: 'B', run: () => chain().toggleBold().run(), isOn: on('bold'), keys: 'Control+B' },
    {
      word: 'italic',
      sign: 'I',
      run: () => chain().toggleItalic().run(),
      isOn: on('italic'),
      keys: 'Control+I',
    },
    {
      word: 'underline',
      sign: 'U',
      run: () => chain().toggleUnderline().run(),
      isOn: on('underline'),
      keys: 'Control+U',
    },
    { word: 'strike', sign: 'S', run: () => chain().toggleStrike().run(), isOn: on('strike') },
    ...([2, 3, 4] as const).map((level) => ({
      word: `heading${level}` as const,
      sign: `H${level}`,
      run: () => chain().toggleHeading({ level }).run(),
      isOn: on('heading', { level }),
      keys: `Control+Alt+${level}`,
    })),
    { word: 'bulletList', sign: '•', run: () => chain().toggleBulletList().run(), isOn: on('bulletList') },
    {
      word: 'orderedList',
      sign: '1.',
      run: () => chain().toggleOrderedList().run(),
      isOn: on('orderedList'),
    },
    { word: 'quote', sign: '“', run: () => chain().toggleBlockquote().run(), isOn: on('blockquote') },
    {
      word: 'link',
      run: () => askForLink(editor, words),
      isOn: on('link'),
      keys: 'Control+K',
    },
    { word: 'picture', run: () => askForPicture(editor, words), isOn: on('figure') },
    {
      word: 'table',
      run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      isOffered: () => !isOffered(),
    },
    { word: 'addRow', run: () => chain().addRowAfter().run(), isOffered },
    { word: 'removeRow', run: () => chain().deleteRow().run(), isOffered },
    { word: 'addColumn', run: () => chain().addColumnAfter().run(), isOffered },
    { word: 'removeColumn', run: () => chain().deleteColumn().run(), isOffered },
    { word: 'removeTable', run: () => chain().deleteTable().run(), isOffered },
    { word: 'undo', sign: '↶', run: () => chain().undo().run(), keys: 'Control+Z' },
    { word: 'redo', sign: '↷', run: () => chain().redo().run(), keys: 'Control+Shift+Z' },
    { word: 'doctor', run: examine },
    { word: 'source', run: showSource },
  ]
}

function buttonOf({ word, sign, run, keys }: Tool, words: Words): HTMLButtonElement {
  const label = words[word] as string
  const button = make('button', {
    type: 'button',
    tabindex: '-1',
    'aria-label': label,
    title: keys ? `${label} (${keys.replace('Control', 'Ctrl')})` : label,
    'aria-keyshortcuts': keys ?? false,
    'data-tool': word,
    'data-sign': sign ?? label,
  })
  button.addEventListener('click', run)
  return button
}

/** Moves the focus in the toolbar by keys: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/ */
function rove(bar: HTMLElement, buttons: HTMLButtonElement[], editor: Editor): void {
  bar.addEventListener('keydown', (event) => {
    const shown = buttons.filter(({ hidden }) => !hidden)
    const at = shown.findIndex((button) => button.matches(':focus'))
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Escape') editor.commands.focus()
    if (next === undefined) return
    event.preventDefault()
    const button = shown.at(next % shown.length)
    if (!button) return
    moveStop(buttons, button)
    button.focus()
  })
  bar.addEventListener('focusin', ({ target }) => {
    const button = buttons.find((button) => button === target)
    if (button) moveStop(buttons, button)
  })
}

function moveStop(buttons: HTMLButtonElement[], stop: HTMLButtonElement): void {
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1
}
