// Longer than a file should be: it is one list, every address of the house with who visits it, so that none is forgotten.
/* oxlint-disable max-lines */
import { expect, test } from './people.ts'
import { arrive, confieLaVisite, laPermanence, poseUneVisite } from './permanence-et-visite.ts'
import { tournee } from './ronde.ts'
import { adresses } from './routes.ts'

/**
 * Every page and state, by the robot: accessibility (WCAG A and AA, 2.2, good practices), width, headers, weight, and that nothing is asked
 * of anybody else. An address of src/routes.ts that nobody visits here makes the story fail.
 */
/** Addresses that serve no page of their own: acts, JSON, PDF, and pages that are visited elsewhere in a state that only exists once. */
const sansPage: Readonly<Record<string, string>> = {
  '/': 'mène à la page de la fonction',
  '/connexion/demo': 'acte',
  '/connexion/premier-code': 'histoire de la connexion',
  '/premiere-connexion/:token': 'histoire de la connexion',
  '/installation/:token': 'n’existe pas dans une démonstration : page 404',
  '/connexion/code': 'histoire de la connexion',
  '/connexion/fournisseur': 'histoire de la connexion unique',
  '/connexion/retour': 'histoire de la connexion unique',
  '/deconnexion': 'acte',
  '/mon-compte/sessions': 'acte',
  '/mon-compte/second-facteur/retirer': 'acte',
  '/dossiers/:id/retirer-acces': 'acte',
  '/dossiers/:id/droits/questions': 'JSON',
  '/dossiers/:id/fil/:entryId/lecteurs': 'acte',
  '/dossiers/:id/evaluations/:assessmentId/jeter': 'acte',
  '/dossiers/:id/evaluations/:assessmentId/garder': 'acte, JSON',
  '/dossiers/:id/evaluations/:assessmentId/second-regard': 'acte',
  '/grilles/:id/publier': 'acte',
  '/grilles/:id/retirer': 'acte',
  '/entretiens/cle': 'JSON',
  '/entretiens/:id/garder': 'acte, JSON',
  '/resumes/:id/pdf': 'PDF',
  '/dossiers/:id/courriers/:letterId/pages/:pageId': 'page d’un courrier, telle qu’elle est gardée',
  '/dossiers/:id/projet/:projectId/accord/:agreementId/pages/:signedPageId': 'page d’un accord signé, telle qu’elle est gardée',
  '/chercher.json': 'JSON',
  '/accueil/secteur': 'acte, JSON',
  '/demandes/:id/prendre': 'acte',
  '/permanences/:id/suivante': 'acte',
  '/permanences/:id/passages/:contactId/recevoir': 'acte',
  '/permanences/:id/passages/:contactId/terminer': 'acte',
  '/permanences/:id/passages/:contactId/demande': 'acte',
  '/presence': 'acte',
  '/dossiers/:id/visite-hors-ligne/copie': 'acte, JSON',
  '/dossiers/:id/visite-hors-ligne/photos/:gestureId': 'image : histoire de la visite hors ligne',
  '/visite-hors-ligne/etat': 'acte, JSON',
  '/visites-hors-ligne/:id/envoi': 'acte, JSON : histoire de la visite hors ligne',
  '/agenda/flux/:token': 'fichier d’agenda, pour un téléphone : histoire de l’agenda au téléphone',
  '/equipe/rendez-vous/fichier': 'fichier CSV ou classeur',
  '/api/calculate': 'JSON, pour un autre logiciel',
  '/api/spec': 'JSON',
  '/api/variables': 'JSON',
  '/api/variable/:name': 'JSON',
  '/api/entities': 'JSON',
  '/api/*': 'JSON : rien à cette adresse',
}

const duFoyer = adresses.filter((une) => une.startsWith('/dossiers') && !(une in sansPage) && une !== '/dossiers/:id/rouvrir')
/** The pages of its rights and facts are many: a visit of their own. */
const desDroits = duFoyer.filter((une) => /^\/dossiers\/:id\/(?:droits|faits)/.test(une))
/** What runs: procedures, applications, letters, deadlines. */
const deCeQuiCourt = duFoyer.filter((une) => /^\/dossiers\/:id\/(?:echeances|demarches|courriers|procedures)/.test(une))
/** What was evaluated with it. */
const desEvaluations = duFoyer.filter((une) => une.startsWith('/dossiers/:id/evaluations'))
/** What somebody does alone, and what helps. */
const deLAutonomie = duFoyer.filter((une) => /^\/dossiers\/:id\/autonomie(?!\/pch)/.test(une))
/** What is agreed with it: projects and measures. */
const deSesProjets = duFoyer.filter((une) => /^\/dossiers\/:id\/(?:projet|mesures)/.test(une))
/** A home visit of it: visited with who watches. */
const deLaVisite = duFoyer.filter((une) => une.startsWith('/dossiers/:id/visites/'))
const deLaDemande = adresses.filter((une) => une.startsWith('/demandes/:id') && !(une in sansPage))
/** Who visits what. */
const parcours = {
  foyer: [
    ...duFoyer.filter(
      (une) =>
        ![...desDroits, ...deCeQuiCourt, ...deSesProjets, ...deLaVisite, ...desEvaluations, ...deLAutonomie].includes(une) &&
        !une.includes('/autonomie/pch/'),
    ),
    '/dossiers?etat=clos',
    '/dossiers/:id?fil=entretiens',
    '/dossiers/:id/partager?collegue=',
    '/dossiers/:id/faits/noter?fait=income.salary',
    '/dossiers/:id/budget?mois=2026-02',
    '/dossiers/:id/budget/feuille?vide=oui',
  ],
  droitsDuFoyer: [
    ...desDroits,
    '/dossiers/:id/droits?droit=ppa&si=emploi&emploi-montant=1481&si=naissance',
    '/dossiers/:id/droits?au=2024-05',
    '/dossiers/:id/droits?au=demain',
    '/dossiers/:id/droits/suivi/:slug?vers=ouvert',
    '/dossiers/:id/droits/suivi/:slug?vers=refuse',
  ],
  ceQuiCourt: [
    '/ce-qui-court',
    ...deCeQuiCourt,
    '/dossiers/:id/demarches/commencer?droit=rsa',
    '/dossiers/:id/demarches/:applicationId?noter=sent',
    '/dossiers/:id/demarches/:applicationId?noter=decided',
    '/dossiers/:id/courriers/noter?type=paymentOrder',
    '/dossiers/:id/procedures/commencer?procedure=information-preoccupante',
    '/dossiers/:id/procedures/:runId?etape=order',
  ],
  evaluations: [
    '/dossiers/:id/evaluations',
    '/dossiers/:id/evaluations/commencer',
    '/dossiers/:id/evaluations/commencer?grille=enfant-en-danger',
    '/dossiers/:id/evaluations/:assessmentId',
  ],
  evaluationEnCours: ['/dossiers/:id/evaluations/:assessmentId/remplir', '/dossiers/:id/evaluations/:assessmentId/terminer'],
  projets: [
    ...deSesProjets.filter((une) => !une.endsWith('/bilan')),
    ...['comprendre', 'possibilite', 'proposer', 'choix', 'objectif', 'etape', 'engagement', 'date', 'point', 'fin'].map(
      (acte) => `/dossiers/:id/projet/:projectId?faire=${acte}`,
    ),
    '/dossiers/:id/projet/:projectId/accord?version=1',
    '/dossiers/:id/mesures/commencer?mesure=masp1',
    ...['fait', 'renouvelee', 'note', 'finie'].map((acte) => `/dossiers/:id/mesures/:measureId?faire=${acte}`),
  ],
  // looked at in projet.story.ts, where a project ends
  bilan: deSesProjets.filter((une) => une.endsWith('/bilan')),
  grilles: [
    '/tarifs-des-aides',
    '/grilles',
    '/grilles/ajouter',
    '/grilles/:id',
    '/grilles/:id/modifier',
    '/grilles/:id/modifier?titre=s1',
    '/grilles/:id/modifier?partie=s1',
    '/grilles/:id/modifier?partie=s1&genre=choice',
    '/grilles/:id/modifier?partie=s1&genre=scale',
    '/grilles/:id/modifier?question=q1',
  ],
  autonomie: [
    ...deLAutonomie,
    '/dossiers/:id/autonomie/suivi/aide-a-domicile',
    '/dossiers/:id/autonomie/suivi/aidants',
    '/dossiers/:id/autonomie/grille/:assessmentId?geste=habillage',
  ],
  /** The other grid, of somebody else: each part opened. */
  pch: ['', '?partie=entretien-personnel', '?partie=duree', '?partie=aide-humaine'].map(
    (partie) => `/dossiers/:id/autonomie/pch/:assessmentId${partie}`,
  ),
  journee: [
    '/journee',
    '/entretien',
    '/demandes',
    '/a-part',
    '/chercher',
    '/chercher?q=kerb',
    '/chercher?q=lantier',
    '/mon-compte',
    '/mon-compte/liens',
    '/mon-compte/second-facteur',
    '/mon-compte/phrase',
    '/mon-compte/agenda',
    '/mon-compte/agenda/importer',
    '/mon-compte/agenda/rdv-service-public',
    '/visites-hors-ligne',
    '/visite-hors-ligne',
    '/confirmer',
    '/acces-exceptionnel',
  ],
  agenda: [
    '/agenda',
    '/agenda?vue=jour&avec=:collegue',
    '/agenda?vue=semaine&avec=:collegue',
    '/agenda?vue=mois',
    '/agenda?vue=liste',
    '/agenda/rendez-vous',
    '/agenda/rendez-vous?minutes=90&trajet=20',
    '/agenda/rendez-vous/:id',
    '/agenda/absences',
    '/agenda/temps',
  ],
  lieux: ['/agenda/lieux'],
  demande: deLaDemande,
  permanence: ['/permanences', '/permanences/:id', '/permanences/:id/liste'],
  visite: ['/visites', ...deLaVisite],
  visiteSuivie: ['/visites/:id', '/prevenir'],
  // looked at in prevenir.story.ts, where a letter waits to be printed
  lettre: ['/prevenir/lettres/:id'],
  entretien: ['/entretiens/:id', '/entretiens/:id/ranger'],
  resume: ['/resumes/:id/relire', '/resumes/:id'],
  rideau: ['/rideau'],
  porte: ['/connexion', '/page-qui-n-existe-pas'],
  accueil: ['/accueil', '/chercher?q=lantier', '/dossiers'],
  contact: ['/accueil/contacts/:id'],
  encadrement: [
    '/journee',
    '/equipe/budget',
    '/demandes',
    '/equipe',
    '/equipe/relais',
    '/equipe/rendez-vous',
    '/equipe/rendez-vous?du=2026-02-30',
    '/acces-exceptionnel',
    '/acces-exceptionnel/revues',
    '/mon-compte',
  ],
  administration: [
    '/equipe',
    '/equipe/ajouter',
    '/equipe/lieux',
    '/equipe/secteurs',
    '/equipe/budget',
    '/equipe/recuperations',
    '/equipe/cles',
    '/avis/seuil',
    '/sante',
    '/mon-compte',
  ],
  agent: ['/equipe/:id'],
  donnees: ['/journal', '/atelier'],
  droits: [
    '/droits',
    '/droits?q=cmu',
    '/droits?q=zzyzx',
    '/droits?lesquels=locales&domaine=housing',
    '/droits/:slug',
    '/droits/:slug/verifier?enonce=decider',
    '/droits/locaux',
    '/droits/locaux/ajouter',
    '/droits/locaux/:id',
    '/droits/locaux/:id/modifier',
    '/droits/locaux/:id/arreter',
    '/droits/non-recours',
    '/veille',
    '/veille/notes/ajouter',
    '/veille/:day',
  ],
  exceptionnel: ['/acces-exceptionnel/:id'],
  // looked at in nuit.story.ts, where a night makes a notice
  nuit: ['/avis/:id/ecarter'],
  rapprochement: ['/demandes/rapprochements/:id', '/dossiers?etat=clos'],
  clos: ['/dossiers/:id', '/dossiers/:id/rouvrir'],
} as const

test.describe.configure({ mode: 'parallel' })

test('toutes les pages : un foyer', async ({ comme }) => {
  const ronde = tournee('Un foyer')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.ouvre('Mehmet et Elif Demirel')
  const id = solene.adresse.split('/')[2] ?? ''
  const entryId = await solene.idDUnLien(/\/fil\/([0-9a-f-]{36})/)
  await solene.va(`/dossiers/${id}/foyer`)
  const personId = await solene.idDUnLien(/\/foyer\/([0-9a-f-]{36})/)
  await solene.va(`/dossiers/${id}/budget`)
  const debtId = await solene.idDUnLien(/\/dettes\/([0-9a-f-]{36})\/delai$/)
  await ronde.visite(solene, parcours.foyer, { id, entryId, personId, debtId })
  ronde.conclut()
})

test('toutes les pages : les droits d’un foyer', async ({ comme }) => {
  const ronde = tournee('Les droits d’un foyer')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.ouvre('Mehmet et Elif Demirel')
  const id = solene.adresse.split('/')[2] ?? ''
  await solene.va('/droits/locaux')
  const aidId = await solene.idDUnLien(/\/droits\/locaux\/([0-9a-f-]{36})$/, 'Cantine solidaire')
  await ronde.visite(solene, parcours.droitsDuFoyer, { slug: 'prime-d-activite', event: 'separation', aidId, id })
  ronde.conclut()
})

test('toutes les pages : les évaluations', async ({ comme }) => {
  const ronde = tournee('Évaluations')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.ouvre('Mehmet et Elif Demirel')
  const id = solene.adresse.split('/')[2] ?? ''
  await solene.va(`/dossiers/${id}/evaluations`)
  const assessmentId = await solene.idDUnLien(/\/evaluations\/([0-9a-f-]{36})$/)
  await ronde.visite(solene, parcours.evaluations, { id, assessmentId })
  await solene.va(`/dossiers/${id}/evaluations/commencer?grille=danger-conjugal`)
  await solene.presse('Commencer')
  await solene.voit('Rien n’est effacé')
  await ronde.examine(solene, 'une évaluation à commencer, à compléter')
  await solene.coche('Elif')
  await solene.presse('Commencer')
  await solene.voit('partie 1 sur 7')
  const enCours = solene.adresse.split('/')[4] ?? ''
  await ronde.visite(solene, parcours.evaluationEnCours, { id, assessmentId: enCours })
  ronde.conclut()
})

test('toutes les pages : les grilles du service', async ({ comme }) => {
  const ronde = tournee('Grilles du service')
  const helene = await comme('Hélène Prigent')
  ronde.ecoute(helene)
  await helene.va('/grilles')
  await ronde.visite(helene, parcours.grilles, { id: await helene.idDUnLien(/\/grilles\/([0-9a-f-]{36})$/) })
  ronde.conclut()
})

test('toutes les pages : ce qui court', async ({ comme }) => {
  const ronde = tournee('Ce qui court')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.ouvre('Mehmet et Elif Demirel')
  const id = solene.adresse.split('/')[2] ?? ''
  await solene.va(`/dossiers/${id}/demarches`)
  const runId = await solene.idDUnLien(/\/procedures\/([0-9a-f-]{36})$/)
  const applicationId = await solene.idDUnLien(/\/demarches\/([0-9a-f-]{36})$/)
  const letterId = await solene.idDUnLien(/\/courriers\/([0-9a-f-]{36})$/)
  await solene.va(`/dossiers/${id}/suite`)
  const deadlineId = await solene.idDUnLien(/\/echeances\/([0-9a-f-]{36})$/)
  await ronde.visite(solene, parcours.ceQuiCourt, { id, runId, applicationId, letterId, deadlineId })
  await solene.va('/ce-qui-court')
  await solene.presse('Reporter')
  await solene.voit('Rien n’est effacé')
  await ronde.examine(solene, 'ce qui court, un lot à compléter')
  ronde.conclut()
})

test('toutes les pages : l’autonomie', async ({ comme }) => {
  const ronde = tournee('L’autonomie')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.ouvre('Roger et Odette Vasseur')
  const id = solene.adresse.split('/')[2] ?? ''
  await solene.va(`/dossiers/${id}/autonomie`)
  const assessmentId = await solene.idDUnLien(/\/autonomie\/grille\/([0-9a-f-]{36})$/)
  const planId = await solene.idDUnLien(/\/autonomie\/plan\/([0-9a-f-]{36})$/)
  await ronde.visite(solene, parcours.autonomie, { id, assessmentId, planId, matter: 'logement' })
  await solene.ouvre('Hervé Poncelet')
  const autre = solene.adresse.split('/')[2] ?? ''
  await solene.va(`/dossiers/${autre}/autonomie`)
  const pch = await solene.idDUnLien(/\/autonomie\/pch\/([0-9a-f-]{36})$/)
  await ronde.visite(solene, parcours.pch, { id: autre, assessmentId: pch })
  ronde.conclut()
})

test('toutes les pages : les projets et les mesures d’un foyer', async ({ comme }) => {
  const ronde = tournee('Les projets d’un foyer')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.ouvre('Mehmet et Elif Demirel')
  const id = solene.adresse.split('/')[2] ?? ''
  await solene.va(`/dossiers/${id}/projet`)
  const projectId = await solene.idDUnLien(/\/projet\/([0-9a-f-]{36})$/, 'Rester dans la maison')
  const measureId = await solene.idDUnLien(/\/mesures\/([0-9a-f-]{36})$/)
  await solene.va(`/dossiers/${id}/projet/${projectId}/accord?version=1`)
  const agreementId = await solene.idDUnLien(/\/accord\/([0-9a-f-]{36})\/pages$/)
  await ronde.visite(solene, parcours.projets, { id, projectId, measureId, agreementId })
  ronde.conclut()
})

test('toutes les pages : une permanence, une visite, prévenir', async ({ comme }) => {
  const ronde = tournee('Permanence, visite, prévenir')
  const jocelyne = await comme('Jocelyne Tual')
  ronde.ecoute(jocelyne)
  const permanence = await laPermanence(jocelyne)
  await arrive(jocelyne, permanence, 'Une dame', 'Tout de suite')
  await arrive(jocelyne, permanence, 'Un monsieur')
  await ronde.visite(jocelyne, parcours.permanence, { id: permanence })
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  const visite = await poseUneVisite(solene, 'Mehmet et Elif Demirel')
  await ronde.visite(solene, parcours.visite, visite)
  await solene.va(`/dossiers/${visite.id}/visites/${visite.appointmentId}`)
  await solene.presse('Partir avec quelqu’un qui veille')
  await solene.voit('Rien n’est effacé')
  await ronde.examine(solene, 'une visite à compléter')
  const suivie = await confieLaVisite(solene, 'Bruno Thévenet')
  await ronde.visite(solene, parcours.visiteSuivie, { id: suivie })
  await solene.va(`/dossiers/${visite.id}/prevenir`)
  await solene.coche('SMS')
  await solene.remplit('Numéro de portable ou adresse de courriel', '02 96 12 34 56')
  await solene.presse('Garder son choix')
  await solene.voit('Rien n’est effacé')
  await ronde.examine(solene, 'un choix à compléter')
  ronde.conclut()
})

test('toutes les pages : une journée, une demande, un entretien, un résumé', async ({ comme }) => {
  const ronde = tournee('Une journée')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await ronde.visite(solene, parcours.journee)
  await solene.va('/demandes')
  await ronde.visite(solene, parcours.demande, { id: await solene.idDUnLien(/\/demandes\/([0-9a-f-]{36})$/) })
  await solene.ouvreLEntretien('Inaya Ramdani')
  const page = solene.adresse.split('/')[2] ?? ''
  await solene.ecrit('Elle a reçu 412 € de la CAF. ((Elle a peur du courrier.)) On se revoit jeudi prochain à 10 h. ')
  await expect.poll(async () => (await solene.demande(`/entretiens/${page}`)).texte).toContain('412')
  await ronde.examine(solene, 'la page d’entretien, en écrivant')
  await ronde.visite(solene, parcours.entretien, { id: page })
  await solene.presse('Garder, et préparer un résumé à remettre')
  await solene.estA('Relire le résumé')
  await ronde.visite(solene, parcours.resume, { id: solene.adresse.split('/')[2] ?? '' })
  await solene.va(`/entretiens/${page}`)
  await ronde.examine(solene, 'la page d’entretien, déjà rangée')
  ronde.conclut()
})

test('toutes les pages : l’agenda', async ({ comme }) => {
  const ronde = tournee('L’agenda')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.va('/agenda?vue=liste')
  const id = await solene.idDUnLien(/\/agenda\/rendez-vous\/([0-9a-f-]{36})$/)
  const collegue = (await solene.page.getByRole('checkbox', { name: 'Bruno Thévenet' }).getAttribute('value')) ?? ''
  await ronde.visite(solene, parcours.agenda, { id, collegue })
  await solene.va('/agenda/rendez-vous')
  await solene.presse('Poser à cette heure')
  await solene.voit('Rien n’est effacé')
  await ronde.examine(solene, 'un rendez-vous à compléter')
  const helene = await comme('Hélène Prigent')
  ronde.ecoute(helene)
  await ronde.visite(helene, ['/agenda', '/agenda/absences', ...parcours.lieux])
  ronde.conclut()
})

test('toutes les pages : la porte, la palette, le rideau, les refus', async ({ comme, quelquun }) => {
  const ronde = tournee('Les états')
  const dehors = await quelquun()
  ronde.ecoute(dehors)
  await ronde.visite(dehors, parcours.porte)
  await dehors.va('/connexion')
  await dehors.presse(/^Continuer/)
  await dehors.voit('Rien n’est effacé')
  await ronde.examine(dehors, 'la connexion, refusée')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.va('/dossiers/01a00000-0000-7000-8000-000000000000')
  await ronde.examine(solene, 'un foyer qui n’est pas là')
  await solene.va('/equipe/ajouter')
  await ronde.examine(solene, 'une page d’une autre fonction')
  await solene.va('/acces-exceptionnel')
  await solene.presse('Demander l’ouverture')
  await solene.voit('Rien n’est effacé')
  await ronde.examine(solene, 'l’accès exceptionnel, refusé')
  await solene.va('/journee')
  await solene.touche('Control+k')
  await solene.tape('note')
  await expect(solene.page.getByRole('option').first()).toBeVisible()
  await ronde.examine(solene, 'la palette')
  await solene.va('/journee')
  await solene.touche('?')
  await solene.voit('Toutes les touches')
  await ronde.examine(solene, 'toutes les touches')
  await solene.va('/dossiers')
  await solene.touche('m')
  await ronde.examine(solene, 'les noms masqués')
  await solene.va('/dossiers')
  await solene.baisseLeRideau()
  await expect(solene.bouton(/^Revenir/)).toBeVisible()
  await ronde.visite(solene, parcours.rideau)
  ronde.conclut()
})

test('toutes les pages : les autres fonctions', async ({ comme }) => {
  const ronde = tournee('Les autres fonctions')
  const jocelyne = await comme('Jocelyne Tual')
  ronde.ecoute(jocelyne)
  await ronde.visite(jocelyne, parcours.accueil)
  await jocelyne.va('/chercher?q=poncelet')
  await ronde.visite(jocelyne, parcours.contact, { id: await jocelyne.idDUnLien(/\/contacts\/([0-9a-f-]{36})/) })
  await jocelyne.va('/accueil')
  await jocelyne.remplit('Comment l’appeler ?', 'Une dame')
  await jocelyne.presse('Enregistrer et prévenir le secteur')
  await jocelyne.voit('Rien n’est effacé')
  await ronde.examine(jocelyne, 'une demande à compléter')
  const helene = await comme('Hélène Prigent')
  ronde.ecoute(helene)
  await ronde.visite(helene, parcours.encadrement)
  const yann = await comme('Yann Le Goff')
  ronde.ecoute(yann)
  await ronde.visite(yann, parcours.administration)
  await yann.va('/equipe')
  await ronde.visite(yann, parcours.agent, { id: await yann.idDUnLien(/\/equipe\/([0-9a-f-]{36})/, 'Théo Lucas') })
  const claire = await comme('Claire Meunier')
  ronde.ecoute(claire)
  await ronde.visite(claire, parcours.donnees)
  ronde.conclut()
})

test('toutes les pages : les droits et les aides locales', async ({ comme }) => {
  const ronde = tournee('Droits et aides locales')
  const helene = await comme('Hélène Prigent')
  ronde.ecoute(helene)
  await helene.va('/droits/locaux')
  const id = await helene.idDUnLien(/\/droits\/locaux\/([0-9a-f-]{36})$/, 'Secours d’urgence')
  await ronde.visite(helene, parcours.droits, { id, slug: 'apa-a-domicile', day: '2026-04-01' })
  await helene.va('/droits/locaux/ajouter')
  await helene.coche('Un montant selon un barème')
  await helene.presse('Garder cette aide')
  await helene.voit('Rien n’est effacé')
  await ronde.examine(helene, 'une aide locale à compléter')
  await helene.va('/veille/notes/ajouter')
  await helene.presse('Garder la note')
  await helene.voit('Rien n’est effacé')
  await ronde.examine(helene, 'une note de veille à compléter')
  ronde.conclut()
})

test('toutes les pages : un accès exceptionnel, un rapprochement, un dossier clos', async ({ comme }) => {
  const ronde = tournee('Accès exceptionnel, rapprochement, dossier clos')
  const awa = await comme('Awa Sarr')
  ronde.ecoute(awa)
  await awa.demandeLOuverture('Inconnue', 'Personne')
  await awa.estA('Rien n’est ouvert')
  await ronde.visite(awa, parcours.exceptionnel, { id: awa.adresse.split('/')[2] ?? '' })
  await awa.demandeLOuverture('Lantier', 'Kévin')
  await awa.voit('Accès exceptionnel jusqu’à')
  await ronde.visite(awa, parcours.exceptionnel, { id: awa.adresse.split('/')[2] ?? '' })
  const ines = await comme('Inès Caradec')
  ronde.ecoute(ines)
  await ines.va('/demandes')
  await ronde.visite(ines, parcours.rapprochement, { id: await ines.idDUnLien(/\/rapprochements\/([0-9a-f-]{36})/) })
  await ines.suit('Colette Cadiou')
  await ronde.visite(ines, parcours.clos, { id: ines.adresse.split('/')[2] ?? '' })
  ronde.conclut()
})

test('toutes les pages : aucune adresse n’est oubliée', () => {
  const prevues: string[] = [...Object.values(parcours).flat(), ...Object.keys(sansPage)].map((une) => une.split('?')[0] ?? '')
  const regardees = adresses.filter((une) => prevues.includes(une) && !(une in sansPage))
  console.log(
    `Adresses de src/routes.ts : ${adresses.length}, dont ${regardees.length} regardées et ${Object.keys(sansPage).length} sans page à elles`,
  )
  expect(
    adresses.filter((une) => une !== '*' && !prevues.includes(une)),
    'adresses que personne ne regarde',
  ).toEqual([])
  expect(
    Object.keys(sansPage).filter((une) => !adresses.includes(une)),
    'adresses qui n’existent plus',
  ).toEqual([])
})
