/**
 * Keeps the page of a visit and its files, so that it opens without network. Its scope is that page alone: no other page of Aparté passes through it. Whatever else is asked goes to the
 * network untouched.
 */
import { ICON, isKept, keepPage, keptHere, MANIFEST, PAGE } from './kept-page.ts'
import { removeOver } from './store.ts'

type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Asking = Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void }

/** Longest wait for the network before what is kept is shown, milliseconds. */
const PATIENCE = 2_500

const keepAll = async (): Promise<boolean> => keepPage(await keptHere(), (name, how) => fetch(name, how))

/** A worker that has no page to show is not installed: the browser tries again, and nobody believes that the page is here. */
const install = async (): Promise<void> => {
  if ((await keepAll().catch(() => false)) || (await isKept(await keptHere()))) return
  throw new Error('The page could not be kept')
}

const soon = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), PATIENCE))

const pageFrom = async (event: Asking): Promise<Response> => {
  const kept = await caches.match(PAGE)
  const fresh = keepAll().catch(() => false)
  event.waitUntil(fresh)
  await (kept === undefined ? fresh : Promise.race([fresh, soon()]).catch(() => undefined))
  return (await caches.match(PAGE)) ?? kept ?? fetch(event.request)
}

const forget = (): Promise<unknown> => removeOver(Date.now()).catch(() => undefined)

addEventListener('install', (event) => (event as Waiting).waitUntil(install()))
addEventListener('activate', (event) => (event as Waiting).waitUntil(forget()))
addEventListener('fetch', (event) => {
  const asking = event as Asking
  const { pathname, origin } = new URL(asking.request.url)
  if (asking.request.method !== 'GET' || origin !== location.origin) return
  if (asking.request.mode === 'navigate' && pathname === PAGE) {
    asking.waitUntil(forget())
    asking.respondWith(pageFrom(asking))
  } else if (pathname.startsWith('/assets/') || pathname === MANIFEST || pathname === ICON)
    asking.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(asking.request)))
})
