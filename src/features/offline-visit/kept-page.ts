/**
 * The page of a visit and its files, as the browser keeps them: all of them, or what was there before. Asked for without cookies, so that what is kept is the page of nobody.
 * Used by the service worker, and by the page that takes a copy: a copy is never on a device without what opens it.
 */

export const CACHE = 'aparte-visite-page'
export const PAGE = '/visite-hors-ligne'
export const MANIFEST = '/visite-hors-ligne.webmanifest'
export const ICON = '/favicon.svg'

/** What of a cache is used here; `Cache` of the browser is one. */
export type Kept = {
  match: (name: string) => Promise<Response | undefined>
  put: (name: string, file: Response) => Promise<void>
  delete: (name: string) => Promise<boolean>
  /** Paths of all that is kept. */
  names: () => Promise<string[]>
}
export type Ask = (name: string, how: RequestInit) => Promise<Response>

/** The cache of the page in this browser. */
export const keptHere = async (): Promise<Kept> => {
  const cache = await caches.open(CACHE)
  return {
    match: (name) => cache.match(name),
    put: (name, file) => cache.put(name, file),
    delete: (name) => cache.delete(name),
    names: async () => (await cache.keys()).map(({ url }) => new URL(url).pathname),
  }
}

/** Whether a text is our page: a proxy that says « back soon » with a status of 200 is not. */
const isThePage = (html: string): boolean => html.includes('id="visite"') && /\/assets\/[\w.-]+\.js/.test(html)

/** Names of built files in a page, a stylesheet or a script: they carry a digest and never change. */
const namesIn = (text: string): string[] => [
  ...[...text.matchAll(/\/assets\/[\w.-]+/g)].map(([name]) => name),
  ...[...text.matchAll(/["'(]\.\/([\w.-]+-[\w-]{8}\.(?:js|css|woff2|svg))/g)].map(([, name]) => `/assets/${name ?? ''}`),
]

/** Every file that a page needs, each as `fileOf` gives it. @returns null when one of them is missing. */
const filesOf = async (html: string, fileOf: (name: string) => Promise<Response | undefined>): Promise<Map<string, Response> | null> => {
  const files = new Map<string, Response>()
  const left = namesIn(html)
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (files.has(name)) continue
    const file = await fileOf(name)
    if (!file?.ok) return null
    if (/\.(?:js|css)$/.test(name)) left.push(...namesIn(await file.clone().text()))
    files.set(name, file)
  }
  return files
}

/** Whether the page opens from what is kept, without network. */
export const isKept = async (kept: Kept): Promise<boolean> => {
  const html = await (await kept.match(PAGE))?.text()
  return html !== undefined && isThePage(html) && (await filesOf(html, (name) => kept.match(name))) !== null
}

/**
 * Keeps the page as the server has it now, with every file that it needs. Whatever goes wrong on the way (no network, a server that is full, an answer that is not ours), what was kept
 * before is left whole. The files of the page before stay as well: a tab may still show it, or be about to. @returns whether the page of now is kept.
 */
export const keepPage = async (kept: Kept, ask: Ask): Promise<boolean> => {
  const page = await ask(PAGE, { credentials: 'omit', cache: 'no-store', redirect: 'error' })
  const html = page.ok ? await page.clone().text() : ''
  if (!isThePage(html)) return false
  const known = await (await kept.match(PAGE))?.text()
  const had = new Set(await kept.names())
  const files = await filesOf(html, async (name) => (await kept.match(name)) ?? ask(name, { credentials: 'omit', redirect: 'error' }))
  if (files === null) return false
  for (const name of [MANIFEST, ICON]) {
    const file = await ask(name, { credentials: 'omit', redirect: 'error' }).catch(() => undefined)
    if (file?.ok) files.set(name, file)
  }
  for (const [name, file] of files) if (!had.has(name) || name === MANIFEST || name === ICON) await kept.put(name, file)
  // the page last: it never names a file that is not here
  await kept.put(PAGE, page)
  if (known === undefined || known === html) return true
  const before = await filesOf(known, (name) => kept.match(name))
  for (const name of await kept.names())
    if (![PAGE, MANIFEST, ICON].includes(name) && !files.has(name) && !before?.has(name)) await kept.delete(name)
  return true
}
