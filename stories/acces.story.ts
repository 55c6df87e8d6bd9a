import { dansNJours, expect, test } from './people.ts'

test('partager le budget avec Bruno : l’aperçu exact, puis l’accès repris', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const bruno = await comme('Bruno Thévenet')
  await bruno.va('/dossiers')
  await bruno.neTrouvePas('Hervé Poncelet')

  await solene.ouvre('Hervé Poncelet')
  const dossier = solene.adresse
  expect((await bruno.demande(dossier)).statut).toBe(404)
  await test.step('trois étapes : choisir, lire l’aperçu, dire pourquoi', async () => {
    await solene.suit('Qui le voit, et partager')
    await solene.choisit('À qui', 'Bruno Thévenet, conseiller en économie sociale familiale')
    await solene.coche(/^Budget/)
    await solene.remplit('Jusqu’au', dansNJours(30))
    await solene.presse('Voir ce qui sera lu')
    await solene.voit('Ce que lira Bruno Thévenet', 'Les noms, les âges, les consignes de contact', 'Aucun passage à part.')
    await solene.remplit('Pourquoi', 'Préparer avec lui le dossier de renouvellement')
    await solene.presse('Donner l’accès')
    await solene.voit('Accès donné.')
  })
  await test.step('Bruno lit le budget, pas le fil', async () => {
    await bruno.ouvre('Hervé Poncelet')
    await bruno.neTrouvePas('À part', 'Renouvellement AAH : ')
    await bruno.va(`${dossier}/partager`)
    await expect(bruno.bouton(/Retirer l’accès/)).toHaveCount(0)
  })
  await test.step('Solène reprend l’accès : la page de Bruno se ferme à la seconde', async () => {
    await solene.presse('Retirer l’accès de Bruno Thévenet')
    await solene.voit('Accès retiré.')
    expect((await bruno.demande(dossier)).statut).toBe(404)
    await bruno.va('/dossiers')
    await bruno.neTrouvePas('Hervé Poncelet')
  })
  await test.step('le journal, lu avec la personne', async () => {
    await solene.va(`${dossier}/journal`)
    await expect(solene.page.getByRole('table')).toContainText('Bruno Thévenet')
    await solene.suit('La lui remettre')
    await expect(solene.page.getByRole('table').first()).not.toContainText('Bruno Thévenet')
    await expect(solene.page.getByRole('table').first()).toContainText(/conseiller en économie sociale/i)
  })
})

const sansId = (texte: string): string => texte.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')

test('l’accès exceptionnel : par l’identité tapée, la même page pour qui n’existe pas', async ({ comme }) => {
  const ines = await comme('Inès Caradec')
  await ines.demandeLOuverture('Poncelet-Inconnu', 'Hervé')
  await ines.estA('Rien n’est ouvert')
  const inconnu = sansId(await ines.page.content())
  await test.step('un foyer protégé répond la même page', async () => {
    await ines.demandeLOuverture('Aubertin', 'Céline')
    await ines.estA('Rien n’est ouvert')
    expect(sansId(await ines.page.content())).toBe(inconnu)
  })
  await test.step('un foyer connu s’ouvre une heure, en lecture, passages à part fermés', async () => {
    await ines.demandeLOuverture('Lantier', 'Kévin')
    await expect(ines.region('Accès exceptionnel en cours')).toContainText(/Accès exceptionnel jusqu’à/)
    await ines.voit('Kévin Lantier')
    await ines.presse('Ouvrir tout le dossier')
    await ines.suit('Lire le dossier')
    await ines.voit('Aide du fonds d’aide aux jeunes')
    await ines.neTrouvePas('qui boit le soir', 'dort mal chez son oncle')
    await expect(ines.bouton('Noter')).toHaveCount(0)
  })
  await test.step('Solène le lit tout de suite, avec la raison', async () => {
    const solene = await comme('Solène Kerbrat')
    await solene.ouvre('Kévin Lantier')
    await solene.page.getByRole('link', { name: 'Journal d’accès' }).click()
    await expect(solene.page.getByRole('table').first()).toContainText('L’hôpital appelle')
    await expect(solene.page.getByRole('table').first()).toContainText('Inès Caradec')
  })
  await test.step('fermé, il ne se rouvre pas', async () => {
    await ines.va('/acces-exceptionnel')
    await ines.suit(/^Demande du/)
    await ines.presse('Fermer maintenant')
    await ines.estA('Rien n’est ouvert')
  })
})
