import { dansNJours, expect, test } from './people.ts'
import type { Personne } from './people.ts'
import { tournee } from './ronde.ts'

/** An APA evaluation, from the visit to the plan: what he does alone, geste by geste; the GIR at the end; the plan, what stays to him, his answer. */

/** A household of his own, opened for the story, with one person in it. @returns its address. */
const nouveauFoyer = async (qui: Personne, nom: string, prenom: string, ne: string): Promise<string> => {
  await qui.va('/dossiers/ouvrir')
  await qui.remplit('Comment l’appeler', nom)
  await qui.presse('Ouvrir le dossier')
  await qui.estA(nom)
  const dossier = qui.adresse
  await qui.va(`${dossier}/foyer`)
  await qui.remplit(/^Prénom/, prenom)
  await qui.remplit(/^Date de naissance|^Né/, ne)
  await qui.coche('Personne accompagnée')
  await qui.presse('Ajouter au foyer')
  await qui.voit('Foyer modifié.')
  return dossier
}

const ouvert = (qui: Personne) => qui.page.locator('.variable.ouverte')

test('une évaluation APA, de la visite au plan', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const ronde = tournee('Une évaluation APA')
  ronde.ecoute(marc)
  const dossier = await nouveauFoyer(marc, 'Foyer de la rue du Lavoir', 'Ferdinand', '1942-09-14')

  await test.step('la demande est suivie : dossier complet, visite', async () => {
    await marc.va(`${dossier}/procedures/commencer?procedure=demande-d-apa`)
    await marc.remplit('Commencé le', dansNJours(-30))
    await marc.presse('Commencer')
    await marc.voit('Procédure commencée.')
  })

  await test.step('la grille se remplit geste par geste ; un formulaire vide n’est pas un « rien seul »', async () => {
    await marc.va(`${dossier}/autonomie`)
    await ronde.examine(marc, 'Autonomie, vide')
    await marc.presse('Grille AGGIR')
    await marc.voit('Commencée.')
    await marc.presse('Garder, geste suivant')
    await marc.voit('Rien n’est coché.')
    for (const geste of ['Cohérence', 'Orientation']) {
      await expect(ouvert(marc)).toContainText(geste)
      await marc.presse(/^Tout seul/)
    }
    await expect(ouvert(marc)).toContainText('Toilette')
    const [haut, bas] = [
      marc.page.getByRole('group', { name: 'Toilette, haut du corps, fait seul' }),
      marc.page.getByRole('group', { name: 'Toilette, bas du corps, fait seul' }),
    ]
    for (const adverbe of ['Spontanément', 'Totalement', 'Correctement', 'Habituellement']) await haut.getByLabel(adverbe).check()
    for (const adverbe of ['Spontanément', 'Habituellement']) await bas.getByLabel(adverbe).check()
    await marc.remplit('Ce que la personne en dit', 'Les pieds, c’est ma fille. Je ne peux plus me baisser.')
    await ronde.examine(marc, 'un geste ouvert')
    await marc.presse('Garder, geste suivant')
    await marc.voit('Les pieds, c’est ma fille.')
    // Habillage: only the bottom is not done alone
    for (const partie of ['haut (bras, tête)', 'moyen (boutons, ceinture, fermetures)'])
      for (const adverbe of ['Spontanément', 'Totalement', 'Correctement', 'Habituellement'])
        await marc.page
          .getByRole('group', { name: `Habillage, ${partie}, fait seul` })
          .getByLabel(adverbe)
          .check()
    await marc.presse('Garder, geste suivant')
    for (const geste of ['Alimentation', 'Élimination']) {
      await expect(ouvert(marc)).toContainText(geste)
      await marc.presse(/^Tout seul/)
    }
    await expect(ouvert(marc)).toContainText('Transferts')
    for (const adverbe of ['Spontanément', 'Habituellement']) await ouvert(marc).getByLabel(adverbe).check()
    await marc.presse('Garder, geste suivant')
    await marc.presse(/^Tout seul/)
    await expect(ouvert(marc)).toContainText('Déplacements à l’extérieur')
  })

  await test.step('le GIR ne se montre pas avant le dixième geste', async () => {
    await marc.voit('8 sur 10', 'Le GIR s’affiche quand les dix gestes sont vus')
    await expect(marc.page.locator('[data-gir]')).toHaveCount(0)
    await marc.presse(/^Rien seul/)
    await expect(marc.page.locator('[data-gir]')).toHaveCount(0)
    await marc.presse(/^Tout seul/)
    await expect(marc.page.locator('[data-gir]')).toHaveText('GIR 4')
    await marc.deplie('Comment ce GIR est trouvé')
    await marc.voit(/AABBAABA/)
    await ronde.examine(marc, 'la grille complète')
  })

  await test.step('terminée avec qui était là et son avis, elle ne change plus', async () => {
    await marc.presse('Terminer la grille')
    await marc.voit('Dites qui était présent')
    await marc.remplit('Qui était là', 'Lui, sa fille')
    await marc.remplit('Ce que la personne en pense', 'C’est à peu près ça.')
    await marc.coche(/^C’est le GIR retenu/)
    await marc.presse('Terminer la grille')
    await marc.voit('Elle ne change plus', 'C’est à peu près ça.')
    await expect(marc.bouton('Garder, geste suivant')).toHaveCount(0)
    await ronde.examine(marc, 'la grille terminée')
    await marc.va(`${dossier}/faits`)
    await marc.voit(/GIR/)
  })

  await test.step('le plan se compte : plafond, participation, ce qui reste', async () => {
    await marc.va(`${dossier}/autonomie`)
    await marc.voit('GIR 4')
    await marc.presse('Plan d’aide')
    await marc.voit('Plan commencé.')
    await marc.presse('Proposer ce plan')
    await marc.voit('Ce plan est vide')
    await marc.remplit(/^Ressources par mois/, '1500')
    await marc.presse('Recompter')
    const ajoute = async (aide: string, combien: string, rythme: string, prix: string): Promise<void> => {
      await marc.deplie('Ajouter une aide')
      await marc.choisit('Aide', aide)
      await marc.remplit('Combien', combien)
      await marc.choisit('Rythme', rythme)
      if (prix) await marc.remplit(/^Prix d’une/, prix)
      await marc.presse('Ajouter au plan')
      await marc.voit('Plan gardé.')
    }
    await ajoute('Aide à domicile', '5', 'par semaine', '24')
    await ajoute('Portage de repas', '10', 'par mois', '8')
    // 5 h × 52/12 × 24 = 520 €; 80 €: 600 € with 1 500 € of resources leave 103,91 € to him
    await marc.voit(/Chaque mois, ces aides coûtent 600\s€\. Il reste 103,91\s€ à payer\./)
    await ronde.examine(marc, 'le plan préparé')
  })

  await test.step('proposé, puis changé : la version proposée reste, avec sa réponse', async () => {
    await marc.presse('Proposer ce plan')
    await marc.voit('Plan gardé.')
    await marc.coche('Demande à le changer')
    await marc.remplit('Avec ses mots', 'Les repas, je les fais encore.')
    await marc.presse('Garder sa réponse')
    await marc.voit('Sa réponse est notée.', '« Les repas, je les fais encore. »')
    await marc.presse(/^Retirer : Portage de repas/)
    await marc.voit('Plan gardé.', 'Versions proposées avant')
    await marc.presse('Proposer ce plan')
    await marc.coche('Accepte le plan')
    await marc.presse('Garder sa réponse')
    await marc.voit('Accepté')
    await ronde.examine(marc, 'le plan accepté')
  })

  await test.step('imprimé, le plan se lit sans ses formulaires', async () => {
    await marc.page.emulateMedia({ media: 'print' })
    await expect(marc.page.getByText('Aide à domicile').first()).toBeVisible()
    await marc.voit(/Il reste/, /ne vaut pas décision/)
    await expect(marc.page.getByRole('button', { name: 'Garder sa réponse' })).toBeHidden()
    await marc.page.emulateMedia({ media: null })
  })

  await test.step('une correction est une grille nouvelle', async () => {
    await marc.va(`${dossier}/autonomie`)
    await marc.page.locator('a[href*="/autonomie/grille/"]').first().click()
    await marc.presse('Corriger par une nouvelle grille')
    await marc.voit('Commencée.')
    await expect(marc.page.locator('[data-gir]')).toHaveText('GIR 4')
    await marc.presse('Jeter ce brouillon')
    await marc.voit('Brouillon jeté.')
  })
  ronde.conclut()
})
