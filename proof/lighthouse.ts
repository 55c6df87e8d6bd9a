import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { freePort } from './behind.ts'
import { runnableBrowser } from './browser.ts'
import { newFolder } from './house.ts'
import type { Proof } from './promise.ts'
import { openCopy, screensOf, SHELL, takeCopy } from './tablet.ts'

/**
 * Lighthouse’s figure of accessibility for the pages of a visit without network (decision 0031): the door, every screen of an open copy, and the pages at the desk that prepare and end copies. Lighthouse is no
 * package of ours (176 MB, docs/dependencies.md): it is looked for in the folder APARTE_LIGHTHOUSE, made by `npm install --prefix <folder> lighthouse@13.5.0`.
 */
type Audit = { score: number | null; title: string; details?: { items?: { node?: { selector?: string } }[] } }
type Report = { categories: { accessibility: { score: number | null } }; audits: Record<string, Audit> }
type Driven = { url: () => string }
type Tools = {
  snapshot: (page: Driven, options: object) => Promise<{ lhr: Report }>
  connect: (options: object) => Promise<{ pages: () => Promise<Driven[]>; disconnect: () => Promise<void> }>
}

const VERSION = '13.5.0'

/** @returns null when it is not in the folder that was said. */
const toolsIn = async (folder: string | undefined): Promise<Tools | null> => {
  const at = (file: string): string => join(folder ?? '', 'node_modules', file)
  const [core, puppeteer] = [at('lighthouse/core/index.js'), at('puppeteer-core/lib/puppeteer/puppeteer-core.js')]
  if (folder === undefined || !existsSync(core) || !existsSync(puppeteer)) return null
  const { snapshot } = (await import(pathToFileURL(core).href)) as Pick<Tools, 'snapshot'>
  const { connect } = ((await import(pathToFileURL(puppeteer).href)) as { default: Pick<Tools, 'connect'> }).default
  return { snapshot, connect: (options) => connect(options) }
}

const settings = {
  extends: 'lighthouse:default',
  settings: { onlyCategories: ['accessibility'], screenEmulation: { disabled: true }, emulatedUserAgent: false },
}

const proof: Proof = async ({ log }) => {
  const tools = await toolsIn(process.env['APARTE_LIGHTHOUSE'])
  if (!tools)
    return { missing: `lighthouse ${VERSION} (npm install --prefix <folder> lighthouse@${VERSION}, then APARTE_LIGHTHOUSE=<folder>)` }
  const browser = await runnableBrowser()
  if (browser === null) return { missing: 'a Chromium that runs here (APARTE_BROWSER)' }
  const profile = await mkdtemp(join(tmpdir(), 'aparte-lighthouse-'))
  const folder = await newFolder()
  const house = await folder.open()
  const port = await freePort()
  let context: BrowserContext | null = null
  try {
    context = await chromium.launchPersistentContext(profile, {
      ...browser,
      args: [...(browser.args ?? []), `--remote-debugging-port=${port}`],
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      hasTouch: true,
    })
    const scores: number[] = []
    const measure = async (page: Page, name: string): Promise<number> => {
      const driver = await tools.connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null })
      const driven = (await driver.pages()).find((one) => one.url() === page.url())
      if (!driven) throw new Error(`Lighthouse finds no tab at ${new URL(page.url()).pathname}`)
      const { lhr } = await tools.snapshot(driven, { config: settings })
      await driver.disconnect()
      const score = Math.round((lhr.categories.accessibility.score ?? 0) * 100)
      log(`${name}: ${score}`)
      for (const [id, { score: of, title, details }] of Object.entries(lhr.audits))
        if (of !== null && of < 1) log(`  ${id}: ${title}: ${details?.items?.map(({ node }) => node?.selector).join(' ; ')}`)
      return score
    }
    const { page, id } = await takeCopy(context, house.origin, 'Roger et Odette Vasseur')
    const widths = [
      [820, 1180],
      [400, 860],
    ] as const
    for (const [width, height] of widths) {
      await page.setViewportSize({ width, height })
      scores.push(await measure(page, `${width} door`))
    }
    await openCopy(page)
    for (const [width, height] of widths) {
      await page.setViewportSize({ width, height })
      for (const { name, show } of await screensOf(page)) {
        await show()
        scores.push(await measure(page, `${width} ${name}`))
      }
    }
    for (const [width, height] of [...widths, [1440, 900] as const]) {
      await page.setViewportSize({ width, height })
      for (const path of [`/dossiers/${id}${SHELL}`, '/visites-hors-ligne']) {
        await page.goto(`${house.origin}${path}`)
        scores.push(await measure(page, `${width} ${path.replace(id, ':id')}`))
      }
    }
    // the same measure must see a fault
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
    const planted = await measure(page, 'a button without a name, planted')
    const lowest = Math.min(...scores)
    return {
      figures: [
        {
          found: `Lighthouse ${VERSION}, ${scores.length} states of the pages of a visit at 820, 400 and 1440 px: accessibility ${lowest} at least; ${planted} with a button without a name planted`,
          target: '100, less where planted',
          held: lowest === 100 && planted < 100,
          counted: scores.length,
        },
      ],
    }
  } finally {
    await context?.close()
    await house.stop()
    await folder.remove()
    await rm(profile, { recursive: true, force: true })
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
