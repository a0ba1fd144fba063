import type { editorMessages } from '../../i18n/admin/editor.ts'
import { button, make } from './elements.ts'

export type Words = ReturnType<typeof editorMessages>

interface Field {
  name: string
  label: string
  hint?: string
  value?: string
  type?: 'text' | 'file'
  /** What is wrong with what was given, if something is. */
  fault?: (value: string, file: File | undefined) => string | undefined
}

interface Given {
  values: Record<string, string>
  file: File | undefined
}

interface Question {
  title: string
  fields: Field[]
  /** Stands between the first field and the others. */
  choice?: HTMLElement | undefined
  /** Offers to remove what is there; the answer is then 'remove'. */
  removable?: boolean
  /** Does what was asked for while the dialog is open; what it returns is shown as a fault. */
  finish?: (given: Given) => Promise<string | undefined>
}

let asked = 0

/** Asks in a dialog; undefined when it was cancelled. Focus returns to where it was. */
export function ask(words: Words, question: Question): Promise<Given | 'remove' | undefined> {
  const id = `dialog-${++asked}`
  const status = make('p', { role: 'status' })
  const inputs = question.fields.map((field) => inputOf(id, field))
  const form = make('form', { class: 'fields', method: 'dialog', novalidate: true })
  const dialog = make('dialog', { class: 'rich-dialog', 'aria-labelledby': `${id}-title` }, form)
  return new Promise((resolve) => {
    let answer: Given | 'remove' | undefined
    const closeWith = (given?: Given | 'remove') => {
      answer = given
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
      const wrong = inputs.filter(({ check }) => !check())
      if (wrong[0]) return wrong[0].input.focus()
      const given = givenIn(inputs.map(({ input }) => input))
      status.textContent = question.finish ? words.uploading : ''
      const fault = await question.finish?.(given)
      if (!fault) return closeWith(given)
      status.textContent = fault
    })
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(answer)
    })
    // Beside the article's form: a form cannot hold another one.
    document.querySelector('main')?.append(dialog)
    dialog.showModal()
    inputs[0]?.input.focus()
  })
}

function inputOf(id: string, { name, label, hint, value = '', type = 'text', fault }: Field) {
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
    const wrong = fault?.(input.value, input.files?.[0])
    error.textContent = wrong ?? ''
    input.setAttribute('aria-invalid', String(wrong !== undefined))
    return wrong === undefined
  }
  return { element, input, check }
}

function givenIn(inputs: HTMLInputElement[]): Given {
  return {
    values: Object.fromEntries(inputs.map(({ name, value }) => [name, value.trim()])),
    file: inputs.flatMap(({ files }) => [...(files ?? [])])[0],
  }
}
