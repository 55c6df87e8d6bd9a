import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import pg from 'pg'
import { runnableBrowser } from './browser.ts'
import { patternOf, patterns } from './crawl.ts'
import { newFolder } from './house.ts'
import type { Proof } from './promise.ts'

/**
 * What stays on the computer when a worker has left: looked for in the browser (Back, Forward, another tab, without network, storages) and then,
 * once it is closed, in every file of its profile, as text and as the UTF-16 in which browsers keep pages’ states.
 */
const TYPED = ['CANARIRECHERCHE7731', 'CANARINOTE7732', 'CANARIENTRETIEN7733']

const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))

const proof: Proof = async ({ scope, log }) => {
  const browser = await runnableBrowser()
  if (browser === null) return { missing: 'a Chromium that runs here (APARTE_BROWSER)' }
  const folder = await newFolder()
  const house = await folder.open()
  const profile = await mkdtemp(join(tmpdir(), 'aparte-profile-'))
  const wrong: string[] = []
  const tell = (what: string): void => {
    if (wrong.includes(what)) return
    wrong.push(what)
    log(`NOT HELD: ${what}`)
  }
  let [pages, looks, files, fields, elsewhere, naming] = [0, 0, 0, 0, 0, 0]
  let context: BrowserContext | undefined
  try {
    const { origin } = house
    const client = new pg.Client({ ...(await folder.configFor('cluster_admin')) })
    client.on('error', () => undefined)
    await client.connect()
    const households = await client.query<{ id: string; name: string }>(
      `select f.id, f.name from case_file f join agent a on a.organisation_id = f.organisation_id and a.id = f.referent_id where a.first_name = 'Solène' and f.closed_at is null order by f.name`,
    )
    const persons = await client.query<{ name: string }>(`select distinct last_name as name from person where length(last_name) > 4`)
    await client.end()
    let canaries = [...new Set([...households.rows.map(({ name }) => name), ...persons.rows.map(({ name }) => name), ...TYPED])].filter(
      (one) => one.length > 4,
    )
    const found = (text: string): string[] => canaries.filter((canary) => text.includes(canary))

    const options = { ...browser, locale: 'fr-FR', viewport: { width: 1280, height: 900 }, acceptDownloads: true }
    context = await chromium.launchPersistentContext(profile, options)
    context.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`) && !/^(?:data|blob|about|chrome)/.test(request.url())) {
        elsewhere += 1
        tell(`a request to ${new URL(request.url()).host}`)
      }
    })
    let page: Page = context.pages()[0] ?? (await context.newPage())
    await page.goto(`${origin}/connexion`)
    // the invented people of the login page are named there for everybody
    const door = await page.content()
    canaries = canaries.filter((canary) => !door.includes(canary))
    await page.getByRole('button', { name: /^Solène Kerbrat/ }).click()
    await page.waitForURL((url) => url.pathname === '/journee' || url.pathname === '/')

    // her day: every kind of page of some households, and something typed
    const some = households.rows.slice(0, scope === 'test' ? 1 : 4)
    const addresses = ['/journee', '/dossiers', '/demandes', '/chercher?q=', '/a-part', '/mon-compte', '/droits', '/entretien']
    for (const { id } of some)
      addresses.push(...patterns.filter((one) => /^\/dossiers\/:id(?:\/[a-z-]+)?$/.test(one)).map((one) => one.replace(':id', id)))
    let seen = 0
    for (const address of addresses) {
      await page.goto(origin + address)
      pages += 1
      const title = await page.title()
      for (const canary of found(title)) tell(`${patternOf(address.split('?')[0] ?? '')}: its title says ${canary}`)
      if (title.trim() === '') tell(`${address}: no title`)
      seen += found(await page.content()).length
      const open = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
          .filter(
            (one) =>
              one instanceof HTMLTextAreaElement ||
              ['text', 'search', 'tel', 'email', 'url', 'number', 'date', 'month', 'password'].includes(one.type),
          )
          .map((one) => ({
            name: one.name,
            autocomplete: one.getAttribute('autocomplete') ?? one.form?.getAttribute('autocomplete') ?? '',
          })),
      )
      fields += open.length
      for (const { name, autocomplete } of open)
        if (!/^(?:off|one-time-code|current-password|new-password|username)$/.test(autocomplete))
          tell(`${patternOf(address.split('?')[0] ?? '')}: the browser may remember the field ${name || '(without a name)'}`)
    }
    const home = some[0]
    if (!home) throw new Error('no household')
    await page.goto(`${origin}/chercher`)
    await page
      .getByRole('searchbox')
      .or(page.locator('input[name="q"]'))
      .first()
      .fill(TYPED[0] ?? '')
    await page.keyboard.press('Enter')
    // the page is « loaded » until the search begins: the next address would cut it short
    await page.waitForLoadState('networkidle')
    await page.goto(`${origin}/dossiers/${home.id}`)
    await page
      .locator('textarea')
      .first()
      .fill(TYPED[1] ?? '')
    await page.goto(`${origin}/dossiers/${home.id}/noter`)
    await page
      .locator('textarea')
      .first()
      .fill(TYPED[1] ?? '')
    await page.goto(`${origin}/dossiers/${home.id}/entretien`)
    const openIt = page.getByRole('button', { name: /Ouvrir la page|Reprendre la page/ })
    if (await openIt.isVisible()) {
      await openIt.click()
      await page.waitForURL(/\/entretiens\/[0-9a-f-]{36}$/)
      const sheet = page.getByRole('textbox', { name: 'Page de l’entretien' }).first()
      await sheet.click()
      await page.keyboard.type(`${TYPED[2]} `)
      await context.setOffline(true)
      await page.keyboard.type('sans réseau ')
      await page.waitForTimeout(3_000)
      await context.setOffline(false)
      await page.waitForTimeout(3_000)
    }
    if (seen === 0) throw new Error('No page showed anything of a household: nothing would be proven')

    // she leaves
    await page.goto(`${origin}/mon-compte`)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL(/\/connexion/)
    const look = async (what: string): Promise<void> => {
      looks += 1
      const read = () =>
        page.evaluate(
          () =>
            `${document.title}\n${document.documentElement.outerHTML}\n${[...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value).join('\n')}`,
        )
      // a page restored from the browser’s memory loads itself again while we look
      let text: string | undefined
      for (let turn = 0; text === undefined && turn < 5; turn += 1) {
        text = await read().catch(() => undefined)
        if (text === undefined) await page.waitForTimeout(1_000)
      }
      if (text === undefined) throw new Error(`${what} could not be looked at`)
      for (const canary of found(text)) tell(`${what}: ${canary}`)
    }
    for (let back = 1; back <= 8; back += 1) {
      await page.goBack({ waitUntil: 'load' }).catch(() => null)
      await look(`Back ${back}`)
    }
    for (let forward = 1; forward <= 4; forward += 1) {
      await page.goForward({ waitUntil: 'load' }).catch(() => null)
      await look(`Forward ${forward}`)
    }
    await context.setOffline(true)
    for (let back = 1; back <= 4; back += 1) {
      await page.goBack({ waitUntil: 'load', timeout: 5_000 }).catch(() => null)
      await look(`Back ${back} without network`)
    }
    await context.setOffline(false)
    const other = await context.newPage()
    for (const address of ['/journee', `/dossiers/${home.id}`, '/chercher?q=le']) {
      page = other
      await page.goto(origin + address)
      await look(`another tab at ${patternOf(address.split('?')[0] ?? '')}`)
    }
    const stored = await page.evaluate(async () => {
      const lines = [
        JSON.stringify(localStorage),
        JSON.stringify(sessionStorage),
        JSON.stringify(await caches.keys()),
        JSON.stringify(await navigator.serviceWorker.getRegistrations()),
      ]
      const bases = await indexedDB.databases()
      return {
        text: lines.join('\n'),
        local: localStorage.length + sessionStorage.length,
        caches: (await caches.keys()).length,
        bases: bases.map(({ name }) => name ?? ''),
      }
    })
    looks += 1
    for (const canary of found(stored.text)) tell(`storage: ${canary}`)
    if (stored.local > 0) tell(`${stored.local} things in the storages of the page`)
    if (stored.caches > 0) tell(`${stored.caches} caches`)
    if (stored.bases.length > 0) tell(`IndexedDB: ${stored.bases.join(', ')}`)
    for (const { name, expires } of await context.cookies())
      if (/sid|passage/.test(name)) tell(`the cookie ${name} is still there (${expires})`)
    await context.close()
    context = undefined

    // the computer is somebody else’s now
    const wanted = canaries.flatMap((canary) => [
      { canary, bytes: Buffer.from(canary, 'utf8') },
      { canary, bytes: Buffer.from(canary, 'utf16le') },
      { canary, bytes: Buffer.from(encodeURIComponent(canary), 'utf8') },
    ])
    for (const file of await filesOf(profile)) {
      if ((await stat(file)).size > 200_000_000) continue
      files += 1
      const bytes = await readFile(file)
      // what tells that the browser does keep something of its visits in this profile
      if (bytes.includes(new URL(origin).host) || bytes.includes(Buffer.from(new URL(origin).host, 'utf16le'))) naming += 1
      for (const { canary, bytes: sought } of wanted) if (bytes.includes(sought)) tell(`${file.slice(profile.length + 1)} holds ${canary}`)
    }
  } finally {
    await context?.close().catch(() => undefined)
    await house.stop()
    await folder.remove()
    await rm(profile, { recursive: true, force: true })
  }
  return {
    figures: [
      {
        found: `${pages} pages read, ${fields} fields, then ${looks} looks after leaving and ${files} files of the profile (${naming} name this site), ${elsewhere} requests elsewhere: ${wrong.length} leaks${wrong.length > 0 ? ` (${wrong.slice(0, 3).join('; ')})` : ''}`,
        target: '0 leaks',
        held: wrong.length === 0,
        // a profile that names this site nowhere would be another’s, or kept where we do not look
        counted: Math.min(pages, fields, looks, files, naming),
      },
    ],
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
