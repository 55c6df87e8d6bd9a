import type { CatalogueEntry } from '../entry.ts'
import { excludes, form, needs, read, unread } from '../say.ts'
import { CAF, CAF_PAYS, OPEN_FISCA } from './shared-statements.ts'

/** R1, R2 and R7: the minimum income of people of working age, and what completes their wages. */
export const minimumIncome: readonly CatalogueEntry[] = [
  {
    id: 'R1',
    slug: 'rsa',
    name: 'Revenu de solidarité active',
    acronym: 'RSA',
    otherNames: ['RMI', 'revenu minimum d’insertion', 'API', 'allocation de parent isolé', 'RSA socle', 'RSA majoré', 'RSA jeune actif'],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'Complète les ressources d’un foyer qui en a peu, jusqu’à un montant qui dépend du nombre de personnes. Il va avec un accompagnement vers l’emploi ou pour lever d’autres difficultés.',
    computed: ['rsa'],
    check: [
      needs('age25', 'A-t-elle 25 ans ou plus ?', 'Avant 25 ans, il faut un enfant, une grossesse ou assez d’heures de travail', {
        test: { fact: 'adultAge', is: 'atLeast', value: 25 },
        anyOf: 'age',
        read: OPEN_FISCA,
      }),
      needs('child', 'A-t-elle un enfant à charge ?', 'Sans enfant, il faut avoir 25 ans ou assez d’heures de travail', {
        test: { fact: 'children', is: 'atLeast', value: 1 },
        anyOf: 'age',
        read: OPEN_FISCA,
      }),
      needs('pregnant', 'Attend-elle un enfant ?', 'Sans grossesse, il faut avoir 25 ans, un enfant ou assez d’heures de travail', {
        test: { fact: 'pregnant', is: 'true' },
        anyOf: 'age',
        read: OPEN_FISCA,
      }),
      needs(
        'youngWorker',
        'Entre 18 et 25 ans, a-t-elle travaillé au moins 3 214 heures dans les trois dernières années ?',
        'Le RSA jeune actif demande 3 214 heures de travail en trois ans',
        { anyOf: 'age', read: OPEN_FISCA },
      ),
      needs('europeanCitizen', 'Est-elle française, européenne ou suisse ?', 'Une personne d’un autre pays a une condition de séjour', {
        test: { fact: 'citizenship', is: 'oneOf', value: ['french', 'eeaOrSwiss'] },
        anyOf: 'residence',
        unread: 'CASF L262-4, L262-6',
      }),
      needs(
        'fivePermitYears',
        'Si elle est d’un autre pays, a-t-elle depuis cinq ans un titre de séjour qui permet de travailler, ou est-elle réfugiée ou titulaire d’une carte de résident ?',
        'Il faut cinq ans de titre permettant de travailler, sauf exceptions (statut de réfugié, carte de résident)',
        { anyOf: 'residence', unread: 'CASF L262-4' },
      ),
      needs(
        'lowResources',
        'Les ressources de son foyer sont-elles inférieures au RSA d’un foyer de même taille ?',
        'Les ressources du foyer atteignent le montant garanti',
        { read: OPEN_FISCA },
      ),
    ],
    gives: [
      read(
        'Montant calculé : le montant garanti pour le foyer, moins ses ressources, moins un forfait s’il est logé ou aidé pour se loger.',
        OPEN_FISCA,
      ),
      read(
        'Majoré douze mois, ou jusqu’aux 3 ans du plus jeune enfant, pour une personne seule qui attend ou élève un enfant.',
        OPEN_FISCA,
      ),
      read('Un montant trop petit n’est pas versé.', OPEN_FISCA),
    ],
    decider: unread('Le président du conseil départemental ; l’État dans quelques départements.'),
    payer: CAF_PAYS,
    channels: [...CAF, { by: 'counter', label: 'CCAS ou accueil social du département' }],
    forms: [form('15481', 'Demande de RSA'), form('15482', 'Demande de RSA, second formulaire (intitulé à vérifier)')],
    documents: ['D1', 'D2', 'D3', 'D4', 'D5', 'D7', 'D22'],
    opensFrom: unread('Du premier jour du mois de la demande.'),
    declarations: unread(
      'Une déclaration de ressources tous les trois mois, préremplie depuis mars 2025 ; les mois comptés sont décalés : du quatrième au deuxième mois d’avant.',
      'OpenFisca-France, à confirmer',
    ),
    appeals: ['AP3'],
    basis: [unread('CASF L262-1 et suivants')],
    notes: [
      unread('L’inscription à France Travail se fait d’office depuis le 1er janvier 2025.'),
      read('Le contrat d’engagement se signe dans le mois qui suit la notification de l’orientation.', 'Code du travail D5411-14-1'),
      read(
        'Le contrat prévoit en principe quinze heures d’activité par semaine, à adapter à la personne. À sa demande, moins ou aucune : santé, handicap, invalidité, ou parent seul sans garde pour un enfant de moins de 12 ans.',
        'Code du travail L5411-6',
      ),
      read('En cas de nouvelle orientation, un nouveau délai d’un mois commence.', 'Code du travail D5411-8-2'),
      unread(
        'Avant toute suspension, la personne est informée et peut dire ses raisons, accompagnée de qui elle veut. Premier manquement : de 30 à 100 % pendant un ou deux mois, puis un à quatre mois ; 50 % au plus pour un foyer de plusieurs personnes. Les sommes sont rendues si elle reprend ses démarches (trois mois au plus, à vérifier).',
        'CASF R262-68 et suivants ; décret 2025-478',
      ),
      unread(
        'Elle a dix jours (à vérifier) pour présenter ses observations. L’avis de l’équipe pluridisciplinaire n’est obligatoire que pour une suppression.',
        'CASF R262-68 et suivants ; décret 2025-478',
      ),
      unread(
        'Les élèves, étudiants et stagiaires, et les personnes en congé sabbatique ou sans solde, en sont en principe exclus, sauf parent seul et exceptions.',
        'CASF L262-4',
      ),
      unread(
        'Une personne européenne a aussi des conditions : droit au séjour et trois mois de résidence, sauf exceptions.',
        'CASF L262-6',
      ),
      unread('Les autres droits doivent être demandés d’abord (pension alimentaire, chômage, retraite), sauf dispense accordée.'),
      read('Sont comptés : les allocations familiales, le complément familial sans majoration et l’ASF pour une part.', OPEN_FISCA),
      unread('Ne sont pas comptés, entre autres : la rentrée scolaire, l’AEEH, la prime à la naissance, l’APA et la PCH.'),
      unread('Il s’arrête après soixante jours de détention : penser à rouvrir le droit à la sortie.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R2',
    slug: 'prime-d-activite',
    name: 'Prime d’activité',
    acronym: 'PPA',
    otherNames: ['PPE', 'prime pour l’emploi', 'RSA activité', 'complément de salaire'],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'Complète les revenus modestes des personnes qui travaillent, salariées ou à leur compte. Elle se demande : elle n’arrive pas d’elle-même.',
    computed: ['ppa'],
    check: [
      needs('age18', 'A-t-elle 18 ans ou plus ?', 'Il faut avoir 18 ans', {
        test: { fact: 'adultAge', is: 'atLeast', value: 18 },
        read: OPEN_FISCA,
      }),
      needs('works', 'Quelqu’un du foyer a-t-il des revenus de son travail ?', 'Elle complète des revenus du travail', {
        read: OPEN_FISCA,
      }),
      excludes('student', 'Est-elle étudiante, élève ou apprentie ?', 'Pendant des études, il faut un salaire minimum chaque mois', {
        anyOf: 'study',
        read: OPEN_FISCA,
      }),
      needs(
        'studentWage',
        'Si elle étudie, gagne-t-elle chaque mois plus de 55 % de 169 heures de SMIC ?',
        'Pendant des études, il faut gagner plus de 55 % de 169 heures de SMIC chaque mois',
        { anyOf: 'study', read: OPEN_FISCA },
      ),
      needs('europeanCitizen', 'Est-elle française, européenne ou suisse ?', 'Une personne d’un autre pays a une condition de séjour', {
        test: { fact: 'citizenship', is: 'oneOf', value: ['french', 'eeaOrSwiss'] },
        anyOf: 'residence',
        unread: 'CSS L842-2',
      }),
      needs(
        'fivePermitYears',
        'Si elle est d’un autre pays, a-t-elle depuis cinq ans un titre de séjour qui permet de travailler, ou est-elle réfugiée ou titulaire d’une carte de résident ?',
        'Il faut cinq ans de titre permettant de travailler, sauf exceptions',
        { anyOf: 'residence', unread: 'CSS L842-2' },
      ),
    ],
    gives: [
      read(
        'Montant calculé : une part des revenus du travail et un bonus par personne qui travaille, selon le foyer et ses ressources.',
        OPEN_FISCA,
      ),
      read('Le bonus est plus fort depuis le 1er avril 2026.', OPEN_FISCA),
      read('Un montant trop petit n’est pas versé.', OPEN_FISCA),
    ],
    decider: unread('La CAF ou la MSA, pour l’État.'),
    channels: CAF,
    forms: [],
    documents: ['D1', 'D4', 'D7'],
    opensFrom: unread('Du premier jour du mois de la demande : un mois d’attente est un mois perdu.'),
    declarations: unread('Une déclaration de ressources tous les trois mois.'),
    appeals: ['AP2'],
    basis: [unread('CSS L841-1 à L847-1')],
    notes: [
      unread('La date du SMIC retenue pour le bonus après juin 2026 reste à vérifier : le montant calculé peut changer de quelques euros.'),
      unread('Le texte du code lu en mars 2026 portait encore l’ancien bonus.', 'CSS, copie du 14 mars 2026'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R7',
    slug: 'ass',
    name: 'Allocation de solidarité spécifique',
    acronym: 'ASS',
    otherNames: [
      'allocation de fin de droits',
      'fin de droits',
      'fin de droits Pôle emploi',
      'fin de droits Assedic',
      'chômage longue durée',
    ],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'Aide une personne qui cherche un emploi et n’a plus droit à l’allocation chômage, quand elle a travaillé plusieurs années avant.',
    computed: ['ass'],
    check: [
      needs(
        'endOfUnemploymentBenefit',
        'A-t-elle épuisé ses droits à l’allocation chômage (ARE) ?',
        'Elle prend la suite de l’allocation chômage',
      ),
      needs(
        'fiveYears',
        'A-t-elle travaillé cinq ans dans les dix ans avant la fin de son contrat ?',
        'Il faut cinq ans de travail dans les dix ans d’avant',
        { read: 'Code du travail R5423-1' },
      ),
      needs('jobSeeker', 'Est-elle inscrite à France Travail et cherche-t-elle un emploi ?', 'Il faut chercher un emploi, sauf dispense'),
      needs('lowResources', 'Les ressources du foyer sont-elles sous le plafond ?', 'Les ressources du foyer dépassent le plafond', {
        read: OPEN_FISCA,
      }),
      excludes('disabilityAllowance', 'Reçoit-elle l’AAH ?', 'Une nouvelle demande ne s’ajoute pas à l’AAH'),
    ],
    gives: [read('Montant calculé : une somme par jour, réduite près du plafond de ressources.', OPEN_FISCA)],
    decider: unread('France Travail.'),
    channels: [
      { by: 'online', label: 'francetravail.fr, espace personnel' },
      { by: 'counter', label: 'Agence France Travail' },
    ],
    forms: [],
    documents: ['D1', 'D4', 'D6', 'D7', 'D8'],
    duration: read('Six mois, par périodes renouvelables.', 'Code du travail R5423-8'),
    renewal: read('À renouveler tous les six mois.', 'Code du travail R5423-8'),
    appeals: ['AP8'],
    basis: [unread('Code du travail L5423-1 et suivants'), read('Code du travail R5423-1, R5423-8', 'Code du travail R5423-1, R5423-8')],
    notes: [
      unread('Elle a ouvert droit à la prime de Noël jusqu’en 2025 ; 2026 reste à confirmer.'),
      unread('Demander le renouvellement à temps : sans lui, le paiement s’arrête au bout de six mois.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
