import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { aujourdhui, expect, premierDuMois, test } from './people.ts'
import { tournee } from './ronde.ts'

/** Plays the night of a day over the database of the house: the same work as after midnight, with the day as an argument. */
const laNuitDu = (jour: string): { files: number; noticed: number; failed: number } => {
  const dossier = process.env['APARTE_STORY_FOLDER'] ?? ''
  const env = { ...process.env, APARTE_DATA: join(dossier, 'data'), APARTE_KEY_FILE: join(dossier, 'root.key') }
  const somme = { files: 0, noticed: 0, failed: 0 }
  // what the house itself has in hand, because somebody has just written there, is left to it: begun again until nothing was left
  for (;;) {
    const faite = JSON.parse(execFileSync(process.execPath, ['scripts/night.ts', jour], { env, encoding: 'utf8' }))
    for (const quoi of ['files', 'noticed', 'failed'] as const) somme[quoi] += faite[quoi]
    if (faite.busy === 0) return somme
  }
}

/** She turns twenty on the tenth of the month that is four months away: family benefits for two children stop on its first day. */
const anniversaire = premierDuMois(4)
const naissance = `${Number(anniversaire.slice(0, 4)) - 20}${anniversaire.slice(4, 8)}10`

test('la nuit du premier du mois : la référente apprend qu’un droit va s’arrêter, personne d’autre n’en sait rien', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvre('Damien Marchand et Lou')
  const foyer = solene.adresse
  await test.step('une aînée, et qu’elle ne gagne rien', async () => {
    await solene.envoie(`${foyer}/foyer`, {
      paires: Object.entries({ intent: 'add', firstName: 'Zoé', lastName: 'Marchand', usualName: '', civilTitle: 'none', sex: 'F', birthDate: naissance, expectedOn: '', detail: '', role: 'child', custody: 'full', fromDate: '2024-01-01' }),
    }) // prettier-ignore
    await solene.va(`${foyer}/foyer`)
    await solene.suit(/départ : Zoé/)
    const personne = new URL(solene.page.url()).pathname.split('/').at(-1) ?? ''
    const { statut } = await solene.envoie(`${foyer}/faits/noter?fait=income.salary&personne=${personne}`, {
      paires: Object.entries({ intent: 'keep', personId: personne, line: '0 € depuis janvier 2024', source: 'read', observedOn: aujourdhui(), compartment: 'budget', detail: '' }),
    }) // prettier-ignore
    expect(statut).toBe(302)
  })
  await test.step('la première nuit commence à compter : rien n’est encore une nouvelle', async () => {
    const nuit = laNuitDu(aujourdhui())
    expect(nuit.failed).toBe(0)
    await solene.va('/journee')
    await solene.neVoitPas('Les droits bougent')
  })
  await test.step('la nuit du premier du mois', async () => {
    const nuit = laNuitDu(premierDuMois(1))
    expect(nuit.files).toBeGreaterThan(30)
    expect(nuit.noticed).toBeGreaterThan(0)
  })
  const ligne = solene.page
    .getByRole('region', { name: 'Les droits bougent' })
    .getByRole('listitem')
    .filter({ hasText: 'Allocations familiales' })
  await test.step('sur sa journée : quel droit, quel jour, pourquoi, et que c’est une estimation', async () => {
    await solene.va('/journee')
    await expect(ligne).toContainText(/Damien\sMarchand/)
    await expect(ligne).toContainText(/Droit\squi\sva\ss’arrêter/)
    await expect(ligne).toContainText(/s’arrêterait\sle\s1er/)
    await expect(ligne).toContainText(/Zoé\satteint\s20\sans/)
    await solene.voit('Estimation, ne vaut pas décision.')
  })
  await test.step('jouée encore, elle n’a rien de plus à dire de ce foyer', async () => {
    const duFoyer = solene.page
      .getByRole('region', { name: 'Les droits bougent' })
      .getByRole('listitem')
      .filter({ hasText: /Damien\sMarchand/ })
    const dits = await duFoyer.allInnerTexts()
    laNuitDu(premierDuMois(1))
    await solene.va('/journee')
    await expect(ligne).toHaveCount(1)
    expect(await duFoyer.allInnerTexts()).toEqual(dits)
  })
  const avis = (await ligne.getByRole('link', { name: /^Écarter/ }).getAttribute('href')) ?? ''
  await test.step('une collègue ne voit rien, et aucun nombre ; l’avis n’est pas là pour elle', async () => {
    const awa = await comme('Awa Sarr')
    await awa.va('/journee')
    await awa.neVoitPas('Les droits bougent', /Marchand/)
    expect((await awa.demande(avis)).statut).toBe(404)
    expect((await awa.envoie(avis, { paires: [['reason', 'done']] })).statut).toBe(404)
  })
  await test.step('on l’écarte avec une raison, au clavier', async () => {
    const ronde = tournee('La nuit')
    ronde.ecoute(solene)
    await ronde.visite(solene, ['/journee', '/avis/:id/ecarter'], { id: avis.split('/')[2] ?? '' })
    ronde.conclut()
    await solene.va('/journee')
    await solene.suit(/^Écarter : Allocations familiales/)
    await solene.estA('Écarter cet avis')
    await solene.presse('Écarter l’avis')
    await solene.voit('Choisissez une raison : elle reste au dossier.')
    await solene.choix('La personne est prévenue').focus()
    await solene.touche('Space')
    await solene.presse('Écarter l’avis')
    await solene.voit('Avis écarté.')
    await expect(ligne).toHaveCount(0)
    expect((await solene.demande(avis)).statut).toBe(404)
  })
  await test.step('la nuit suivante ne le redit pas', async () => {
    laNuitDu(premierDuMois(2))
    await solene.va('/journee')
    await expect(ligne).toHaveCount(0)
  })
  await test.step('l’administration choisit à partir de quelle différence prévenir', async () => {
    const yann = await comme('Yann Le Goff')
    await yann.va('/equipe/lieux')
    await yann.suit(/^Avis de la nuit/)
    await yann.estA('Avis de la nuit')
    await yann.remplit(/Prévenir quand un montant/, 'beaucoup')
    await yann.presse('Garder')
    await yann.voit('Ce montant n’est pas lisible. Écrivez-le comme 548 ou 548,50.')
    await yann.remplit(/Prévenir quand un montant/, '20')
    await yann.presse('Garder')
    await yann.voit(/^Gardé\./)
  })
})
