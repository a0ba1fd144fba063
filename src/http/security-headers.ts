import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { stylesheetHash } from '../stylesheet.ts'

/**
 * Security headers for every answer. Nothing inline runs, nothing comes from elsewhere; the one inline
 * stylesheet is allowed by its hash. Headers that only browsers of the last decade obeyed are left out.
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
  // Subdomains may be other offices' sites: what they do is theirs to say.
  strictTransportSecurity: 'max-age=31536000',
  referrerPolicy: 'strict-origin-when-cross-origin',
  // The portal's pictures may be shown by who links to it.
  crossOriginResourcePolicy: 'cross-origin',
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})

/** The same for every answer, so they are made once: setting headers one by one is slow in workerd. */
export const securityHeaders: Readonly<Record<string, string>> = Object.fromEntries(
  (
    await new Hono()
      .use(middleware)
      .get('/', (c) => c.body(null))
      .request('/')
  ).headers,
)

/** Puts the security headers on an app's answers. */
export const security = createMiddleware(async (c, next) => {
  await next()
  // What another entrypoint has answered cannot be changed, only copied.
  c.res = new Response(c.res.body, c.res)
  for (const [name, value] of Object.entries(securityHeaders)) c.res.headers.set(name, value)
})
