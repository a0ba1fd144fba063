/** Returns the texts of a form by name, without its version. */
export function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const texts = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return Object.fromEntries(texts.filter(([name]) => name !== 'version'))
}
