import { spawnSync } from 'node:child_process'
import { expect, test as base } from '@playwright/test'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { addDays, addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { wallClock } from '#web/clock.ts'
import { compteLesDemandes } from './mix.ts'

/**
 * The people of the stories and what they do: each verb is a few lines over roles and visible names. French names, in plain letters,
 * so that a social worker can read a story aloud.
 */
export const origine = (): string => {
  const origin = process.env['APARTE_STORY_ORIGIN']
  if (!origin) throw new Error('No house is open: the stories are run by « playwright test »')
  return origin
}

/** A request that anybody may have made of another place than ours, seen by every story. */
const ailleurs = (contexte: BrowserContext, vues: string[]): void => {
  contexte.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origine()}/`) && !/^(?:data|blob|about):/.test(url)) vues.push(url)
  })
}

/** A form as it leaves: pairs of names and values, texts with files in the place of some of them, or a raw body with its type. */
export type Envoi =
  | { paires: [string, string][] }
  | { textes: Record<string, string>; fichiers: readonly string[] }
  | { type: string; corps: string }
const photo = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('89504e47', 'hex') }

export class Personne {
  readonly page: Page
  readonly contexte: BrowserContext
  /** Who she is, once she has come in. */
  nom = ''
  /** Keys that write, and keys that move or act (Tab, Enter, Ctrl Enter…), since the last `compte()`. */
  frappes = 0
  gestes = 0

  constructor(page: Page) {
    this.page = page
    this.contexte = page.context()
  }

  /** Types an address, as somebody who knows it would. */
  async va(adresse: string): Promise<void> {
    await this.page.goto(`${origine()}${adresse}`)
  }

  /** Where she is, without the site’s name. */
  get adresse(): string {
    return new URL(this.page.url()).pathname
  }

  lien = (nom: string | RegExp): Locator => this.page.getByRole('link', { name: nom }).filter({ visible: true }).first()
  bouton = (nom: string | RegExp): Locator => this.page.getByRole('button', { name: nom }).filter({ visible: true }).first()
  champ = (nom: string | RegExp): Locator =>
    this.page.getByLabel(nom).and(this.page.locator('input:not([type=checkbox], [type=radio]), textarea')).filter({ visible: true }).first()
  choix = (nom: string | RegExp): Locator =>
    this.page
      .getByRole('radio', { name: nom })
      .or(this.page.getByRole('checkbox', { name: nom }))
      .first()
  region = (nom: string | RegExp): Locator => this.page.getByRole('region', { name: nom }).first()

  async suit(nom: string | RegExp): Promise<void> {
    await this.lien(nom).click()
  }
  async presse(nom: string | RegExp): Promise<void> {
    await this.bouton(nom).click()
  }
  async remplit(nom: string | RegExp, valeur: string): Promise<void> {
    await this.champ(nom).fill(valeur)
  }
  /** Ticks a box or a radio button as the keyboard does. */
  async coche(nom: string | RegExp): Promise<void> {
    const choix = this.choix(nom)
    if (await choix.isChecked()) return
    await choix.focus()
    await this.page.keyboard.press('Space')
    await expect(choix).toBeChecked()
  }
  async choisit(nom: string | RegExp, option: string): Promise<void> {
    const liste = this.page.getByRole('combobox', { name: nom }).first()
    const choix = liste.getByRole('option', { name: option }).first()
    await liste.selectOption((await choix.getAttribute('value')) ?? '')
  }
  /** Opens a folded part of the page. */
  async deplie(nom: string): Promise<void> {
    await this.page.getByText(nom, { exact: false }).filter({ visible: true }).first().click()
  }

  async touche(...touches: string[]): Promise<void> {
    for (const touche of touches) {
      this.gestes++
      await this.page.keyboard.press(touche)
    }
  }
  async tape(texte: string): Promise<void> {
    this.frappes += texte.length
    await this.page.keyboard.type(texte)
  }
  /** Moves by Tab until the focus is there: no mouse, no address. */
  async atteint(but: Locator, pas: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await but.waitFor({ state: 'attached' })
    for (let n = 0; n < 200; n++) {
      if (await but.evaluate((element) => element === document.activeElement)) return
      await this.touche(pas)
    }
    throw new Error(`Le clavier n’atteint pas ${but}`)
  }
  /** A date or an hour, reached by the keyboard. The order of its figures depends on the language of the browser itself, so it is given whole. */
  async ecritLaDate(nom: string, valeur: string): Promise<void> {
    await this.atteint(this.champ(nom))
    await this.champ(nom).fill(valeur)
    this.frappes += valeur.length
  }
  /** What was pressed since the last time, and begins to count again. */
  compte(): { frappes: number; gestes: number } {
    const { frappes, gestes } = this
    this.frappes = 0
    this.gestes = 0
    return { frappes, gestes }
  }

  async voit(...textes: (string | RegExp)[]): Promise<void> {
    for (const texte of textes)
      await expect(this.page.getByText(texte).filter({ visible: true }).first(), `« ${texte} » doit se voir`).toBeVisible()
  }
  /** Neither on screen nor anywhere in what the server sent. */
  async neTrouvePas(...textes: string[]): Promise<void> {
    const source = await this.page.content()
    for (const texte of textes) expect(source.includes(texte), `« ${texte} » est dans la page ${this.adresse}`).toBe(false)
  }
  /** Looks for these words on the page, then on the older ones behind it: meanwhile others work, and each act of theirs is a line of a journal. */
  async voitEnRemontant(...textes: string[]): Promise<void> {
    for (const texte of textes) {
      const trouve = this.page.getByText(texte).filter({ visible: true }).first()
      const plusAnciennes = this.page.getByRole('link', { name: 'Plus anciennes' })
      while (!(await trouve.isVisible()) && (await plusAnciennes.isVisible())) {
        const ici = this.page.url()
        await plusAnciennes.click()
        await this.page.waitForURL((url) => url.href !== ici)
      }
      await expect(trouve, `« ${texte} » doit se voir, ici ou plus loin`).toBeVisible()
    }
  }
  async neVoitPas(...textes: (string | RegExp)[]): Promise<void> {
    for (const texte of textes)
      await expect(this.page.getByText(texte).filter({ visible: true }), `« ${texte} » ne doit pas se voir`).toHaveCount(0)
  }
  async estA(titre: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: titre })).toBeVisible()
  }

  /** Proves again that it is she, where that is asked: right after login it is not. */
  async confirme(): Promise<void> {
    if (!(await this.lien('Confirmer').isVisible())) return
    await this.suit('Confirmer')
    await this.presse('Confirmer (démonstration, sans code)')
  }
  /** Opens a household from her list. */
  async ouvre(foyer: string): Promise<void> {
    await this.va('/dossiers')
    await this.suit(foyer)
    await this.estA(foyer)
  }
  /** Opens today’s interview page of a household and puts the cursor in it. */
  async ouvreLEntretien(foyer: string): Promise<void> {
    await this.ouvre(foyer)
    await this.page.getByRole('navigation', { name: 'Dossier' }).getByRole('link', { name: 'Entretien' }).click()
    await this.presse(/Ouvrir la page|Reprendre la page/)
    await this.page.waitForURL(/\/entretiens\/[0-9a-f-]{36}$/)
    await this.feuille.click()
  }
  get feuille(): Locator {
    return this.page.getByRole('textbox', { name: 'Page de l’entretien' }).filter({ visible: true })
  }
  async ecrit(texte: string): Promise<void> {
    await this.feuille.click()
    await this.tape(texte)
  }
  /** Reads on the page that the server has everything. */
  async voitQueCestGarde(): Promise<void> {
    await expect(this.region('État de la page')).toContainText(/Gardé à/)
  }
  async range(): Promise<void> {
    await this.touche('Control+Enter')
    await this.estA('Ranger l’entretien')
  }
  /** Another tab of the same browser. */
  async rouvreUnOnglet(): Promise<Personne> {
    return new Personne(await this.contexte.newPage())
  }
  async perdLeReseau(): Promise<void> {
    await this.contexte.setOffline(true)
  }
  async retrouveLeReseau(): Promise<void> {
    await this.contexte.setOffline(false)
  }
  async baisseLeRideau(): Promise<void> {
    await this.touche('F9')
  }
  /** A file, as it would be opened. */
  async telecharge(adresse: string): Promise<{ statut: number; type: string; octets: Buffer }> {
    const reponse = await this.contexte.request.get(`${origine()}${adresse}`)
    return { statut: reponse.status(), type: reponse.headers()['content-type'] ?? '', octets: await reponse.body() }
  }
  /** The id in the address of the first link that has this form. */
  async idDUnLien(forme: RegExp, nom: string | RegExp = /./): Promise<string> {
    const liens = await this.page
      .getByRole('link', { name: nom })
      .evaluateAll((tous) => tous.map((lien) => lien.getAttribute('href') ?? ''))
    const id = liens.map((lien) => forme.exec(lien)?.[1]).find(Boolean)
    if (!id) throw new Error(`Aucun lien comme ${forme} sur ${this.adresse}`)
    return id
  }
  /** Asks for an exceptional access by the identity that somebody gives on the telephone. */
  async demandeLOuverture(nom: string, prenom: string): Promise<void> {
    await this.va('/acces-exceptionnel')
    await this.confirme()
    await this.remplit(/^Nom/, nom)
    await this.remplit('Prénom', prenom)
    await this.page.getByRole('radio').first().focus()
    await this.touche('Space')
    await this.remplit('Votre raison', 'L’hôpital appelle, il faut joindre sa famille ce soir.')
    await this.presse('Demander l’ouverture')
  }
  /** Sends a form past the browser. */
  async envoie(adresse: string, quoi: Envoi): Promise<{ statut: number; texte: string }> {
    const headers = { origin: origine() }
    const url = `${origine()}${adresse}`
    const corps = 'paires' in quoi ? new URLSearchParams(quoi.paires).toString() : 'corps' in quoi ? quoi.corps : ''
    const type = 'type' in quoi ? quoi.type : 'application/x-www-form-urlencoded'
    const reponse =
      'fichiers' in quoi
        ? await this.contexte.request.post(url, {
            maxRedirects: 0,
            headers,
            multipart: { ...quoi.textes, ...Object.fromEntries(quoi.fichiers.map((nom) => [nom, photo])) },
          })
        : await this.contexte.request.post(url, { maxRedirects: 0, headers: { ...headers, 'content-type': type }, data: corps })
    return { statut: reponse.status(), texte: await reponse.text() }
  }
  /** A page asked for without looking at it: its status. */
  async demande(adresse: string): Promise<{ statut: number; texte: string; type: string }> {
    const reponse = await this.contexte.request.get(`${origine()}${adresse}`, { maxRedirects: 0 })
    return { statut: reponse.status(), texte: await reponse.text(), type: reponse.headers()['content-type'] ?? '' }
  }
}

type Outils = {
  /** « const solene = await comme('Solène Kerbrat') »: her own browser, logged in. */
  comme: (nom: string) => Promise<Personne>
  /** Somebody who is not logged in. */
  quelquun: () => Promise<Personne>
}

export const test = base.extend<Outils>({
  quelquun: async ({ browser }, use) => {
    const dehors: string[] = []
    const erreurs: string[] = []
    const ouverts: BrowserContext[] = []
    await use(async () => {
      const contexte = await browser.newContext()
      ouverts.push(contexte)
      ailleurs(contexte, dehors)
      const page = await contexte.newPage()
      page.on('pageerror', (erreur) => erreurs.push(`${page.url()} : ${erreur.message}`))
      const personne = new Personne(page)
      compteLesDemandes(contexte, origine, () => personne.nom)
      return personne
    })
    for (const contexte of ouverts) await contexte.close()
    expect(dehors, 'requêtes vers un autre site').toEqual([])
    expect(erreurs, 'erreurs de script').toEqual([])
  },
  comme: async ({ quelquun }, use) => {
    await use(async (nom) => {
      const personne = await quelquun()
      await personne.va('/connexion')
      await personne.presse(new RegExp(`^${nom}`))
      personne.nom = nom
      await expect(personne.page.getByRole('banner').getByRole('link', { name: nom })).toBeVisible()
      return personne
    })
  },
})
export { expect }

/** The words of a PDF, by poppler; null where it is not installed. */
export const texteDuPdf = (pdf: Buffer): string | null => {
  const lu = spawnSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: pdf })
  return lu.error ? null : lu.stdout.toString('utf8').replaceAll(/\s+/g, ' ')
}

/** Seconds for a practised hand: five writing keys a second, and each move or action as long as two of them. */
export const secondes = ({ frappes, gestes }: { frappes: number; gestes: number }): number => frappes / 5 + gestes * 0.4

/** Today in Clairval, whatever the clock of this machine is set to. */
export const aujourdhui = (): IsoDate => wallClock(new Date(), 'Europe/Paris').date
/** A day from now, as a date field takes it: days of the calendar, not of twenty-four hours. */
export const dansNJours = (jours: number): IsoDate => addDays(aujourdhui(), jours)
/** The first of a month, so many months from now. */
export const premierDuMois = (dans: number): IsoDate => addMonths(`${aujourdhui().slice(0, 7)}-01`, dans)
