/** Whether a link may lead there: the web, a person, or a page of this portal. The sanitiser on the server has the last word. */
export function isUrl(address: string | undefined): boolean {
  if (!address) return false
  if (/^\/(?!\/)|^#./.test(address)) return true
  if (!/^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(address)) return false
  return URL.canParse(address)
}

/** What an editor meant by what was typed: names of pages and people's addresses get their scheme. */
export function urlOf(typed: string): string {
  const address = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:]+\.\w+$/.test(address)) return `mailto:${address}`
  if (/^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(address)) return `https://${address}`
  return address
}
