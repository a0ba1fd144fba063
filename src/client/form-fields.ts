/** The texts of a form, by name, but for the version that it changes. */
export function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const texts = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return Object.fromEntries(texts.filter(([name]) => name !== 'version'))
}

/** Whether a form has other texts than these. What it was made from, and its key, are no texts of an editor. */
export function isDifferent(fields: Record<string, string>, form: HTMLFormElement): boolean {
  const now = fieldsOf(form)
  const plain = (text = '') => text.replaceAll('\r\n', '\n')
  return Object.entries(fields).some(
    ([name, value]) => !['base', 'key'].includes(name) && plain(now[name]) !== plain(value),
  )
}

/** Puts texts into a form, as if they were typed. */
export function fillFields(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name)
    const isField =
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    // The key is this form's own.
    if (!isField || name === 'key') continue
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
