import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { cherche, ecritEnClair, tablette } from '../stories/tablette.ts'
import { runnableBrowser } from './browser.ts'
import { newFolder } from './house.ts'
import type { Proof } from './promise.ts'
import { openCopy, PASSPHRASE, screensOf, SHELL, takeCopy } from './tablet.ts'

/**
 * A tablet stolen in the middle of a visit: its profile is copied while a copy is open, after what was written was put on the disk, and again once it is shut. Every line that the screens showed and that is not of the
 * application itself is looked for, with what was written there and the phrase. The same search over the same lines written in the clear must find each of them.
 */
const CANARIES = ['Canari-mot-9917', 'Canari-paroles-4402', 'Canari-constat-7731', 'Canari-argent-5518', 'Canari-autour-6620']
/** Shorter lines are numbers and names of months, which a profile has for reasons of its own. */
const SHORTEST = 8

/** Everything readable on a page: its lines, and what its fields hold. */
const linesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('#visite :is(input, textarea)')].map(
      (one) => one.value,
    )
    return [...(document.querySelector<HTMLElement>('#visite')?.innerText ?? '').split(/\n/), ...fields].map((line) => line.trim())
  })

/** The texts of the application itself: what anybody may read in its files. */
const ownTexts = (): string =>
  readdirSync('build/client', { recursive: true, encoding: 'utf8' })
    .map((name) => join('build/client', name))
    .filter((path) => /\.(?:js|css|webmanifest)$/.test(path) && statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')

/** Writes on every screen what nobody else may read. */
const write = async (page: Page): Promise<string[]> => {
  const seen = new Set<string>()
  for (const { show } of await screensOf(page)) {
    await show()
    const words = page.locator('#partie textarea').first()
    if (await words.isVisible()) await words.fill(CANARIES[seen.size % 2] ?? '')
    const note = page.getByPlaceholder('à noter').first()
    if (await note.isVisible()) await note.fill(CANARIES[2] ?? '')
    const around = page.getByRole('region', { name: 'Autour' }).getByRole('textbox').first()
    if (await around.isVisible()) await around.fill(CANARIES[4] ?? '')
    const money = page.getByLabel('Son nom, s’il en faut un')
    if (await money.isVisible()) {
      await money.fill(CANARIES[3] ?? '')
      await page.getByLabel('Combien', { exact: true }).fill('4317')
      await page.getByRole('button', { name: 'Ajouter au budget' }).click()
      await page.getByText(new RegExp(`Gardé : ${CANARIES[3]}`)).waitFor()
    }
    await page.waitForTimeout(600)
    for (const line of await linesOf(page)) seen.add(line)
  }
  return [...seen]
}

const proof: Proof = async ({ log }) => {
  if ((await runnableBrowser()) === null) return { missing: 'a Chromium that runs here (APARTE_BROWSER)' }
  const place = await mkdtemp(join(tmpdir(), 'aparte-stolen-'))
  const folder = await newFolder()
  const house = await folder.open()
  let context: BrowserContext | null = null
  try {
    context = await tablette(join(place, 'tablet'))
    const { page } = await takeCopy(context, house.origin, 'Roger et Odette Vasseur')
    await context.setOffline(true)
    await page.goto(`${house.origin}${SHELL}`)
    await openCopy(page)
    const shown = await write(page)
    const own = ownTexts()
    const secret = [...new Set([...CANARIES, PASSPHRASE, ...shown.filter((line) => line.length >= SHORTEST && !own.includes(line))])]
    cpSync(join(place, 'tablet'), join(place, 'open'), { recursive: true, filter: (path) => !/Singleton/.test(path) })
    await context.close()
    context = null
    cpSync(join(place, 'tablet'), join(place, 'shut'), { recursive: true })
    await ecritEnClair(join(place, 'witness'), house.origin, secret)
    const stolen = ['open', 'shut'].map((name) => cherche(join(place, name), secret))
    const witness = cherche(join(place, 'witness'), secret)
    const found = stolen.flatMap(({ trouve }) => trouve)
    const unseen = secret.filter((line) => !witness.trouve.some((one) => one.startsWith(`« ${line} »`)))
    for (const one of [...found, ...unseen.map((line) => `the witness hides: ${line}`)].slice(0, 20)) log(one)
    const files = stolen.reduce((sum, { fichiers }) => sum + fichiers, 0)
    const bytes = stolen.reduce((sum, { octets }) => sum + octets, 0)
    return {
      figures: [
        {
          found: `${secret.length} lines of an open copy, what was written and its phrase, looked for in the profile while open and once shut, ${files} files, ${(bytes / 1e6).toFixed(1)} MB: ${found.length} in clear; ${secret.length - unseen.length} found by the same search where they are written in clear`,
          target: '0 in clear, all found where written',
          held: found.length === 0 && unseen.length === 0 && secret.length > CANARIES.length + 10,
          counted: files > 10 && bytes > 100_000 ? secret.length : 0,
        },
      ],
    }
  } finally {
    await context?.close()
    await house.stop()
    await folder.remove()
    await rm(place, { recursive: true, force: true })
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
