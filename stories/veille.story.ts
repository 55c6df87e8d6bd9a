import { expect, test } from './people.ts'

test('la veille : une note de la cheffe de service, lue puis à relire, et les chiffres du 1er avril', async ({ comme }) => {
  const titre = `Le règlement du fonds change ${Date.now() % 10_000}`
  const helene = await comme('Hélène Prigent')
  await helene.va('/veille')
  await helene.suit('Écrire une note')
  await helene.remplit('Titre', titre)
  await helene.remplit('Ce qui change', 'Le plafond de quotient passe à 950 €.')
  await helene.remplit('À partir du', '2026-07-01')
  await helene.remplit('Source', 'Délibération du 12 juin 2026')
  await helene.presse('Garder la note')
  await helene.voit('Note gardée', titre)

  const solene = await comme('Solène Kerbrat')
  await solene.va('/veille')
  await solene.voit(titre, 'Délibération du 12 juin 2026', 'attendu')
  // a worker reads, she does not write
  await expect(solene.page.getByRole('link', { name: 'Écrire une note' })).toHaveCount(0)
  expect((await solene.demande('/veille/notes/ajouter')).statut).toBe(403)
  await solene.presse(`Noter comme lu : ${titre}`)
  await solene.voit('Noté comme lu.')
  await expect(solene.page.getByRole('button', { name: `À relire : ${titre}` })).toBeVisible()
  // what she has read is hers: a colleague still has it to read
  const marc = await comme('Marc Delaunay')
  await marc.va('/veille')
  await expect(marc.page.getByRole('button', { name: `Noter comme lu : ${titre}` })).toBeVisible()

  await solene.va('/veille/2026-04-01')
  const ligne = solene.page.getByRole('row').filter({ hasText: /RSA/ }).first()
  await expect(ligne).toContainText('646,52')
  await expect(ligne).toContainText('651,69')
  await expect(ligne).toContainText(/Décret 2026-220/)
  for (const adresse of ['/veille/2026-04-02', '/veille/demain', '/veille/2026-02-30'])
    expect((await solene.demande(adresse)).statut).toBe(404)
  // who follows no household is told of none
  await helene.va('/veille/2026-04-01')
  await helene.neVoitPas('Vos foyers')

  await helene.va('/veille')
  await helene.presse(`Retirer la note ${titre}`)
  await helene.voit('Note retirée.')
  await solene.va('/veille')
  await solene.neVoitPas(titre)
})
