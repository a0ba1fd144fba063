/**
 * Closes headings as browsers do: the end tag of any heading closes the open one. The parser passes over an end tag of
 * another name, and all that follows would be in the heading. Only a heading of text alone is closed so.
 * (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody)
 */
export function closeHeadings(html: string): string {
  let open: { level: string; end: number } | undefined
  return html.replace(/<(\/?)h([1-6])(?=[\s/>])/gi, (tag, slash: string, level: string, at: number) => {
    const closed = slash && open && !BOX.test(html.slice(open.end, at)) ? open.level : undefined
    open = slash ? undefined : { level, end: at + tag.length }
    return closed === undefined ? tag : `</h${closed}`
  })
}

/** Another element than those that mark text. */
const BOX = /<(?!\/?(?:a|b|br|em|font|i|img|s|small|span|strong|sub|sup|u)\b)[a-z/]/i
