/**
 * On every answer (security.md 3, frontend). Nothing inline, nothing from elsewhere; nothing kept by caches; no name leaves by a referrer.
 * HSTS is the reverse proxy's word to give, unless the origin is already https.
 */
export const securityHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy':
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard aparte-calcul",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // not « no-referrer »: browsers would then send « Origin: null » with our own forms, which are refused as foreign
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'x-robots-tag': 'noindex, nofollow',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})
