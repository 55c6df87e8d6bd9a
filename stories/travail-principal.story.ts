import { dansNJours, expect, secondes, test, texteDuPdf } from './people.ts'

/**
 * The main job, by the keyboard alone: from the counter to the sheet that is handed over. The mouse is never used by Jocelyne nor by Solène.
 */
test('Mme Lambert vient sans rendez-vous : de l’accueil au résumé remis, au clavier seul', async ({ comme }) => {
  const jocelyne = await comme('Jocelyne Tual')
  await test.step('Jocelyne note la demande sur un seul écran', async () => {
    await expect(jocelyne.champ('Comment l’appeler ?')).toBeFocused()
    const ecran = jocelyne.page.url()
    jocelyne.compte()
    const debut = Date.now()
    await jocelyne.tape('Mme Lambert, Sonia')
    await jocelyne.touche('Tab')
    await jocelyne.tape('Coupure de gaz')
    await jocelyne.atteint(jocelyne.champ('Où vit-elle ?'))
    await jocelyne.tape('16 rue des Tanneurs')
    await jocelyne.touche('Tab', '2')
    await jocelyne.voit('Secteur 4', 'Qui verra cette demande')
    await jocelyne.touche('Control+Enter')
    await jocelyne.voit('Demande enregistrée')
    const effort = jocelyne.compte()
    console.log(
      `Accueil : ${effort.frappes} touches tapées et ${effort.gestes} gestes du clavier, soit ${secondes(effort).toFixed(1)} s pour une main habituée ` +
        `(la machine : ${((Date.now() - debut) / 1000).toFixed(1)} s), un seul écran`,
    )
    expect(secondes(effort)).toBeLessThanOrEqual(20)
    expect(new URL(jocelyne.page.url()).pathname).toBe(new URL(ecran).pathname)
    await expect(jocelyne.region('En salle d’attente')).toContainText('Mme Lambert, Sonia')
  })

  const solene = await comme('Solène Kerbrat')
  const menu = solene.page.getByRole('navigation', { name: 'Principale' })
  await test.step('Solène la voit et la prend', async () => {
    await solene.atteint(menu.getByRole('link', { name: 'Demandes' }))
    await solene.touche('Enter')
    await solene.estA('Demandes')
    await solene.atteint(solene.lien('Mme Lambert, Sonia'))
    await solene.touche('Enter')
    await solene.estA('Mme Lambert, Sonia')
    await solene.voit('Coupure de gaz', '16 rue des Tanneurs')
    await solene.atteint(solene.bouton('Je la prends'))
    await solene.touche('Enter')
    await solene.voit('Vous avez pris cette demande')
  })

  let dossier = ''
  await test.step('elle en ouvre le dossier : rien n’est tapé deux fois', async () => {
    await solene.atteint(solene.lien('Ouvrir un dossier'))
    await solene.touche('Enter')
    await solene.estA('Ouvrir un dossier')
    await expect(solene.champ('Comment l’appeler')).toHaveValue('Mme Lambert, Sonia')
    await expect(solene.champ('Ce qu’elle demande, avec ses mots')).toHaveValue('Coupure de gaz')
    await expect(solene.champ('Adresse')).toHaveValue('16 rue des Tanneurs')
    solene.compte()
    await solene.touche('Control+Enter')
    await solene.estA('Mme Lambert, Sonia')
    await solene.voit('Coupure de gaz', '16 rue des Tanneurs')
    expect(solene.compte()).toEqual({ frappes: 0, gestes: 1 })
    dossier = solene.adresse
  })

  await test.step('la page d’entretien est à deux actions', async () => {
    solene.compte()
    await solene.touche('g', 'e')
    await solene.estA('Entretien')
    await solene.touche('e')
    await expect(solene.feuille).toBeVisible()
    console.log('Page d’entretien depuis le dossier : 2 actions (G E, puis E), 3 touches')
    await expect(solene.feuille).toBeFocused()
  })

  await test.step('elle écrit, avec un passage à part', async () => {
    await solene.tape('Mme Lambert vit seule avec Noé, sept mois. Le gaz est coupé depuis hier, facture de 214 € impayée. ')
    await solene.tape('((Elle craint que le père l’apprenne par la voisine.)) ')
    await solene.tape('Elle dit : « Je veux pouvoir chauffer son biberon. »')
    await solene.voitQueCestGarde()
  })

  await test.step('elle range : l’étape convenue, le rendez-vous, le résumé', async () => {
    await solene.range()
    await solene.atteint(solene.page.getByText('Ajouter une étape ou une échéance'))
    await solene.touche('Enter', 'Tab')
    await solene.tape('Appeler le fournisseur de gaz')
    await solene.atteint(solene.page.getByText(/Poser (?:le prochain|un autre) rendez-vous/))
    await solene.touche('Enter', 'Tab')
    await solene.ecritLaDate('Jour', dansNJours(5))
    await solene.ecritLaDate('Heure', '12:10')
    await solene.atteint(solene.champ('Où'))
    await solene.tape('bureau 2')
    await solene.atteint(solene.bouton('Garder, et préparer un résumé à remettre'))
    await solene.touche('Enter')
    await solene.estA('Relire le résumé')
    await solene.neTrouvePas('craint que le père', 'voisine')
    await solene.touche('Control+Enter')
    await solene.voit('12 h 10', 'bureau 2')
    await solene.neTrouvePas('craint que le père', 'voisine', 'aparté :', 'Mme Lambert')
  })

  await test.step('elle l’imprime et le remet', async () => {
    const adresse = await solene.lien('Imprimer').getAttribute('href')
    const pdf = await solene.telecharge(adresse ?? '')
    expect([pdf.statut, pdf.type]).toEqual([200, 'application/pdf'])
    const texte = texteDuPdf(pdf.octets)
    console.log(`Résumé : PDF de ${(pdf.octets.length / 1024).toFixed(0)} ko, ${texte === null ? 'non relu (pdftotext absent)' : 'relu'}`)
    if (texte !== null) {
      expect(texte).toContain('12 h 10')
      expect(texte).toContain('bureau 2')
      expect(texte).not.toMatch(/voisine|craint|Lambert/)
    }
    await solene.atteint(solene.bouton('Noter comme remis'))
    await solene.touche('Enter')
    await solene.voit('Remis aujourd’hui')
  })

  await test.step('le dossier dit ce qui a été convenu', async () => {
    await solene.va(dossier)
    await solene.voit('Appeler le fournisseur de gaz', 'bureau 2', 'Elle craint que le père', 'Début de passage à part')
  })

  await test.step('Inès, de la même équipe, ne trouve rien', async () => {
    const ines = await comme('Inès Caradec')
    await ines.va('/dossiers')
    await ines.neTrouvePas('Lambert')
    await ines.va('/chercher?q=Lambert')
    await ines.neTrouvePas('Sonia')
    const cherche = await ines.demande('/chercher.json?q=Lambert%20Sonia')
    expect(cherche.texte).not.toContain('Sonia')
    await ines.va('/demandes')
    expect(await ines.region('En attente').textContent()).not.toContain('Lambert')
    const inconnu = await ines.demande('/dossiers/01a00000-0000-7000-8000-000000000000')
    for (const suite of ['', '/entretien', '/suite', '/partager', '/journal', '/foyer', '/besoins', '/contact', '/rendez-vous']) {
      const reponse = await ines.demande(`${dossier}${suite}`)
      expect(reponse.statut, `${suite}`).toBe(404)
      expect(reponse.texte).not.toContain('Lambert')
    }
    // hidden and absent are the same page
    const sansHeure = (texte: string): string =>
      texte.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replaceAll(/\d+ h(?: \d+)?|\d\d:\d\d/g, 'H')
    expect(sansHeure((await ines.demande(dossier)).texte)).toBe(sansHeure(inconnu.texte))
  })

  await test.step('Hélène ne lit rien sans raison ; Yann ne voit aucun contenu', async () => {
    for (const nom of ['Hélène Prigent', 'Yann Le Goff']) {
      const autre = await comme(nom)
      for (const adresse of [dossier, `${dossier}/suite`, `${dossier}/entretien`]) {
        const reponse = await autre.demande(adresse)
        expect([403, 404], `${nom} ${adresse}`).toContain(reponse.statut)
        expect(reponse.texte).not.toContain('Lambert')
      }
      const cherche = await autre.demande('/chercher.json?q=Lambert')
      expect(cherche.texte).not.toContain('Sonia')
      for (const adresse of ['/journee', '/dossiers', '/demandes', '/equipe', '/sante']) {
        const reponse = await autre.demande(adresse)
        expect(reponse.texte, `${nom} ${adresse}`).not.toMatch(/Coupure de gaz|fournisseur de gaz|voisine/)
      }
    }
  })

  await test.step('le journal dit qui a regardé', async () => {
    await solene.va(`${dossier}/journal`)
    await solene.estA('Qui a ouvert ce dossier')
    await solene.voit('Solène Kerbrat')
    const lignes = solene.page.getByRole('table').getByRole('row')
    await expect(lignes.filter({ hasText: 'Inès Caradec' }).first()).toContainText('Rien n’a été montré.')
    await expect(lignes.filter({ hasText: 'Hélène Prigent' }).first()).toContainText('Rien n’a été montré.')
  })
})
