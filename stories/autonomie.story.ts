import type { Locator } from '@playwright/test'
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

const adverbes = ['Spontanément', 'Totalement', 'Correctement', 'Habituellement']
/** Answers the four adverbs of one part: yes to these, no to the others. */
const dit = async (partie: Locator, oui: readonly string[]): Promise<void> => {
  for (const adverbe of adverbes)
    await partie
      .getByRole('group', { name: adverbe })
      .getByRole('radio', { name: oui.includes(adverbe) ? 'oui' : 'non' })
      .check()
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
    await marc.voit('Rien n’est choisi.')
    for (const geste of ['Cohérence', 'Orientation']) {
      await expect(ouvert(marc)).toContainText(geste)
      await marc.presse(/^Tout seul/)
    }
    await expect(ouvert(marc)).toContainText('Toilette')
    const [haut, bas] = [
      marc.page.getByRole('group', { name: 'Toilette, haut du corps, fait seul' }),
      marc.page.getByRole('group', { name: 'Toilette, bas du corps, fait seul' }),
    ]
    await dit(bas, ['Spontanément', 'Habituellement'])
    await marc.presse('Garder, geste suivant')
    // the top was not looked at: no letter, and no « non »
    await marc.page.locator('a.t1').filter({ hasText: 'Toilette' }).click()
    await expect(ouvert(marc).locator('.lettre')).toHaveText('?pas encore vu')
    await expect(haut.getByRole('radio', { checked: true })).toHaveCount(0)
    await dit(haut, adverbes)
    await marc.remplit('Ce que la personne en dit', 'Les pieds, c’est ma fille. Je ne peux plus me baisser.')
    await ronde.examine(marc, 'un geste ouvert')
    await marc.presse('Garder, geste suivant')
    await marc.voit('Les pieds, c’est ma fille.')
    // Habillage: only the bottom is not done alone
    for (const partie of ['haut (bras, tête)', 'moyen (boutons, ceinture, fermetures)'])
      await dit(marc.page.getByRole('group', { name: `Habillage, ${partie}, fait seul` }), adverbes)
    await dit(marc.page.getByRole('group', { name: /^Habillage, bas/ }), [])
    await marc.presse('Garder, geste suivant')
    for (const geste of ['Alimentation', 'Élimination']) {
      await expect(ouvert(marc)).toContainText(geste)
      await marc.presse(/^Tout seul/)
    }
    await expect(ouvert(marc)).toContainText('Transferts')
    await dit(ouvert(marc), ['Spontanément', 'Habituellement'])
    await marc.presse('Garder, geste suivant')
    await marc.presse(/^Tout seul/)
    await expect(ouvert(marc)).toContainText('Déplacements à l’extérieur')
  })

  await test.step('le GIR ne se montre pas avant le dixième geste', async () => {
    await marc.voit('8 sur 10', 'Le GIR s’affiche quand les dix gestes sont vus')
    // the seven of the plan stand under the ten, each with its letter to find
    for (const pourLePlan of ['Gestion', 'Cuisine', 'Ménage', 'Transports', 'Achats', 'Suivi du traitement', 'Activités du temps libre'])
      await expect(marc.page.locator('.variable').filter({ hasText: pourLePlan })).toHaveCount(1)
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
    // a letter with its parts: what of the geste is not done alone
    await expect(marc.page.locator('.variable').filter({ hasText: 'Toilette' })).toContainText('Bas du corps')
    await expect(marc.page.locator('.variable').filter({ hasText: 'Toilette' })).toContainText('B, pas totalement, ni correctement')
    await expect(marc.bouton('Garder, geste suivant')).toHaveCount(0)
    // on paper the letters stay, the buttons go
    await marc.page.emulateMedia({ media: 'print' })
    await expect(marc.page.locator('.variable').filter({ hasText: 'Toilette' }).locator('.lettre')).toBeVisible()
    await expect(marc.page.getByRole('button', { name: 'Garder, geste suivant' })).toBeHidden()
    await marc.page.emulateMedia({ media: null })
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
    const plan = marc.adresse
    // nobody types it again: the rights read it
    await marc.va(`${dossier}/faits`)
    await marc.voit(/Plan d’aide APA[^.]*520\s€/)
    await marc.va(`${dossier}/autonomie/suivi/aidants`)
    await marc.remplit(/^Son nom, si/, 'Sa fille Ghislaine')
    await marc.coche('Du répit')
    await marc.presse('Garder')
    await marc.va(plan)
    await marc.voit(/Sa fille Ghislaine aide, et demande du répit\./, /L232-3-2.*à relire/)
    await expect(marc.page.locator('[data-repit]')).toContainText('par an')
    await expect(marc.page.locator('[data-hopital]')).toContainText('pour un séjour')
    await ronde.examine(marc, 'le plan, avec qui aide')
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

test('une évaluation pour la PCH dit ce qui est vu, et rien de plus', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const ronde = tournee('Une évaluation pour la PCH')
  ronde.ecoute(marc)
  const dossier = await nouveauFoyer(marc, 'Foyer de la rue des Tisserands', 'Yvonne', '1981-03-02')
  const reponse = marc.page.locator('[data-pch]')
  const cote = (activite: string, difficulte: string) => marc.page.getByRole('group', { name: activite }).getByLabel(difficulte).check()

  await test.step('domaine par domaine ; ce qui n’est pas vu reste inconnu', async () => {
    await marc.va(`${dossier}/autonomie`)
    await marc.coche(/^Yvonne/)
    await marc.presse('Évaluation PCH')
    await marc.voit('Commencée.', 'Rien n’est encore vu')
    await expect(ouvert(marc)).toContainText('Mobilité')
    await marc.presse('Garder, la suite')
    await expect(ouvert(marc)).toContainText('Entretien personnel')
    await cote('Se laver', 'Grave')
    await cote('S’habiller', 'Grave')
    await marc.remplit('Ce que la personne en dit', 'Le matin, mes mains ne ferment pas.')
    await ronde.examine(marc, 'un domaine ouvert')
    await marc.presse(/^Le reste/)
    await expect(ouvert(marc)).toContainText('Communication')
    await marc.voit('« Le matin, mes mains ne ferment pas. »', '16 activités restent à voir.')
    await expect(reponse).toHaveText('On ne peut pas encore dire')
  })

  await test.step('deux difficultés graves qui durent suffisent, avant les vingt', async () => {
    await marc.page.locator('.variable').filter({ hasText: 'Combien de temps' }).getByRole('link').click()
    await marc.presse(/^Toutes/)
    await expect(reponse).toHaveText('Critères de difficulté remplis')
    await marc.voit(/Difficulté grave, un an au moins\s: Se laver et S’habiller\./)
    await marc.deplie('Ce qui n’est pas vérifié ici')
    await marc.voit(/restent à relire/)
  })

  await test.step('les minutes se comptent sous leur plafond', async () => {
    await marc.page.locator('.variable').filter({ hasText: 'Aide humaine' }).getByRole('link').click()
    await marc.remplit(/^Toilette, par jour/, 'beaucoup')
    await marc.presse('Garder')
    await marc.voit('Écrivez des minutes, comme 45, ou 1 h 15.')
    await marc.remplit(/^Toilette, par jour/, '1 h 30')
    await marc.remplit(/^Donné chaque jour/, '50')
    await marc.presse('Garder')
    await marc.voit(/1\sh\s10 par jour, dans les plafonds/, /Un proche donne 50\smin par jour/)
    await ronde.examine(marc, 'les minutes')
  })

  await test.step('terminée, elle se lit, s’imprime et se corrige par une autre', async () => {
    await marc.remplit('Qui était là', 'Elle, sa sœur')
    await marc.coche(/^C’est l’évaluation retenue/)
    await marc.presse('Terminer l’évaluation')
    await marc.voit('Les droits lisent vingt activités vues')
    await marc.page.getByLabel(/^C’est l’évaluation retenue/).uncheck()
    await marc.presse('Terminer l’évaluation')
    await marc.voit('Évaluation terminée.', 'grave, un an au moins', /ne vaut pas décision/)
    await ronde.examine(marc, 'terminée')
    await marc.page.emulateMedia({ media: 'print' })
    await marc.voit('Critères de difficulté remplis', 'Préhension'.toLowerCase())
    await marc.page.emulateMedia({ media: null })
    await marc.presse('Corriger par une nouvelle évaluation')
    await marc.voit('Commencée.')
    await expect(reponse).toHaveText('Critères de difficulté remplis')
    await marc.presse('Jeter ce brouillon')
    await marc.voit('Brouillon jeté.', 'Évaluation pour la PCH')
  })
  ronde.conclut()
})

test('la cheffe de service écrit les tarifs du département, sans récrire le passé', async ({ comme }) => {
  const helene = await comme('Hélène Prigent')
  const ronde = tournee('Les tarifs des aides')
  ronde.ecoute(helene)
  const ecrit = async (prix: string, jour: string, source: string): Promise<void> => {
    await helene.choisit('Aide', 'Téléassistance')
    await helene.choisit('Donnée par', 'Fournisseur, autre organisme')
    await helene.remplit(/^Prix d’une/, prix)
    await helene.remplit('À partir du', jour)
    await helene.remplit('Où il est écrit', source)
    await helene.presse('Garder ce tarif')
  }
  await helene.va('/equipe')
  await helene.page.getByRole('link', { name: 'Tarifs des aides' }).click()
  await helene.estA('Tarifs des aides')
  await ecrit('26,40', dansNJours(-40), '')
  await helene.voit('Dites où ce tarif est écrit')
  await helene.remplit('Où il est écrit', 'Arrêté départemental')
  await helene.presse('Garder ce tarif')
  await helene.voit('Tarif gardé.', /26,40\s€/, 'en vigueur')
  await ecrit('20', dansNJours(-90), 'Arrêté')
  await helene.voit(/le passé ne se récrit pas/)
  await ecrit('27', dansNJours(30), 'Délibération')
  await helene.voit('Tarif gardé.', 'à venir', 'en vigueur')
  await ronde.examine(helene, 'les tarifs')
  const marc = await comme('Marc Delaunay')
  await marc.va('/tarifs-des-aides')
  await marc.voit(/26,40\s€/)
  await expect(marc.bouton('Garder ce tarif')).toHaveCount(0)
  ronde.conclut()
})
