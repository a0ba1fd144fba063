import type { Editor } from '@tiptap/core'

/** Between the toolbar and the line with the cursor, in CSS pixels. */
const MARGIN = 5

/** The toolbar stays at the top of the window: the line with the cursor is scrolled to below it. */
export function keepClearOf(bar: HTMLElement, editor: Editor): void {
  // The height is asked for at each time: the toolbar has more rows in a table, and on a narrow window.
  const margins = {
    get top() {
      return bar.offsetHeight + MARGIN
    },
    ...{ right: MARGIN, bottom: MARGIN, left: MARGIN },
  }
  editor.setOptions({
    editorProps: { ...editor.options.editorProps, scrollThreshold: margins, scrollMargin: margins },
  })
  // Some keys the browser itself handles.
  new ResizeObserver(() => {
    document.documentElement.style.scrollPaddingTop = `${margins.top}px`
  }).observe(bar)
}
