import { expect, test } from './people.ts'
import type { Personne } from './people.ts'

/** Nothing of the page under the curtain, for the eye nor for the document. */
const rienNeSeVoit = async (qui: Personne, ...mots: string[]): Promise<void> => {
  await expect(qui.page).toHaveTitle('Aparté')
  await qui.neTrouvePas(...mots)
  await expect(qui.page.getByRole('navigation')).toHaveCount(0)
  // and the server refuses every other page
  const ailleurs = await qui.demande('/dossiers')
  expect(ailleurs.statut).toBe(302)
}

test('le rideau tombe d’une touche et cache tout', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvre('Marco Bianchi')
  const avant = solene.adresse
  await solene.baisseLeRideau()
  await expect(solene.bouton('Revenir (démonstration, sans phrase de passe)')).toBeVisible()
  await rienNeSeVoit(solene, 'Bianchi', 'Solène', 'Démarches en cours')
  await solene.presse('Revenir (démonstration, sans phrase de passe)')
  await solene.estA('Marco Bianchi')
  expect(solene.adresse).toBe(avant)
})

test('il couvre avant même que le serveur réponde', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvre('Marco Bianchi')
  await solene.perdLeReseau()
  await solene.remplit('Écrire dans le fil', 'Il a reçu le plan de la commission')
  const debut = Date.now()
  await solene.baisseLeRideau()
  await expect(solene.page.getByRole('dialog', { name: 'Rideau' })).toBeVisible()
  console.log(`Rideau : couvert ${Date.now() - debut} ms après la touche, réseau coupé`)
  await expect(solene.page).toHaveTitle('Aparté')
  await solene.neTrouvePas('Bianchi', 'plan de la commission')
  await solene.voit('Le serveur ne répond pas. L’écran reste caché, ce que vous écriviez est gardé.')
  await solene.retrouveLeReseau()
  await solene.presse('Réessayer')
  await rienNeSeVoit(solene, 'Bianchi', 'plan de la commission')
  await solene.presse(/^Revenir/)
  await solene.estA('Marco Bianchi')
  await expect(solene.champ('Écrire dans le fil')).toHaveValue('Il a reçu le plan de la commission')
})

test('Échap deux fois, sur la page d’entretien : pas une lettre ne se perd', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvreLEntretien('Marco Bianchi')
  await solene.ecrit('Il a pleuré en parlant de son père')
  await solene.touche('Escape', 'Escape')
  await expect(solene.bouton(/^Revenir/)).toBeVisible()
  await rienNeSeVoit(solene, 'Bianchi', 'pleuré')
  await solene.presse(/^Revenir/)
  await expect(solene.feuille).toContainText('Il a pleuré en parlant de son père')
})

test('sans un geste, le rideau prévient, puis tombe', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.page.clock.install()
  await solene.ouvre('Marco Bianchi')
  await solene.page.clock.runFor('05:03')
  await solene.voit(/Sans un geste, le rideau se baissera à/)
  await solene.page.clock.runFor('05:03')
  await expect(solene.bouton(/^Revenir/)).toBeVisible()
  await rienNeSeVoit(solene, 'Bianchi')
})
