import { expect, test } from './people.ts'
import { tournee } from './ronde.ts'

/** What is evaluated with a person: filled part by part, finished, corrected by a new one; and what nobody else learns of it. */
const question = (qui: { page: import('@playwright/test').Page }, texte: string) => qui.page.getByRole('group', { name: texte })

test('un danger évalué, relu avec elle, corrigé par une nouvelle ; une collègue n’en sait rien', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const ronde = tournee('Évaluations')
  ronde.ecoute(solene)
  await solene.ouvre('Linh et Thomas Nguyen')
  const dossier = solene.adresse.split('?')[0] ?? ''

  await test.step('elle choisit la grille : le cadre et les limites sont dits avant la première question', async () => {
    await solene.suit('Évaluations')
    await solene.suit('Remplir : Danger et violences dans le couple')
    await solene.voit(
      'Aide à l’évaluation, ne vaut pas décision.',
      'Aucun nombre de « oui » ne dit le danger',
      'contenu à relire avec ses sources',
    )
    await solene.presse('Commencer')
    await solene.voit('Dites de qui il s’agit.')
    await solene.coche('Linh')
    await solene.presse('Commencer')
  })

  await test.step('partie par partie ; changer de partie garde ce qui est coché, et rien n’est coché d’avance', async () => {
    await expect(solene.page.getByRole('radio', { checked: true })).toHaveCount(0)
    await solene.coche('Psychologiques')
    await solene.presse(/^Ce qui aggrave/)
    await question(solene, 'L’a-t-il étranglée').getByRole('radio', { name: 'Oui' }).check()
    await question(solene, 'Y a-t-il une arme').getByRole('radio', { name: 'Ne sait pas' }).check()
    await ronde.examine(solene, 'une partie à remplir')
    await solene.presse('Garder, et reprendre plus tard')
    await solene.voit('Réponses gardées.')
    await solene.suit('Danger et violences dans le couple')
    await solene.suit('Continuer')
    await solene.presse(/^Ce qui aggrave/)
    await expect(question(solene, 'L’a-t-il étranglée').getByRole('radio', { name: 'Oui' })).toBeChecked()
  })

  await test.step('une réponse contraire à ce que sait le dossier est gardée, et dite', async () => {
    await solene.presse(/^Les enfants/)
    await solene.voit('Le dossier connaît Mai')
    await question(solene, 'Y a-t-il des enfants').getByRole('radio', { name: 'Non', exact: true }).check()
    await ronde.examine(solene, 'ce que sait le dossier')
    await solene.presse('Relire et terminer')
    await expect(solene.region('À regarder avec le dossier')).toContainText('Le dossier connaît Mai')
    await solene.suit('Y a-t-il des enfants ?')
    await solene.voit('votre réponse est gardée telle quelle')
    await question(solene, 'Y a-t-il des enfants').getByRole('radio', { name: 'Oui, au domicile' }).check()
  })

  await test.step('rien n’est calculé : sans sa conclusion, elle ne peut pas terminer', async () => {
    await solene.presse('Relire et terminer')
    await solene.voit('À envisager', 'examen médical', 'propositions, rien n’est fait', 'elle ne se calcule pas')
    await solene.remplit('Qui était présent', 'Linh, seule')
    await solene.presse(/^Terminer$/)
    await solene.voit('Dites votre conclusion avant de terminer')
    await solene.suit('Ouvrir « Votre conclusion »')
    await solene.coche('Élevé')
    await solene.presse('Garder, et relire avant de terminer')
    await solene.remplit('Qui était présent', 'Linh, seule')
    await solene.remplit('Ce que la personne en pense, dans ses mots', 'J’ai besoin d’y réfléchir.')
    await ronde.examine(solene, 'une évaluation à relire')
    await solene.presse(/^Terminer$/)
  })

  await test.step('elle se lit avec sa version, sa trace, qui était là, ce qu’elle en pense', async () => {
    await solene.voit('Danger : élevé', 'Elle n’est pas calculée', '« J’ai besoin d’y réfléchir. »', 'Linh, seule', 'Version 1')
    await solene.voit(
      'Attendu jusqu’au',
      'Il n’est encore demandé à personne.',
      'Personne de votre encadrement ne lit « Violences et sécurité »',
    )
    await ronde.examine(solene, 'une évaluation terminée')
  })
  const evaluation = solene.adresse.split('?')[0] ?? ''

  await test.step('la vue d’ensemble le dit d’abord, avec de quoi agir', async () => {
    await solene.va(dossier)
    const plaque = solene.page.getByRole('region', { name: 'Danger élevé, Linh' })
    await expect(plaque.getByRole('link', { name: 'Violences conjugales' })).toBeVisible()
    await expect(plaque.getByRole('link', { name: /consignes de contact/ })).toBeVisible()
    await ronde.examine(solene, 'un foyer où un danger est dit')
    await plaque.getByRole('link', { name: 'Lire l’évaluation' }).click()
    await solene.voit('Danger : élevé')
  })

  await test.step('elle ne change plus : une correction en fait une nouvelle, et l’ancienne reste', async () => {
    const encore = await solene.demande(`${evaluation}/remplir`)
    expect(encore.statut).toBe(404)
    await solene.va(evaluation)
    await solene.suit('Corriger par une nouvelle')
    await solene.presse('Reprendre ses réponses')
    await solene.presse(/^Votre conclusion/)
    await solene.coche('À surveiller')
    await solene.presse('Garder, et relire avant de terminer')
    await solene.presse(/^Terminer$/)
    await solene.voit('Danger : à surveiller')
    await solene.suit('Lire celle qu’elle remplace')
    await solene.voit('Corrigée', 'Danger : élevé')
    await solene.va(dossier)
    await expect(solene.page.getByRole('region', { name: /^Danger élevé/ })).toHaveCount(0)
  })

  await test.step('un enfant : à plusieurs, ses mots ; un désaccord annoncé s’écrit', async () => {
    await solene.va(`${dossier}/evaluations/commencer?grille=enfant-en-danger`)
    await solene.coche('Mai')
    await solene.presse('Commencer')
    await solene.presse(/^Sa parole/)
    await solene.remplit('Ce qu’il dit, dans ses mots', 'Elle sourit à sa mère.')
    await solene.presse(/^À plusieurs/)
    await question(solene, 'Évaluée à deux').getByRole('radio', { name: 'Oui' }).check()
    await question(solene, 'Conclusion').getByRole('radio', { name: 'Risque de danger' }).check()
    await solene.coche('Désaccords, écrits ci-dessous')
    await solene.presse('Garder, et relire avant de terminer')
    await solene.voit('Écrivez en quoi les avis diffèrent', 'Écrivez qui a évalué avec vous')
    await ronde.examine(solene, 'ce qu’une réponse annonce')
    await solene.remplit('Avec qui : nom, métier, service', 'Mme R., puéricultrice')
    await solene.remplit('Désaccords, avec leurs raisons', 'La PMI craint moins.')
    await solene.presse('Garder, et relire avant de terminer')
    await solene.remplit('Qui était présent', 'Mai et sa mère')
    await solene.presse(/^Terminer$/)
    await solene.voit('Conclusion : risque de danger', '« Elle sourit à sa mère. »', 'Mme R., puéricultrice', 'Version 2')
    await expect(solene.region('Ce que la personne en pense')).not.toContainText('n’a pas été recueilli')
    await ronde.examine(solene, 'une évaluation d’enfant')
  })

  await test.step('une collègue à qui le fil seul est ouvert ne trouve ni ligne, ni nombre, ni grille', async () => {
    await solene.va(`${dossier}/evaluations/commencer?grille=logement`)
    await solene.presse('Commencer')
    // what the file knows is offered with its source, and taken in one press
    await solene.presse(/^Y vivre/)
    await solene.voit('Le foyer, dans le dossier')
    await expect(solene.page.getByLabel('Personnes qui y dorment')).toHaveValue('')
    await solene.presse(/^Reprendre : \d+ personnes/)
    await expect(solene.page.getByLabel('Personnes qui y dorment')).toHaveValue(/^\d+$/)
    await ronde.examine(solene, 'ce que le dossier propose')
    await solene.presse('Relire et terminer')
    await solene.remplit('Qui était présent', 'Linh et Thomas')
    await solene.presse(/^Terminer$/)
    await solene.voit('Évaluation terminée.')
    await solene.va(dossier)
    await solene.suit('Qui le voit, et partager')
    await solene.choisit('À qui', 'Théo Lucas, assistant de service social stagiaire')
    await solene.coche(/^Le fil/)
    await solene.presse('Voir ce qui sera lu')
    await solene.remplit('Pourquoi', 'Préparer la visite ensemble')
    await solene.presse('Donner l’accès')
    await solene.voit('Accès donné.')
    const theo = await comme('Théo Lucas')
    await theo.va(`${dossier}/evaluations`)
    await theo.voit('Le logement, pièce par pièce')
    const { texte } = await theo.demande(`${dossier}/evaluations`)
    for (const mot of ['Danger', 'danger', 'iolence', 'À surveiller']) expect(texte, mot).not.toContain(mot)
    for (const page of ['', '/remplir', '/terminer']) expect((await theo.demande(`${evaluation}${page}`)).statut, page).toBe(404)
    expect((await theo.demande(`${dossier}/evaluations/commencer?grille=danger-conjugal`)).statut).toBe(404)
  })
  ronde.conclut()
})
