import { Hono } from 'hono'
import { html } from 'hono/html'
import { siteName } from '../../content/layout.ts'
import { messagesFor } from '../../i18n/site/messages.ts'
import { admitLine, admitShortened } from '../../text/admit.ts'
import { paths, searchNames } from '../../urls/public.ts'
import type { PagesEnv } from '../context.ts'

/** Maximum lengths of OpenSearch names, in characters. */
const MAX_SHORT_NAME_LENGTH = 16
const MAX_LONG_NAME_LENGTH = 48

/** The OpenSearch 1.1 description, with which browsers search the portal from their address bar. */
export const openSearch = new Hono<PagesEnv>().get(paths.openSearch(), async (c) => {
  const { site } = await c.var.read({ site: siteName() })
  const template = `${c.var.origin}${paths.search()}?${searchNames.q}={searchTerms}`
  const description = html`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${admitShortened(site.name, MAX_SHORT_NAME_LENGTH)}</ShortName>
<LongName>${admitShortened(site.name, MAX_LONG_NAME_LENGTH)}</LongName>
<Description>${messagesFor(site.locale).search}: ${admitLine(site.name)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>${site.locale}</Language>
<Url type="text/html" template="${template}"/>
</OpenSearchDescription>
`
  return c.var.text(String(description), 'application/opensearchdescription+xml; charset=utf-8')
})
