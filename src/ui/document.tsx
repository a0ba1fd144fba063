import { raw } from 'hono/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import { stylesheet } from '../stylesheet.ts'
import { paths } from '../urls/public.ts'

/** The HTML document without any content, which needs nothing from the database. */
export function Document({ lang, head, children }: PropsWithChildren<{ lang: string; head: Child }>) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          {head}
          <link rel="icon" href={paths.icon()} type="image/svg+xml" />
          <style>{raw(stylesheet)}</style>
          <script type="module" src={paths.script()} />
        </head>
        <body>{children}</body>
      </html>
    </>
  )
}
