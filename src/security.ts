import { secureHeaders } from 'hono/secure-headers'
import { stylesheetHash } from './views/style.ts'

/**
 * Security headers for every answer. Nothing inline runs, nothing comes from elsewhere; the one inline
 * stylesheet is allowed by its hash.
 */
export const security = secureHeaders({
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
})
