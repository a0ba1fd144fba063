import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { stylesheetHash } from '../stylesheet.ts'

/**
 * Sets the security headers of every response. No inline code runs, and nothing loads from another host. The hash
 * allows the one inline stylesheet. Headers that only old browsers obeyed are off.
 */
const middleware = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: [stylesheetHash],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'self'"],
  },
  // Without includeSubDomains: subdomains may be the sites of other offices, which decide this themselves.
  strictTransportSecurity: 'max-age=31536000',
  referrerPolicy: 'strict-origin-when-cross-origin',
  // Sites that link to the portal may show its pictures.
  crossOriginResourcePolicy: 'cross-origin',
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})

/** The security headers. They are the same for every response, so they are built once: setting each is slow in workerd. */
export const securityHeaders: Readonly<Record<string, string>> = Object.fromEntries(
  (
    await new Hono()
      .use(middleware)
      .get('/', (c) => c.body(null))
      .request('/')
  ).headers,
)

/** Adds the security headers to an app's responses. */
export const security = createMiddleware(async (c, next) => {
  await next()
  // The headers of another entrypoint's response are immutable: only a copy can be changed.
  c.res = new Response(c.res.body, c.res)
  for (const [name, value] of Object.entries(securityHeaders)) c.res.headers.set(name, value)
})
