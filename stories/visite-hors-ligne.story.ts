import { cpSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { startHouse } from '#app/start.ts'
import type { Running } from '#app/start.ts'
import { seedTown } from '../seed/load.ts'
import { expect, Personne, test } from './people.ts'
import {
  cacheDe,
  cherche,
  dessine,
  ecritEnClair,
  EXIF,
  lignesGardees,
  portLibre,
  prendUnePhoto,
  rapporteTout,
  tablette,
  tropPetits,
} from './tablette.ts'

/**
 * A home visit without network, in a browser with a profile on the disk: the browser set offline and the server stopped. A stolen tablet is a copy of that profile.
 */
const FOYER = 'Roger et Odette Vasseur'
const PHRASE = 'vélo camphre lundi bassine'
const CANARI = 'Canari-sous-scellé-7431'
const MOTS = `Les pieds, c’est Odette. ${CANARI}`

let dossier = ''
let env: NodeJS.ProcessEnv = {}
let maison: Running | null = null
const avant = process.env['APARTE_STORY_ORIGIN']

const ouvreLaMaison = async (): Promise<void> => {
  maison = await startHouse({ env, projectFolder: process.cwd(), log: () => {}, seed: seedTown })
  process.env['APARTE_STORY_ORIGIN'] = maison.origin
}
const fermeLaMaison = async (): Promise<void> => {
  await maison?.stop()
  maison = null
}

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'aparte-visite-'))
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...autres } = process.env
  // the same address after a stop: what a browser keeps is kept for an address
  const propre = {
    PORT: String(await portLibre()),
    APARTE_DATA: join(dossier, 'data'),
    APARTE_KEY_FILE: join(dossier, 'root.key'),
    APARTE_MODE: 'demo',
  }
  env = { ...autres, ...propre }
  await ouvreLaMaison()
})
test.afterAll(async () => {
  await fermeLaMaison()
  process.env['APARTE_STORY_ORIGIN'] = avant
  rmSync(dossier, { recursive: true, force: true })
})

const entre = async (contexte: BrowserContext, nom = 'Solène Kerbrat'): Promise<Personne> => {
  const qui = new Personne(await contexte.newPage())
  await qui.va('/connexion')
  await qui.page.getByRole('button', { name: new RegExp(nom) }).click()
  await qui.page.waitForURL((url) => url.pathname !== '/connexion')
  return qui
}
const idDuFoyer = async (qui: Personne): Promise<string> => {
  await qui.ouvre(FOYER)
  return /dossiers\/([0-9a-f-]{36})/.exec(qui.page.url())?.[1] ?? ''
}
const prendLaCopie = async (qui: Personne, id: string): Promise<void> => {
  await qui.va(`/dossiers/${id}/visite-hors-ligne`)
  await qui.champ('Phrase pour ouvrir la copie').fill(PHRASE)
  await qui.champ('Encore une fois').fill(PHRASE)
  await qui.presse('Prendre la copie')
  await qui.page.waitForURL((url) => url.pathname === '/visite-hors-ligne')
}
const ouvreLaCopie = async (page: Page, phrase = PHRASE): Promise<void> => {
  await page.getByLabel('Phrase de la copie').fill(phrase)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
}
const partie = (page: Page, nom: RegExp) =>
  page.getByRole('navigation', { name: 'Parties de la visite' }).getByRole('button', { name: nom }).click()
const garde = (page: Page) => expect(page.getByRole('region', { name: 'Enregistrement et suite' })).toContainText('Gardé sur la tablette')

test('une visite préparée, faite sans réseau ni serveur, l’onglet tué, reprise, envoyée deux fois, un conflit confirmé', async () => {
  const profil = join(dossier, 'tablette')
  let contexte = await tablette(profil)
  let solene = await entre(contexte)
  const id = await idDuFoyer(solene)
  await prendLaCopie(solene, id)

  let page = solene.page
  const parties = [/^Gestes/, /^Logement/, /^Autour/, /^Ses mots/, /^Budget/, /^Droits/]
  let mesures = 0
  await test.step('sans réseau ni serveur : la page s’ouvre, la phrase aussi', async () => {
    await contexte.setOffline(true)
    await fermeLaMaison()
    await page.close()
    page = await contexte.newPage()
    await page.goto(`http://localhost:${env['PORT']}/visite-hors-ligne`)
    await ouvreLaCopie(page, 'une tout autre phrase, longue')
    await expect(page.getByText('Ce n’est pas la phrase de cette copie.')).toBeVisible()
    await ouvreLaCopie(page)
    await expect(page.getByRole('heading', { level: 1, name: /Vasseur/ })).toBeVisible()
    await expect(page.getByText('Hors connexion.')).toBeVisible()
  })

  await test.step('la visite : gestes, logement, mots, droits, croquis, photo', async () => {
    // begun at the desk: what was told there is here already
    await expect(page.getByText('Commencée dans Aparté : elle continue ici')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Toilette/ }).getByRole('img')).toHaveText('B')
    const elimination = page.getByRole('button', { name: /^Élimination/ })
    await elimination.click()
    const fecale = page.getByRole('group', { name: /Fécale/ })
    await fecale.getByRole('checkbox', { name: /Spontanément/ }).check()
    await fecale.getByRole('checkbox', { name: /Habituellement/ }).check()
    await page.getByRole('button', { name: /Urinaire : aucun des quatre/ }).click()
    // what nobody looked at is not « non »: the letter waits for the two others
    await expect(elimination.getByRole('img')).toHaveText('?')
    for (const adverbe of [/Totalement/, /Correctement/]) {
      await fecale.getByRole('checkbox', { name: adverbe }).check()
      await fecale.getByRole('checkbox', { name: adverbe }).uncheck()
    }
    await expect(elimination.getByRole('img')).toHaveText('C')
    await partie(page, /^Logement/)
    await page
      .getByRole('group', { name: /^Salle de bain/ })
      .getByRole('radio', { name: 'Risque' })
      .check()
    await page.getByRole('textbox', { name: /^Salle de bain.*à noter/ }).fill('baignoire haute, tapis glissant')
    await dessine(page)
    await prendUnePhoto(page)
    await partie(page, /^Ses mots/)
    await page.getByRole('textbox', { name: 'Ses mots', exact: true }).fill('Je veux rester chez nous.')
    await page.getByLabel('De qui').selectOption({ label: 'Odette Vasseur' })
    await page.getByRole('button', { name: 'Noter un mot' }).click()
    await page.getByRole('textbox', { name: 'Le mot' }).fill(MOTS)
    await partie(page, /^Droits/)
    await expect(page.getByRole('list', { name: 'Droits estimés' }).getByRole('listitem').first()).toBeVisible()
    const salaire = page.getByLabel(/salaire net/).first()
    await salaire.fill('512')
    await salaire.blur()
    await partie(page, /^Budget/)
    const reste = page.getByRole('definition').nth(3)
    const avantLaCharge = await reste.textContent()
    await page.getByLabel('Ressource ou charge').selectOption({ label: 'Autre charge' })
    await page.getByLabel('Son nom').fill('Portage de repas')
    await page.getByLabel('Combien', { exact: true }).fill('~288/trim')
    // pressed twice, quickly: one line
    await page.getByRole('button', { name: 'Ajouter au budget' }).dblclick()
    await expect(page.getByText(/Portage de repas environ 288.*par trimestre/)).toHaveCount(1)
    await expect(reste).not.toHaveText(avantLaCharge ?? '')
    await page.getByLabel('Crédit ou dette', { exact: true }).selectOption({ label: 'Électricité ou gaz' })
    await page.getByLabel('À qui').fill('EDF')
    await page.getByLabel('Reste dû').fill('412')
    await page.getByRole('button', { name: 'Ajouter la dette' }).click()
    await expect(page.getByText(/EDF 412.*dus/)).toBeVisible()
    await garde(page)
  })

  await test.step('accessible, large, à une main, à 820 et à 400 points', async () => {
    const anomalies: string[] = []
    const petits: string[] = []
    const debords: number[] = []
    for (const largeur of [820, 400]) {
      await page.setViewportSize({ width: largeur, height: 1180 })
      for (const nom of parties) {
        await partie(page, nom)
        if (nom.source.startsWith('^Gestes')) await page.getByRole('button', { name: /^Toilette/ }).click()
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        anomalies.push(...violations.map((une) => `${largeur} ${nom.source} ${une.id}: ${une.nodes[0]?.target.join(' ')}`))
        petits.push(...(await tropPetits(page)).map((un) => `${largeur} ${nom.source} ${un}`))
        debords.push(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
        mesures += 1
      }
    }
    await page.setViewportSize({ width: 820, height: 1180 })
    console.log(
      `visite hors ligne : ${mesures} états regardés à 820 et 400 px, ${anomalies.length} anomalie(s) axe, ${petits.length} cible(s) de moins de 44 px`,
    )
    expect.soft([...new Set(anomalies)]).toEqual([])
    expect.soft([...new Set(petits)]).toEqual([])
    expect.soft(Math.max(...debords)).toBe(0)
  })

  await test.step('l’onglet tué : tout est là, derrière la phrase', async () => {
    const cdp = await contexte.newCDPSession(page)
    await Promise.race([cdp.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')])
    page = await contexte.newPage()
    await page.goto(`http://localhost:${env['PORT']}/visite-hors-ligne`)
    await ouvreLaCopie(page)
    await page.getByRole('button', { name: 'Noter un mot' }).click()
    await expect(page.getByText(MOTS)).toBeVisible()
    await partie(page, /^Logement/)
    await expect(page.getByRole('group', { name: /^Salle de bain/ }).getByRole('radio', { name: 'Risque' })).toBeChecked()
    await expect(page.getByRole('img', { name: 'Photo 1' })).toBeVisible()
  })

  await test.step('la tablette volée : une copie de son profil ne montre rien', async () => {
    await contexte.close()
    const volee = join(dossier, 'volee')
    cpSync(profil, volee, { recursive: true })
    // the same search must find: the same words, in the clear, in the same kind of store of another profile
    const temoin = join(dossier, 'temoin')
    await ecritEnClair(temoin, `http://localhost:${env['PORT']}`, [MOTS, 'Roger Vasseur', 'baignoire haute'])
    const mots = [CANARI, 'Vasseur', 'baignoire haute', EXIF, PHRASE, 'rester chez nous']
    const vu = cherche(volee, mots)
    const sur = cherche(temoin, mots)
    console.log(
      `tablette volée : ${vu.fichiers} fichiers, ${vu.octets} octets cherchés, ${vu.trouve.length} mot(s) en clair ; profil témoin, en clair : ${sur.fichiers} fichiers, ${sur.octets} octets, ${sur.trouve.length} trouvé(s)`,
    )
    for (const mot of [CANARI, 'Vasseur', 'baignoire haute'])
      expect(
        sur.trouve.some((un) => un.includes(mot)),
        `le témoin montre « ${mot} »`,
      ).toBe(true)
    expect(vu.octets).toBeGreaterThan(100_000)
    expect(vu.trouve).toEqual([])
  })

  await test.step('le réseau revient : au bureau, une autre valeur a été notée entre-temps', async () => {
    await ouvreLaMaison()
    contexte = await tablette(profil)
    solene = await entre(contexte)
    await solene.va(`/dossiers/${id}/faits/noter?fait=income.salary`)
    const personne = solene.page.getByRole('combobox', { name: 'De qui' })
    if (await personne.isVisible()) await personne.selectOption({ label: 'Odette Vasseur' })
    await solene.page.locator('input[name="line"]').fill('640 €')
    await solene.coche(/[Ll]u dans un document/)
    await solene.presse('Garder')
    await solene.page.waitForURL(/\/faits(?:\?|$)/)
  })

  await test.step('aucune réponse d’une personne n’est dans un cache ; la page gardée est celle de personne', async () => {
    page = solene.page
    await page.goto(`http://localhost:${env['PORT']}/visite-hors-ligne`)
    const caches = await cacheDe(page)
    console.log(`cache de la page : ${caches.length} fichiers, ${caches.reduce((somme, { texte }) => somme + texte.length, 0)} signes`)
    expect(caches.length).toBeGreaterThan(5)
    for (const { nom, texte } of caches) {
      expect(nom).toMatch(/^\/(?:assets\/|visite-hors-ligne(?:\.webmanifest)?$|favicon\.svg$)/)
      expect(texte).not.toMatch(/Vasseur|Kerbrat|Canari|data-idle/)
    }
    const autres = await page.evaluate(() => ({ local: localStorage.length, session: sessionStorage.length }))
    expect(autres).toEqual({ local: 0, session: 0 })
  })

  await test.step('envoyée deux fois : la première réponse se perd, la seconde arrive, rien n’est écrit deux fois', async () => {
    await ouvreLaCopie(page)
    let perdues = 0
    await page.route('**/envoi', async (route) => {
      if (perdues < 2 && new URLSearchParams(route.request().postData() ?? '').get('all') === 'oui') {
        perdues += 1
        // the server has done it; the answer is lost on the way
        await route.fetch()
        await route.abort()
      } else await route.continue()
    })
    await page.getByRole('button', { name: 'Envoyer dans Aparté' }).click()
    await expect(page.getByText('Aparté ne répond pas. Tout reste ici')).toBeVisible()
    await page.unroute('**/envoi')
    await page.getByRole('button', { name: 'Envoyer dans Aparté' }).click()
    await expect(page.getByRole('heading', { name: 'Tout est dans Aparté' })).toBeVisible()
    expect(perdues).toBe(1)
    await rapporteTout(page)
    expect(await lignesGardees(page), 'lignes restées sur la tablette').toBe(0)
  })

  await test.step('dans le dossier : l’entrée une fois, la photo sans ce que l’appareil y avait écrit, la paire à confirmer', async () => {
    await solene.va(`/dossiers/${id}`)
    await expect(solene.page.getByText(CANARI)).toHaveCount(1)
    await solene.va(`/dossiers/${id}/visite-hors-ligne`)
    await solene.voit('Rapporté de la visite', 'Grille AGGIR, à terminer', 'deux valeurs, à confirmer')
    await expect(solene.page.getByRole('img', { name: /Croquis/ })).toBeVisible()
    const photo = solene.page.getByRole('img', { name: 'Photo sans titre' })
    await expect(photo).toBeVisible()
    const reponse = await solene.page.request.get(new URL((await photo.getAttribute('src')) ?? '', solene.page.url()).href)
    const octets = await reponse.body()
    expect(reponse.headers()['content-type']).toBe('image/jpeg')
    expect(reponse.headers()['cache-control']).toBe('no-store')
    expect(octets.subarray(0, 3).toString('hex')).toBe('ffd8ff')
    expect(octets.includes('Exif')).toBe(false)
    expect(octets.includes(EXIF)).toBe(false)
    await solene.va(`/dossiers/${id}/budget`)
    await expect(solene.page.getByText('Portage de repas').first()).toBeVisible()
    await solene.voit('EDF')
    await solene.va(`/dossiers/${id}/evaluations`)
    await solene.voit('Grille AGGIR', 'Le logement, pièce par pièce')
    await solene.va(`/dossiers/${id}/faits`)
    await solene.voit('Deux valeurs différentes', /640.*et 512|512.*et 640/)
    await solene.presse(/Garder celle-ci : Salaire net, 512/)
    await solene.neVoitPas('Deux valeurs différentes')
  })
  await contexte.close()
})

test('une copie retirée à distance : la tablette l’efface dès qu’elle retrouve le réseau, et dit ce qui est perdu', async ({ browser }) => {
  const contexte = await tablette(join(dossier, 'retiree'))
  const solene = await entre(contexte)
  const id = await idDuFoyer(solene)
  await prendLaCopie(solene, id)
  const { page } = solene
  await ouvreLaCopie(page)
  await contexte.setOffline(true)
  await page.getByRole('button', { name: 'Noter un mot' }).click()
  await page.getByRole('textbox', { name: 'Le mot' }).fill('Jamais envoyé.')
  await garde(page)
  const yann = await entre(await browser.newContext({ locale: 'fr-FR' }), 'Yann Le Goff')
  await yann.va('/visites-hors-ligne')
  await yann.voit('Solène Kerbrat')
  await yann.neTrouvePas('Vasseur')
  await yann.presse(/Retirer la copie de Solène Kerbrat/)
  await yann.voit('Copie retirée.')
  await contexte.setOffline(false)
  await expect(page.getByText('Une copie a été retirée : elle est effacée de cet appareil.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Aucune visite n’est sur cet appareil.')).toBeVisible()
  await solene.va('/visites-hors-ligne')
  await solene.voit(/effacée de l’appareil.*1 réponse non envoyée, effacée avec elle/)
  await yann.contexte.close()
  await contexte.close()
})

test('le couvercle fermé aussitôt la copie prise, une tablette en retard, le rideau au clavier : la copie est là', async () => {
  const profil = join(dossier, 'couvercle')
  let contexte = await tablette(profil)
  const solene = await entre(contexte)
  const id = await idDuFoyer(solene)
  // the clock of the tablet is two minutes slow: what the server says lasts a day would seem to last longer than a copy may
  await solene.page.clock.install({ time: Date.now() - 120_000 })
  await prendLaCopie(solene, id)
  await contexte.close()

  contexte = await tablette(profil)
  await contexte.setOffline(true)
  await contexte.clock.install({ time: Date.now() - 120_000 })
  const page = await contexte.newPage()
  await page.goto(`http://localhost:${env['PORT']}/visite-hors-ligne`)
  const phrase = page.getByLabel('Phrase de la copie')
  await expect(phrase).toBeVisible()
  // longer than the page waits before it looks for what is over
  await page.clock.runFor(6_000)
  await page.reload()
  await ouvreLaCopie(page)
  const nom = page.getByRole('heading', { level: 1, name: /Vasseur/ })
  await expect(nom).toBeVisible()
  for (const touches of [['F9'], ['Escape', 'Escape']]) {
    for (const touche of touches) await page.keyboard.press(touche)
    await expect(phrase).toBeVisible()
    await expect(page.getByText(/Vasseur/)).toHaveCount(0)
    expect(new URL(page.url()).pathname).toBe('/visite-hors-ligne')
    await ouvreLaCopie(page)
    await expect(nom).toBeVisible()
  }
  await contexte.setOffline(false)
  // even asked for by somebody with a session, it is the page of nobody: nothing in it shuts that session, or leads elsewhere
  const servie = await page.request.get(page.url())
  expect(await servie.text()).not.toMatch(/data-idle|data-presence|Kerbrat/)
  await contexte.close()
})

test('vingt-quatre heures passées, ou dix minutes sans un geste : la copie s’efface, ou se referme', async () => {
  const contexte = await tablette(join(dossier, 'oubliee'))
  const solene = await entre(contexte)
  const id = await idDuFoyer(solene)
  await prendLaCopie(solene, id)
  const { page } = solene
  await page.clock.install()
  await page.reload()
  await ouvreLaCopie(page)
  await expect(page.getByRole('heading', { level: 1, name: /Vasseur/ })).toBeVisible()
  await page.clock.fastForward('11:00')
  await expect(page.getByText('Dix minutes sans un geste')).toBeVisible()
  await expect(page.getByText(/Vasseur/)).toHaveCount(0)
  await page.clock.fastForward('24:00:00')
  await expect(page.getByText('Les vingt-quatre heures sont passées')).toBeVisible()
  await expect(page.getByText('Aucune visite n’est sur cet appareil.')).toBeVisible()
  await contexte.close()
})

test('une clé d’accès qui garde un secret ouvre la copie ; l’application se laisse installer', async ({ browser }) => {
  const contexte = await tablette(join(dossier, 'cle'))
  const solene = await entre(contexte)
  const id = await idDuFoyer(solene)
  const cdp = await contexte.newCDPSession(solene.page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await solene.va(`/dossiers/${id}/visite-hors-ligne`)
  await solene.presse('Avec une clé d’accès')
  await solene.page.waitForURL((url) => url.pathname === '/visite-hors-ligne')
  await solene.page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect(solene.page.getByRole('heading', { level: 1, name: /Vasseur/ })).toBeVisible()
  await contexte.close()

  const commun = new Personne(await (await browser.newContext({ locale: 'fr-FR' })).newPage())
  await commun.va('/connexion')
  const manifeste = await commun.page.request.get(`http://localhost:${env['PORT']}/visite-hors-ligne.webmanifest`)
  const {
    icons,
    start_url: debut,
    scope,
    display,
  } = (await manifeste.json()) as { icons: { src: string; sizes: string }[]; start_url: string; scope: string; display: string }
  expect([debut, scope, display]).toEqual(['/visite-hors-ligne', '/visite-hors-ligne', 'standalone'])
  for (const { src } of icons) expect((await commun.page.request.get(`http://localhost:${env['PORT']}${src}`)).status()).toBe(200)
  await commun.contexte.close()
})
