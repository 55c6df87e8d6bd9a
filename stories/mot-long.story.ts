import { expect, test } from './people.ts'

/** What is typed by somebody may hold a word longer than any line: no page grows wider than its window for it. */
const LONG = 'Anticonstitutionnellement'.repeat(8)

test('un mot plus long que sa ligne n’élargit aucune page', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvre('Céline Aubertin')
  const dossier = solene.adresse.split('?')[0] ?? ''
  const tient = async (quoi: string) => {
    for (const largeur of [1440, 820]) {
      await solene.page.setViewportSize({ width: largeur, height: 900 })
      expect(await solene.page.evaluate(() => document.documentElement.scrollWidth), `${quoi}, à ${largeur} px`).toBeLessThanOrEqual(
        largeur,
      )
    }
  }

  await test.step('une évaluation terminée', async () => {
    await solene.va(`${dossier}/evaluations/commencer?grille=logement`)
    await solene.presse('Commencer')
    await solene.va((solene.adresse.split('?')[0] ?? '').replace(/remplir$/, 'terminer'))
    await solene.remplit('Qui était présent', LONG)
    await solene.remplit('Ce que la personne en pense, dans ses mots', LONG)
    await tient('une évaluation à relire')
    await solene.presse(/^Terminer$/)
    await solene.voit('Évaluation terminée.')
    await tient('une évaluation terminée')
  })

  await test.step('un projet', async () => {
    await solene.va(`${dossier}/projet/commencer`)
    await solene.remplit('Comment l’appeler', LONG.slice(0, 120))
    await solene.presse(/^Commencer/)
    await tient('un projet')
  })

  await test.step('la vue d’ensemble et les pages qui reprennent ces mots', async () => {
    for (const page of ['', '/evaluations', '/besoins', '/projet', '/faits', '/budget', '/suite', '/journal']) {
      await solene.va(`${dossier}${page}`)
      await tient(page === '' ? 'la vue d’ensemble' : page)
    }
  })
})
