import { appendFileSync } from 'node:fs'
import type { BrowserContext } from '@playwright/test'
import { adresses } from './routes.ts'

/**
 * The mix of requests that the work of the stories makes, for `npm run bench:load`: with APARTE_MIX=<file>, each request to an address of the
 * application becomes a line of it (who, method, route). Styles, scripts, fonts and pictures are not counted: their names change with
 * their content, and a browser asks for them once. scripts/load-mix.ts makes the counts of it.
 */
const routes = adresses
  .filter((route) => route !== '*')
  .map((route) => ({
    route,
    form: new RegExp(`^${route.replaceAll(/[.*]|:\w+/g, (part) => (part === '.' ? '\\.' : part === '*' ? '.*' : '[^/]+'))}$`),
  }))
  // « /dossiers/ouvrir » before « /dossiers/:id »
  .toSorted((a, b) => Number(a.route.includes(':')) - Number(b.route.includes(':')))

/** Listens to what this browser asks; `qui` tells whose it is at that moment. */
export const compteLesDemandes = (contexte: BrowserContext, origine: () => string, qui: () => string): void => {
  const file = process.env['APARTE_MIX']
  if (!file) return
  contexte.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origine()) return
    const found = routes.find(({ form }) => form.test(url.pathname))
    if (found) appendFileSync(file, `${JSON.stringify({ who: qui(), method: request.method(), route: found.route })}\n`)
  })
}
