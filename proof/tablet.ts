import type { BrowserContext, Page } from '@playwright/test'

/** A tablet of Solène Kerbrat in a proof: a copy is taken of a household, and opened on every screen. */
export const PASSPHRASE = 'vélo camphre lundi bassine'
export const SHELL = '/visite-hors-ligne'

/** Comes in and takes a copy of the household of that name. @returns the household’s id, the page at its door. */
export const takeCopy = async (context: BrowserContext, origin: string, name: string): Promise<{ page: Page; id: string }> => {
  const page = await context.newPage()
  await page.goto(`${origin}/connexion`)
  await page.getByRole('button', { name: /Solène Kerbrat/ }).click()
  await page.waitForURL((url) => url.pathname !== '/connexion')
  await page.goto(`${origin}/dossiers`)
  const href = await page.getByRole('link', { name }).first().getAttribute('href')
  const id = /dossiers\/([0-9a-f-]{36})/.exec(href ?? '')?.[1]
  if (id === undefined) throw new Error(`No household called ${name}`)
  await page.goto(`${origin}/dossiers/${id}/visite-hors-ligne`)
  await page.getByLabel('Phrase pour ouvrir la copie').fill(PASSPHRASE)
  await page.getByLabel('Encore une fois').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Prendre la copie' }).click()
  await page.waitForURL(({ pathname }) => pathname === SHELL)
  await page.getByLabel('Phrase de la copie').waitFor()
  return { page, id }
}

export const openCopy = async (page: Page): Promise<void> => {
  await page.getByLabel('Phrase de la copie').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await page.getByRole('navigation', { name: 'Parties de la visite' }).waitFor()
}

/** The screens of an open copy, each with how one gets there and what unfolds on it. */
export const screensOf = async (page: Page): Promise<{ name: string; show: () => Promise<void> }[]> => {
  const parts = page.getByRole('navigation', { name: 'Parties de la visite' }).getByRole('button')
  const unfold = async (): Promise<void> => {
    const folded = page.locator('#partie button[aria-expanded="false"]').first()
    if (await folded.isVisible()) await folded.click()
    for (const details of await page.locator('#partie details:not([open]) > summary').all()) await details.click()
  }
  const count = await parts.count()
  return [
    ...Array.from({ length: count }, (_, at) => ({
      name: `part ${at + 1}`,
      show: async () => {
        await parts.nth(at).click()
        await unfold()
      },
    })),
    { name: 'a word', show: () => page.getByRole('button', { name: 'Noter un mot' }).click() },
  ]
}
