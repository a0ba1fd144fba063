/** Returns the texts of a form by name, without its version. */
export function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const texts = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return Object.fromEntries(texts.filter(([name]) => name !== 'version'))
}

/** Tells whether a form has other texts than these. The fields `base` and `key` are not texts of an editor. */
export function isDifferent(fields: Record<string, string>, form: HTMLFormElement): boolean {
  const current = fieldsOf(form)
  const plain = (text = '') => text.replaceAll('\r\n', '\n')
  return Object.entries(fields).some(
    ([name, value]) => !['base', 'key'].includes(name) && plain(current[name]) !== plain(value),
  )
}

/** Sets the texts of a form, and fires a `change` event for each. */
export function fillFields(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name)
    const isField =
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    // The key identifies this form, not the texts.
    if (!isField || name === 'key') continue
    field.value = value
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
