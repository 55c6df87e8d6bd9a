/**
 * Keeps the page of a visit and its files, so that it opens without network. Its scope is that page alone: no other page of Aparté passes through it. The page is asked for without
 * cookies, so that what is kept is the page of nobody. Whatever else is asked goes to the network untouched.
 */
import { HOURS } from './model.ts'
import { removeOver } from './store.ts'

type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Asking = Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void }

const CACHE = 'aparte-visite-page'
const PAGE = '/visite-hors-ligne'
const MANIFEST = '/visite-hors-ligne.webmanifest'
/** Longest wait for the network before what is kept is shown, milliseconds. */
const PATIENCE = 2_500

/** Names of built files in a page, a stylesheet or a script: they carry a digest and never change. */
const namesIn = (text: string): string[] => [
  ...[...text.matchAll(/\/assets\/[\w.-]+/g)].map(([name]) => name),
  ...[...text.matchAll(/["'(]\.\/([\w.-]+-[\w-]{8}\.(?:js|css|woff2|svg))/g)].map(([, name]) => `/assets/${name ?? ''}`),
]

/** Asks for the page as nobody would, and for every file that it needs; keeps them together, or keeps what was there before. */
const keepAll = async (): Promise<void> => {
  const page = await fetch(PAGE, { credentials: 'omit', cache: 'no-store', redirect: 'error' })
  if (!page.ok) return
  const html = await page.clone().text()
  const cache = await caches.open(CACHE)
  const known = await (await cache.match(PAGE))?.text()
  const wanted = new Set([MANIFEST, '/favicon.svg'])
  const left = namesIn(html)
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (wanted.has(name)) continue
    wanted.add(name)
    const file = (await cache.match(name)) ?? (await fetch(name, { credentials: 'omit' }))
    if (!file.ok) return
    if (/\.(?:js|css)$/.test(name)) left.push(...namesIn(await file.clone().text()))
    await cache.put(name, file)
  }
  for (const name of [MANIFEST, '/favicon.svg']) {
    const file = await fetch(name, { credentials: 'omit' })
    if (file.ok) await cache.put(name, file)
  }
  await cache.put(PAGE, page)
  if (known === html) return
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname !== PAGE && !wanted.has(pathname)) await cache.delete(request)
  }
}

const soon = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), PATIENCE))

const pageFrom = async (event: Asking): Promise<Response> => {
  const kept = await caches.match(PAGE)
  const fresh = keepAll()
  event.waitUntil(fresh.catch(() => undefined))
  if (kept === undefined) await fresh
  else await Promise.race([fresh, soon()]).catch(() => undefined)
  return (await caches.match(PAGE)) ?? kept ?? Response.error()
}

const forget = (): Promise<unknown> => removeOver(Date.now(), HOURS * 3_600_000).catch(() => undefined)

addEventListener('install', (event) => (event as Waiting).waitUntil(keepAll()))
addEventListener('activate', (event) => (event as Waiting).waitUntil(forget()))
addEventListener('fetch', (event) => {
  const asking = event as Asking
  const { pathname, origin } = new URL(asking.request.url)
  if (asking.request.method !== 'GET' || origin !== location.origin) return
  if (asking.request.mode === 'navigate' && pathname === PAGE) {
    asking.waitUntil(forget())
    asking.respondWith(pageFrom(asking))
  } else if (pathname.startsWith('/assets/') || pathname === MANIFEST || pathname === '/favicon.svg')
    asking.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(asking.request)))
})
