import { expect, test } from './people.ts'
import type { Personne } from './people.ts'

/** What is written on the interview page is never lost: each way in which a page can disappear. */

/** Waits until the server itself has these words. */
const leServeurA = (qui: Personne, adresse: string, mots: string): Promise<void> =>
  expect
    .poll(async () => (await qui.demande(adresse)).texte.replaceAll(/\s+/g, ' '), { message: `le serveur doit avoir « ${mots} »` })
    .toContain(mots)

test('un onglet tué : la page attend, sur la journée et dans le dossier', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvreLEntretien('Fatoumata Diarra')
  const page = solene.adresse
  await solene.ecrit('Le recours part demain, elle l’a relu avec moi.')
  await leServeurA(solene, page, 'elle l’a relu avec moi.')
  const cdp = await solene.contexte.newCDPSession(solene.page)
  await Promise.race([cdp.send('Page.crash').catch(() => undefined), solene.page.waitForEvent('crash')])

  const apres = await solene.rouvreUnOnglet()
  await apres.va('/journee')
  await apres.page.getByRole('region', { name: 'À ranger' }).getByRole('link', { name: 'Fatoumata Diarra' }).click()
  await apres.voit('elle l’a relu avec moi.')
  await apres.va(page)
  await expect(apres.feuille).toContainText('elle l’a relu avec moi.')
})

test('un onglet fermé en pleine phrase : les derniers mots partent avec lui', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvreLEntretien('Cyril Haumont')
  const page = solene.adresse
  await solene.ecrit('Il a commencé lundi, il est content.')
  await solene.page.close()
  const apres = await solene.rouvreUnOnglet()
  await leServeurA(apres, page, 'il est content.')
})

test('le réseau coupé : bandeau noir, rien de perdu, tout part au retour', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvreLEntretien('Hervé Poncelet')
  const page = solene.adresse
  await solene.ecrit('Avant la coupure. ')
  await leServeurA(solene, page, 'Avant la coupure.')
  await solene.perdLeReseau()
  await solene.ecrit('Pendant la coupure. ')
  await solene.voit('Le réseau est coupé. Vos notes sont gardées ici, chiffrées.')
  await solene.retrouveLeReseau()
  await solene.voit('Tout est de nouveau gardé sur le serveur')
  await leServeurA(solene, page, 'Pendant la coupure.')

  await test.step('coupé encore, onglet fermé : au retour le poste rend ce qu’il a gardé', async () => {
    await solene.perdLeReseau()
    await solene.ecrit('Juste avant de fermer.')
    await solene.voit('Le réseau est coupé. Vos notes sont gardées ici, chiffrées.')
    await solene.page.close({ runBeforeUnload: false })
    await solene.retrouveLeReseau()
    const apres = await solene.rouvreUnOnglet()
    await apres.va(page)
    // the last words may still have left with the tab; else this computer kept them, and asks
    const garde = apres.page.getByRole('heading', { name: 'Ce poste a gardé des notes que le serveur n’a pas' })
    await expect(garde.or(apres.feuille.filter({ hasText: 'Juste avant de fermer.' })).first()).toBeVisible()
    if (await garde.isVisible()) await apres.presse('Ne garder que la seconde')
    await expect(apres.feuille).toContainText('Avant la coupure. Pendant la coupure. Juste avant de fermer.')
    await leServeurA(apres, page, 'Juste avant de fermer.')
  })
})

test('deux onglets sur la même page : les deux versions se voient, les deux se gardent', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvreLEntretien('Roger et Odette Vasseur')
  const page = solene.adresse
  const autre = await solene.rouvreUnOnglet()
  await autre.va(page)
  await expect(autre.feuille).toBeVisible()
  await solene.ecrit('Écrit dans le premier onglet.')
  await leServeurA(solene, page, 'Écrit dans le premier onglet.')
  await autre.ecrit('Écrit dans le second onglet.')
  await autre.voit('Cette page a aussi été écrite dans un autre onglet', 'Écrit dans le premier onglet.')
  await expect(autre.feuille).toContainText('Écrit dans le second onglet.')
  await autre.presse('Garder les deux')
  await leServeurA(solene, page, 'Écrit dans le premier onglet.')
  await leServeurA(solene, page, 'Écrit dans le second onglet.')
})

test('le rideau baissé ailleurs : la page garde, et envoie quand la session revient', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvreLEntretien('Damien Marchand et Lou')
  const page = solene.adresse
  const autre = await solene.rouvreUnOnglet()
  await autre.va('/dossiers')
  await autre.baisseLeRideau()
  await expect(autre.bouton(/^Revenir/)).toBeVisible()
  await solene.ecrit('Écrit pendant que la session est fermée.')
  await solene.voit('Votre session est fermée.')
  await expect(solene.feuille).toContainText('Écrit pendant que la session est fermée.')
  await autre.presse(/^Revenir/)
  await autre.estA('Foyers')
  await solene.voit('Tout est de nouveau gardé sur le serveur')
  await leServeurA(solene, page, 'Écrit pendant que la session est fermée.')
})

test('un envoi qui croise le rideau : la page attend la seconde réponse avant de se fermer', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvreLEntretien('Linh et Thomas Nguyen')
  const page = solene.adresse
  // what the server answers when the session is locked between the cookie and the database
  let refus = 0
  await solene.page.route('**/garder', (route) => (refus++ === 0 ? route.fulfill({ status: 403, body: '' }) : route.continue()))
  await solene.ecrit('Écrit au moment où le rideau tombait.')
  await leServeurA(solene, page, 'Écrit au moment où le rideau tombait.')
  expect(solene.adresse).toBe(page)
  expect(refus).toBeGreaterThan(1)
})
