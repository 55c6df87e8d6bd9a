import { expect, test } from './people.ts'
import type { Personne } from './people.ts'
import { tournee } from './ronde.ts'

/** A manager builds a grid in the interface, without anybody else and without a file; a worker fills it; the next version leaves what was filled as it was. */
const ajoute = async (qui: Personne, genre: string, champs: Readonly<Record<string, string>>): Promise<void> => {
  await qui.suit(genre)
  for (const [nom, valeur] of Object.entries(champs)) await qui.remplit(nom, valeur)
  await qui.presse('Ajouter la question')
  await qui.voit('Gardé.')
}

test('une cheffe de service construit une grille, la publie ; une travailleuse sociale la remplit', async ({ comme }) => {
  const ronde = tournee('Grilles du service')
  const helene = await comme('Hélène Prigent')
  ronde.ecoute(helene)

  await test.step('elle la commence depuis l’équipe', async () => {
    await helene.va('/equipe')
    await helene.suit('Grilles du service')
    await helene.voit('Venir jusqu’à nous', 'Publiée')
    await ronde.examine(helene, 'les grilles')
    await helene.suit('Écrire une grille')
    await helene.presse('Continuer')
    await helene.voit('Donnez un nom à la grille.')
    await ronde.examine(helene, 'une grille à nommer')
    await helene.remplit('Nom de la grille', 'Mobilité et accès aux services')
    await helene.remplit('À quoi elle sert', 'Ce qui empêche de venir, d’aller travailler, de se soigner.')
    await helene.remplit('D’où elle vient', 'Atelier du service, octobre.')
    await helene.presse('Continuer')
  })

  await test.step('partie par partie, question par question ; ce qui manque est dit', async () => {
    await helene.remplit('Nom de la partie', 'Se déplacer')
    await helene.presse('Ajouter la partie')
    await helene.voit('Gardé.')
    await helene.coche('Un total de points')
    await helene.remplit('Paliers d’un total, un par ligne', 'À regarder de près = 3')
    await helene.region('Ce qu’elle donne').getByRole('button', { name: 'Garder' }).click()
    await helene.suit('Aperçu, et publier')
    await helene.voit('n’a pas de question')
    await expect(helene.bouton(/^Publier/)).toHaveCount(0)
    await helene.suit('Modifier')
    await helene.suit('Ajouter une question')
    await ajoute(helene, 'Oui, non, ou ne sait pas', {
      'La question': 'Un permis de conduire valable ?',
      'Points, une réponse par ligne': 'Non = 2',
    })
    await helene.suit('Un choix')
    await helene.remplit('La question', 'Un véhicule ?')
    await helene.remplit('Réponses possibles, une par ligne', 'Oui')
    await helene.presse('Ajouter la question')
    await helene.voit('Donnez au moins deux réponses possibles.')
    await ronde.examine(helene, 'une question à compléter')
    await helene.remplit('Réponses possibles, une par ligne', 'Oui, en état\nOui, en panne\nNon')
    await helene.remplit('Points, une réponse par ligne', 'Oui, en panne = 1\nAucun = 2')
    await helene.presse('Ajouter la question')
    await helene.voit('n’est pas une réponse de cette question')
    await helene.remplit('Points, une réponse par ligne', 'Oui, en panne = 1\nNon = 2')
    await helene.presse('Ajouter la question')
    await helene.voit('Gardé.')
    await ajoute(helene, 'Un texte', { 'La question': 'Ce que la personne voudrait' })
    await helene.suit('Terminer cette partie')
    await helene.page.getByRole('button', { name: 'Monter : Un véhicule ?' }).click()
    await expect(helene.region('Parties et questions').getByRole('listitem').first()).toContainText('Un véhicule')
    await ronde.examine(helene, 'une grille en construction')
  })

  await test.step('personne ne la remplit avant qu’elle soit publiée', async () => {
    const solene = await comme('Solène Kerbrat')
    await solene.ouvre('Hervé Poncelet')
    await solene.suit('Évaluations')
    await solene.neTrouvePas('Mobilité et accès aux services')
    expect((await solene.demande(`${helene.adresse.split('?')[0]}`)).statut).toBe(403)
  })

  await test.step('elle l’essaie, puis la publie', async () => {
    await helene.suit('Aperçu, et publier')
    await helene.voit('rien n’est gardé', 'Un total, donné seulement quand toutes ces questions ont une réponse')
    await ronde.examine(helene, 'l’aperçu d’une grille')
    await helene.presse('Publier la version 1')
    await helene.voit('Grille publiée.')
  })

  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await test.step('Solène la remplit avec la personne ; sans toutes les réponses, pas de total', async () => {
    await solene.ouvre('Hervé Poncelet')
    await solene.suit('Évaluations')
    await solene.suit('Remplir : Mobilité et accès aux services')
    await solene.presse('Commencer')
    await solene.page.getByRole('group', { name: 'Un véhicule' }).getByRole('radio', { name: 'Oui, en panne' }).check()
    await solene.presse('Garder, et relire avant de terminer')
    await solene.voit('Pas de total', 'Il manque des réponses', 'Un permis de conduire valable')
    await solene.suit('Reprendre les réponses')
    await solene.page.getByRole('group', { name: 'Un permis' }).getByRole('radio', { name: 'Non', exact: true }).check()
    await solene.presse('Garder, et relire avant de terminer')
    await solene.remplit('Qui était présent', 'M. Poncelet')
    await solene.presse('Terminer')
    await solene.voit('Total : 3', 'À regarder de près', 'Aide à l’évaluation, ne vaut pas décision.', 'Version 1')
    await ronde.examine(solene, 'une grille du service, remplie')
  })
  const remplie = solene.adresse.split('?')[0] ?? ''

  await test.step('une nouvelle version ne change rien à ce qui est rempli ; retirée, elle ne se propose plus', async () => {
    await helene.suit('Préparer une nouvelle version')
    await helene.page.getByRole('link', { name: 'Modifier : Un véhicule ?' }).click()
    await helene.remplit('La question', 'Un véhicule, à elle ou prêté ?')
    await helene.presse('Garder la question')
    await helene.voit('Version 2, en préparation')
    await solene.va(remplie)
    await solene.voit('Un véhicule ?', 'Total : 3')
    await helene.suit('Aperçu, et publier')
    await helene.presse('Publier la version 2')
    await solene.va(remplie)
    await solene.voit('Un véhicule ?', 'Version 1')
    await helene.presse('Retirer cette grille')
    await helene.voit('Grille retirée.')
    await solene.va(`${remplie.split('/evaluations')[0]}/evaluations`)
    await expect(solene.page.getByRole('link', { name: /^Remplir : Mobilité/ })).toHaveCount(0)
    await solene.suit('Mobilité et accès aux services')
    await solene.voit('Total : 3')
  })
  ronde.conclut()
})
