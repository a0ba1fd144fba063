const CELLS = 'td, th, caption'

/**
 * Takes apart the tables that only lay out a page: those around other tables, and pictures above their captions. What is in
 * their cells stays, each cell apart.
 */
export function unwrapLayoutTables(body: ParentNode): void {
  for (const table of [...body.querySelectorAll('table')].reverse()) if (isLayout(table)) takeApart(table)
}

function isLayout(table: HTMLTableElement): boolean {
  if (/^(?:presentation|none)$/.test(table.getAttribute('role') ?? '')) return true
  if (table.querySelector('table')) return true
  const isOneColumn = [...table.rows].every(({ cells }) => cells.length <= 1)
  return isOneColumn && table.querySelector('img') !== null
}

function takeApart(table: HTMLTableElement): void {
  const parts = [...table.querySelectorAll(CELLS)].filter((cell) => cell.closest('table') === table)
  const divisions = parts.map((part) => {
    const division = table.ownerDocument.createElement('div')
    division.append(...part.childNodes)
    return division
  })
  table.replaceWith(...divisions)
}
