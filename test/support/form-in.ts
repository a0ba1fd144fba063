/** The values of a page's form, as a browser would send them. */
export function formIn(html: string, action: RegExp): Record<string, string> {
  const form =
    [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([form]) => form).find((form) => action.test(form)) ??
    ''
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const values: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
    if (/type="(file|checkbox)"/.test(tag) || (/type="radio"/.test(tag) && !/ checked/.test(tag))) continue
    values[attribute('name')] = attribute('value')
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]* name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs,
  ))
    values[name] = plain(text)
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  )) {
    values[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  }
  return values
}
