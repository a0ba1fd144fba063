/** Tells whether a link may have a URL: the web, e-mail, phone, or a page of this portal. The server's sanitizer decides. */
export function isUrl(url: string | undefined): boolean {
  if (!url) return false
  if (/^\/(?!\/)|^#./.test(url)) return true
  if (!/^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(url)) return false
  return URL.canParse(url)
}

/** Returns the URL that a typed text means: host names and e-mail addresses get their scheme. */
export function urlOf(typed: string): string {
  const url = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:]+\.\w+$/.test(url)) return `mailto:${url}`
  if (/^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(url)) return `https://${url}`
  return url
}
