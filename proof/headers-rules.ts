/** What every answer of the application must carry (promise 25), whatever it answers. */
export type Seen = { status: number; headers: Readonly<Record<string, string | string[] | undefined>> }

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(', ') : (value ?? ''))

/** What is missing or too wide; empty when all is there. `secure`: the public address is https. `fixed`: a built file, whose name carries its hash. */
export const missingHeaders = ({ headers, status }: Seen, { secure, fixed }: { secure: boolean; fixed: boolean }): string[] => {
  const of = (name: string): string => one(headers[name])
  const csp = new Map(
    of('content-security-policy')
      .split(';')
      .map((part) => [part.trim().split(' ')[0] ?? '', part.trim().split(' ').slice(1)]),
  )
  const missing: string[] = []
  const need = (what: string, ok: boolean): void => {
    if (!ok) missing.push(what)
  }
  need("CSP default-src 'none'", csp.get('default-src')?.join() === "'none'")
  need("CSP frame-ancestors 'none'", csp.get('frame-ancestors')?.join() === "'none'")
  need("CSP base-uri 'none'", csp.get('base-uri')?.join() === "'none'")
  need("CSP form-action 'self'", csp.get('form-action')?.join() === "'self'")
  need(
    'CSP without unsafe, wildcard or other site',
    ![...csp].some(([name, values]) => !name.startsWith('trusted-types') && values.some((value) => /unsafe|\*|https?:|blob:/.test(value))),
  )
  need('CSP trusted types', csp.has('require-trusted-types-for'))
  need('nosniff', of('x-content-type-options') === 'nosniff')
  need('x-frame-options', of('x-frame-options') === 'DENY')
  need('COOP', of('cross-origin-opener-policy') === 'same-origin')
  need('CORP', of('cross-origin-resource-policy') === 'same-origin')
  need('referrer-policy', /^(same-origin|no-referrer)$/.test(of('referrer-policy')))
  need('permissions-policy', of('permissions-policy') !== '')
  // a built file holds nothing of anybody
  need('no-store', fixed ? /immutable|no-cache/.test(of('cache-control')) : of('cache-control') === 'no-store')
  need('HSTS', !secure || /max-age=\d{8,}/.test(of('strict-transport-security')))
  need('no CORS', of('access-control-allow-origin') === '')
  need('does not name its software', of('server') === '' && of('x-powered-by') === '')
  const location = of('location')
  need('no redirect to another site', !(status >= 300 && status < 400) || /^\/(?!\/)/.test(location))
  for (const cookie of [headers['set-cookie'] ?? []].flat())
    need(
      `cookie ${cookie.split('=')[0]}`,
      /HttpOnly/.test(cookie) &&
        /SameSite=(Strict|Lax)/.test(cookie) &&
        /Path=\//.test(cookie) &&
        (!secure || (cookie.startsWith('__Host-') && /; Secure/.test(cookie))),
    )
  return missing
}
