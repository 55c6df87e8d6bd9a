import { CATALOGUE } from '../src/rules/catalogue/catalogue.ts'
import { expect, test } from './people.ts'
import { tournee } from './ronde.ts'

/** Rights and local aids: found by any of their names, checked by the keyboard, written by who manages, read by who works. */

test('un droit se trouve par son ancien nom, ou par un mot de tous les jours', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.suit('Droits')
  await solene.estA('Droits et aides')
  await solene.remplit('Un droit, un sigle, un ancien nom', 'CMU')
  await solene.touche('Enter')
  await solene.voit('« CMU » : aujourd’hui, Protection universelle maladie')
  await solene.voit(/Complémentaire santé solidaire/)
  await solene.remplit('Un droit, un sigle, un ancien nom', 'Pôle emploi')
  await solene.touche('Enter')
  await solene.voit('« Pôle emploi » : aujourd’hui, Allocation d’aide au retour à l’emploi')
  await solene.remplit('Un droit, un sigle, un ancien nom', 'zzyzx')
  await solene.touche('Enter')
  await solene.voit('Rien de ce nom dans le catalogue.')
  await solene.suit('Tout revoir')
  await solene.choisit('Lesquels', 'Aides locales')
  await solene.presse('Chercher')
  await solene.voit('Cantine solidaire', 'locale : Ville de Clairval')
  await solene.neVoitPas('Revenu de solidarité active')
  // from anywhere, by the palette
  await solene.va('/journee')
  await solene.touche('Control+k')
  await solene.tape('droits et')
  await expect(solene.page.getByRole('option', { name: /Droits et aides/ })).toBeVisible()
  await solene.touche('Control+a')
  await solene.tape('cmu')
  await solene.page.getByRole('option', { name: /Protection universelle maladie/ }).click()
  await solene.estA('Protection universelle maladie')
})

test('les conditions d’un droit se vérifient au clavier, et ne décident rien', async ({ comme }) => {
  const jocelyne = await comme('Jocelyne Tual')
  const ronde = tournee('Vérifier un droit')
  ronde.ecoute(jocelyne)
  await jocelyne.va('/droits?q=minimum+vieillesse')
  await jocelyne.suit(/solidarité aux personnes âgées/)
  await jocelyne.estA(/solidarité aux personnes âgées/)
  await jocelyne.voit('à vérifier')
  await expect(jocelyne.region('Ce que donnent les réponses')).toContainText('questions à poser')
  // either of the two is enough: both « non » close it
  for (const question of ['A-t-elle 65 ans ou plus', 'De 62 à 64 ans']) {
    const choix = jocelyne.page.getByRole('group', { name: question }).getByRole('radio')
    await jocelyne.atteint(choix.first())
    await jocelyne.touche('ArrowRight')
    await expect(choix.nth(1)).toBeChecked()
  }
  await jocelyne.atteint(jocelyne.bouton('Voir ce que cela donne'))
  await jocelyne.touche('Enter')
  const reponse = jocelyne.region('Ce que donnent les réponses')
  await expect(reponse).toContainText('Estimation, ne vaut pas décision')
  await expect(reponse).toContainText('Ne semble pas ouvert parce que')
  await expect(jocelyne.page.getByRole('group', { name: 'A-t-elle 65 ans ou plus' }).getByRole('radio').nth(1)).toBeChecked()
  await ronde.examine(jocelyne, 'la fiche d’un droit, avec ses réponses')
  ronde.conclut()
})

test('la fiche d’un droit, pour un foyer, répond d’après ce qui est noté', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvre('Mehmet et Elif Demirel')
  const id = solene.adresse.split('/')[2] ?? ''
  await solene.va(`/dossiers/${id}/droits/fiche/apa-a-domicile`)
  await solene.voit('Allocation personnalisée d’autonomie à domicile')
  // ages are counted on the first of the month: she turned thirty-nine twenty days ago, in this month or in the one before
  await solene.voit(/d’après ce qui est noté\s:\s43\sans et 3[89]\sans/)
  await expect(solene.region('Ce que donnent les réponses')).toContainText('Réservée aux personnes de 60 ans ou plus')
  // what she answers is nowhere in the address
  await solene.page.getByRole('radio', { name: 'Oui' }).first().focus()
  await solene.touche('Space')
  await solene.presse('Voir ce que cela donne')
  await expect(solene.page.getByRole('radio', { name: 'Oui' }).first()).toBeChecked()
  expect(new URL(solene.page.url()).search).toBe('')
  const ronde = tournee('Fiches pour un foyer')
  await ronde.examine(solene, 'la fiche d’un droit pour un foyer, avec une réponse')
  await solene.va('/droits/locaux')
  const aide = await solene.idDUnLien(/\/droits\/locaux\/([0-9a-f-]{36})$/, 'Cantine solidaire')
  await ronde.visite(solene, ['/dossiers/:id/droits/locale/:aide'], { id, aide })
  await solene.voit('d’après ce qui est noté')
  await solene.remplit('Quotient familial', '654')
  await solene.presse('Voir ce que cela donne')
  await expect(solene.champ('Quotient familial')).toHaveValue('654')
  ronde.conclut()
  // a household that is not hers is not there
  const marc = await comme('Marc Delaunay')
  expect((await marc.demande(`/dossiers/${id}/droits/fiche/apa-a-domicile`)).statut).toBe(404)
})

test('une cheffe de service écrit une aide locale, une assistante sociale la trouve', async ({ comme }) => {
  const helene = await comme('Hélène Prigent')
  await helene.suit('Droits')
  await helene.suit('Aides locales')
  await helene.suit('Écrire une aide locale')
  await helene.remplit('Nom', 'Bons pour la laverie')
  await helene.presse('Garder cette aide')
  // nothing typed is lost, and each sentence is beside its field
  await helene.voit('Écrivez qui la donne.', 'Rien n’est effacé')
  await expect(helene.champ('Nom')).toHaveValue('Bons pour la laverie')
  await helene.remplit('Qui la donne', 'CCAS de Clairval')
  await helene.choisit('Domaine', 'Logement et énergie')
  await helene.choisit('Nature', 'Matérielle')
  await helene.remplit('Ce que c’est', 'Des lessives payées, quand il n’y a pas de machine.')
  await helene.remplit('Question', 'Ses ressources sont-elles d’au plus 900 € par mois ?')
  await helene.remplit('Pourquoi ce serait non', 'Les ressources dépassent 900 € par mois')
  await helene.choisit('Fait qui répond', 'Ressources du mois, toutes comprises')
  await helene.choisit('Comparaison', 'au plus')
  await helene.remplit('Valeur', 'beaucoup')
  await helene.coche('Un montant par personne du foyer')
  await helene.remplit('Montant, en euros', '12,50')
  await helene.choisit('Période', 'par mois')
  await helene.remplit('Où et comment la demander', 'À l’accueil du CCAS.')
  await helene.remplit('Règlement ou délibération', 'Délibération du 3 mars 2026')
  await helene.presse('Garder cette aide')
  await helene.voit('Écrivez un montant, comme 700 ou 700,50.')
  await helene.remplit('Valeur', '900')
  await helene.presse('Garder cette aide')
  await helene.estA('Bons pour la laverie')
  await helene.voit('Aide locale gardée')

  const solene = await comme('Solène Kerbrat')
  await solene.va('/droits?q=laverie')
  await solene.suit('Bons pour la laverie')
  await solene.estA('Bons pour la laverie')
  await expect(solene.lien('Modifier')).toBeHidden()
  await solene.page.getByRole('group', { name: /900/ }).getByRole('radio', { name: 'Oui' }).focus()
  await solene.touche('Space')
  await solene.remplit('Nombre de personnes du foyer', '3')
  await solene.presse('Voir ce que cela donne')
  await expect(solene.region('Ce que donnent les réponses')).toContainText(/37,50\s*€ par mois/)
  const adresse = solene.adresse
  expect((await solene.demande(`${adresse}/modifier`)).statut).toBe(403)

  await helene.suit('Arrêter')
  await helene.presse('Garder cette fin')
  await helene.voit('Fin de l’aide gardée', 'Ce qui était écrit avant')
})

test('un énoncé que personne n’a vérifié se voit, se vérifie, redevient à vérifier', async ({ comme }) => {
  const helene = await comme('Hélène Prigent')
  await helene.va('/droits/apa-a-domicile')
  const ligne = helene.page.getByRole('region', { name: 'Où et comment demander' }).getByRole('definition').first()
  await expect(ligne).toContainText('à vérifier')
  await helene.suit('Dire vérifié : Qui décide')
  await helene.estA('Vérifier un énoncé')
  await helene.presse('Dire vérifié')
  await helene.voit('Écrivez le texte ou la page où vous l’avez lu.')
  await helene.remplit('Où l’avez-vous lu', 'CASF L232-12, Légifrance')
  await helene.presse('Dire vérifié')
  await expect(ligne).toContainText(/vérifié le .* par Hélène Prigent\s*: CASF L232-12, Légifrance/)
  // a worker reads it, and is not asked to tick anything
  const solene = await comme('Solène Kerbrat')
  await solene.va('/droits/apa-a-domicile')
  await solene.voit(/par Hélène Prigent\s: CASF L232-12/)
  await expect(solene.lien(/Dire vérifié|Revoir/)).toBeHidden()
  expect((await solene.demande('/droits/apa-a-domicile/verifier?enonce=delay')).statut).toBe(403)
  await helene.suit('Revoir : Qui décide')
  await helene.presse('Ce n’est plus vérifié')
  await expect(ligne).not.toContainText('par Hélène Prigent')
  await expect(ligne).toContainText('à vérifier')
})

test('chaque droit du catalogue a sa page', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const manquent: string[] = []
  let montrees = 0
  let aVerifier = 0
  for (const { slug, name } of CATALOGUE) {
    const { statut, texte } = await solene.demande(`/droits/${slug}`)
    const titre = /<h1[^>]*>(.*?)<\/h1>/s.exec(texte)?.[1]?.replaceAll('&#x27;', '’').replaceAll('&amp;', '&') ?? ''
    const lisible = (mot: string): string => mot.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll("'", '’')
    if (statut !== 200 || lisible(titre) !== lisible(name)) manquent.push(`${slug} : ${statut} « ${titre} »`)
    else montrees++
    if (texte.includes('à vérifier</span>')) aVerifier++
  }
  console.log(
    `Pages du catalogue : ${CATALOGUE.length} droits, ${montrees} pages montrées avec leur nom, ${aVerifier} avec un énoncé à vérifier`,
  )
  expect(manquent).toEqual([])
  expect(montrees).toBe(95)
})
