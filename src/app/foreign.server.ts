import type { IncomingMessage } from 'node:http'

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/**
 * Whether a form may come from another place than our own pages: then nothing of it is read. Browsers name where a form comes from (`Origin`)
 * and how far that is (`Sec-Fetch-Site`); one that names neither is not believed. `origin` is the public one; a house on this computer may
 * also be visited under the other names of this computer. `/api/` takes a key and reads no cookie: programs may send what they like.
 */
export const isForeign = ({ method, url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>, origin: string): boolean => {
  if (method !== 'POST' || url.startsWith('/api/')) return false
  const distance = headers['sec-fetch-site']
  // « none »: the person herself, who sends again what she had sent
  if (distance !== undefined && distance !== 'same-origin' && distance !== 'none') return true
  const from = headers.origin
  if (from === undefined) return distance !== 'same-origin'
  if (from === origin) return false
  const host = headers.host ?? ''
  return !(origin.startsWith('http://localhost') && LOOPBACK.test(host) && from === `http://${host}`)
}

/** What is answered then. */
export const FOREIGN =
  'Ce formulaire ne vient pas d’une page d’Aparté : rien n’a été lu ni enregistré. Ouvrez la page dans Aparté, puis recommencez.'
