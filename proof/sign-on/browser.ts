/** A browser without scripts, for one person: cookies by site, redirects and « refresh » followed on demand. */
export type Browser = {
  readonly jar: Map<string, Map<string, string>>
  /** One request, no redirect followed. */
  ask: (url: string, form?: Record<string, string>) => Promise<Response>
  cookie: (origin: string, name: string) => string | undefined
}

/** localhost and its ports are one site for cookies of browsers; here each origin has its own, which is stricter. */
export const newBrowser = (): Browser => {
  const jar = new Map<string, Map<string, string>>()
  const of = (origin: string): Map<string, string> => {
    const found = jar.get(origin) ?? new Map<string, string>()
    jar.set(origin, found)
    return found
  }
  return {
    jar,
    cookie: (origin, name) => of(origin).get(name),
    ask: async (url, form) => {
      const { origin } = new URL(url)
      const cookies = of(origin)
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(form ? { origin, 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';', 1)
        const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
        if (value === '' || /Max-Age=0/i.test(line) || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
        else cookies.set(name, value)
      }
      return answer
    },
  }
}

/** Where a page leads by itself: `<meta http-equiv="refresh" content="0;url=…">`; undefined when it stays. */
export const refreshOf = (html: string): string | undefined =>
  /http-equiv="refresh"[^>]*content="0;url=([^"]*)"/i.exec(html)?.[1]?.replaceAll('&amp;', '&')
