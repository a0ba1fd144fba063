import type { PropsWithChildren } from 'hono/jsx'

interface Props {
  label: string
  heads: readonly string[]
}

/** A list with a row each. What is too wide for a phone is scrolled, also by keyboard. */
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
