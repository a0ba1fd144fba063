/**
 * Formats a table as CSV (RFC 4180) for spreadsheets: a byte order mark makes them read UTF-8, and an apostrophe before
 * `=`, `+`, `-`, `@` keeps them from running a formula (OWASP, "CSV Injection"). Libraries for CSV would add 20 KB to
 * the Worker.
 */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
