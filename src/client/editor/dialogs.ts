import type { editorMessages } from '../../i18n/admin/editor.ts'
import { button, make } from './elements.ts'

export type Words = ReturnType<typeof editorMessages>

interface Field {
  name: string
  label: string
  hint?: string
  value?: string
  type?: 'text' | 'file'
  /** Returns the error message for an invalid value; undefined for a valid one. */
  validate?: (value: string, file: File | undefined) => string | undefined
}

interface Answer {
  values: Record<string, string>
  file: File | undefined
}

interface Question {
  title: string
  fields: Field[]
  /** Element between the first field and the others. */
  choice?: HTMLElement | undefined
  /** Adds a button that answers 'remove'. */
  removable?: boolean
  /** Runs before the dialog closes. The dialog stays open when it returns an error message. */
  finish?: (answer: Answer) => Promise<string | undefined>
}

let dialogCount = 0

/** Asks in a dialog. Returns undefined when the editor cancels it. Then the focus returns to its element. */
export function ask(words: Words, question: Question): Promise<Answer | 'remove' | undefined> {
  const id = `dialog-${++dialogCount}`
  const status = make('p', { role: 'status' })
  const inputs = question.fields.map((field) => inputOf(id, field))
  const form = make('form', { class: 'fields', method: 'dialog', novalidate: true })
  const dialog = make('dialog', { class: 'rich-dialog', 'aria-labelledby': `${id}-title` }, form)
  return new Promise((resolve) => {
    let result: Answer | 'remove' | undefined
    const closeWith = (answer?: Answer | 'remove') => {
      result = answer
      dialog.close()
    }
    form.append(
      make('h2', { id: `${id}-title` }, question.title),
      ...inputs.slice(0, 1).map(({ element }) => element),
      ...(question.choice ? [question.choice] : []),
      ...inputs.slice(1).map(({ element }) => element),
      status,
      make(
        'p',
        { class: 'actions' },
        make('button', { type: 'submit' }, words.apply),
        ...(question.removable ? [button(words.remove, () => closeWith('remove'))] : []),
        button(words.cancel, () => closeWith()),
      ),
    )
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const invalid = inputs.filter(({ check }) => !check())
      if (invalid[0]) return invalid[0].input.focus()
      const answer = answerIn(inputs.map(({ input }) => input))
      status.textContent = question.finish ? words.uploading : ''
      const error = await question.finish?.(answer)
      if (!error) return closeWith(answer)
      status.textContent = error
    })
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(result)
    })
    // Outside of the article's form: a form cannot contain another one.
    document.querySelector('main')?.append(dialog)
    dialog.showModal()
    inputs[0]?.input.focus()
  })
}

function inputOf(id: string, { name, label, hint, value = '', type = 'text', validate }: Field) {
  const fieldId = `${id}-${name}`
  const error = make('span', { class: 'error', id: `${fieldId}-error` })
  const input = make('input', {
    id: fieldId,
    name,
    type,
    value,
    accept: type === 'file' && 'image/*',
    'aria-describedby': `${fieldId}-hint ${fieldId}-error`,
  })
  const element = make(
    'div',
    { class: 'field' },
    make('label', { for: fieldId }, label),
    make('small', { id: `${fieldId}-hint`, hidden: !hint }, hint ?? ''),
    error,
    input,
  )
  const check = () => {
    const message = validate?.(input.value, input.files?.[0])
    error.textContent = message ?? ''
    input.setAttribute('aria-invalid', String(message !== undefined))
    return message === undefined
  }
  return { element, input, check }
}

function answerIn(inputs: HTMLInputElement[]): Answer {
  return {
    values: Object.fromEntries(inputs.map(({ name, value }) => [name, value.trim()])),
    file: inputs.flatMap(({ files }) => [...(files ?? [])])[0],
  }
}
