import { expect, test } from './people.ts'

/** Mme Aubertin must not be called: whoever sees her name sees that too, everywhere; what she takes away does not say it. */
test('la plaque de danger est partout où le nom apparaît', async ({ comme }) => {
  const interdits = /Ne pas appeler/i
  const solene = await comme('Solène Kerbrat')

  await test.step('la liste', async () => {
    await solene.va('/dossiers')
    await expect(solene.page.getByRole('row', { name: /Céline Aubertin/ })).toContainText(interdits)
  })
  await test.step('tous les onglets du foyer', async () => {
    await solene.suit('Céline Aubertin')
    const onglets = solene.page.getByRole('navigation', { name: 'Dossier' }).getByRole('link')
    const adresses = await onglets.evaluateAll((liens) => liens.map((lien) => lien.getAttribute('href') ?? ''))
    expect(adresses.length).toBeGreaterThan(4)
    for (const adresse of [...adresses, `${adresses[0]}/partager`, `${adresses[0]}/rendez-vous`, `${adresses[0]}/contact`]) {
      await solene.va(adresse)
      await expect(solene.region('Danger : consignes de contact'), adresse).toContainText(interdits)
      // a protected household never stands in a tab’s title
      await expect(solene.page).not.toHaveTitle(/Aubertin/)
    }
  })
  await test.step('la journée, l’agenda, la note à écrire', async () => {
    for (const adresse of ['/journee', '/entretien']) {
      await solene.va(adresse)
      const lignes = solene.page.getByRole('listitem').filter({ hasText: 'Aubertin', hasNot: solene.page.getByRole('listitem') })
      const nombre = await lignes.count()
      expect(nombre, adresse).toBeGreaterThan(0)
      for (let n = 0; n < nombre; n++) await expect(lignes.nth(n), `${adresse}, ligne ${n + 1}`).toContainText(interdits)
    }
  })
  await test.step('la recherche', async () => {
    await solene.touche('Control+k')
    await solene.tape('aubertin')
    await expect(solene.page.getByRole('option', { name: /Aubertin/ }).first()).toContainText(interdits)
    await solene.touche('Escape')
    await solene.va('/chercher?q=aubertin')
    await expect(solene.page.getByRole('listitem').filter({ hasText: 'Aubertin' }).first()).toContainText(interdits)
  })
  await test.step('la page d’entretien et son rangement', async () => {
    await solene.ouvreLEntretien('Céline Aubertin')
    await expect(solene.page.getByRole('banner')).toContainText(interdits)
    await solene.ecrit('Elle a retrouvé le livret de famille.')
    await solene.range()
    await expect(solene.page.getByRole('banner')).toContainText(interdits)
  })
  await test.step('le résumé remis ne la porte pas, ni son nom', async () => {
    await solene.presse('Garder, et préparer un résumé à remettre')
    await solene.presse('Garder et voir la feuille')
    const feuille = solene.page.getByRole('article').or(solene.page.getByRole('main')).first()
    await expect(feuille).not.toContainText(interdits)
    await expect(feuille).not.toContainText('Aubertin')
    await expect(solene.page).not.toHaveTitle(/Aubertin/)
  })
  await test.step('l’accueil : la consigne de qui il connaît, rien d’un foyer protégé', async () => {
    const jocelyne = await comme('Jocelyne Tual')
    await jocelyne.va('/chercher?q=poncelet')
    await expect(jocelyne.page.getByRole('listitem').filter({ hasText: 'Poncelet' }).first()).toContainText(/pas de message/i)
    await jocelyne.va('/chercher?q=aubertin')
    await jocelyne.neTrouvePas('Céline')
  })
})
