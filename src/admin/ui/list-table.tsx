import type { PropsWithChildren } from 'hono/jsx'

interface Props {
  label: string
  heads: readonly string[]
}

/**
 * Renders a table with a row for each item. A table that is too wide for the screen can be scrolled, also by
 * keyboard.
 */
export function ListTable({ label, heads, children }: PropsWithChildren<Props>) {
  return (
    <section class="scroll" aria-label={label} tabindex={0}>
      <table class="list">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
