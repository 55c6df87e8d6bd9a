import type { CatalogueEntry } from '../entry.ts'
import { form, needs, read, unread } from '../say.ts'
import { AUTOMATIC, CAF_PAYS, MDPH, MDPH_DELAY, MDPH_FORMS, MDPH_SILENCE, OPEN_FISCA } from './common.ts'

/** R3 to R5: the income of people whom a disability or an illness keeps from working. */
export const disabilityIncome: readonly CatalogueEntry[] = [
  {
    id: 'R3',
    slug: 'aah',
    name: 'Allocation aux adultes handicapés',
    acronym: 'AAH',
    otherNames: ['COTOREP', 'allocation handicap', 'pension handicap', 'AAH 1', 'AAH 2'],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'Assure un revenu à une personne adulte que son handicap empêche de travailler, ou limite beaucoup dans l’emploi.',
    computed: ['aah'],
    check: [
      needs('adult', 'A-t-elle 20 ans ou plus ?', 'Avant 20 ans, c’est en principe l’AEEH qui aide la famille', {
        test: { fact: 'adultAge', is: 'atLeast', value: 20 },
      }),
      needs(
        'rate80',
        'Son taux d’incapacité est-il de 80 % ou plus ?',
        'En dessous de 80 %, une difficulté durable d’accès à l’emploi est demandée',
        {
          test: { fact: 'disabilityRate', is: 'atLeast', value: 80 },
          anyOf: 'rate',
          unread: 'CSS L821-1',
        },
      ),
      needs(
        'rate50',
        'Son taux est-il de 50 à 79 %, avec une restriction substantielle et durable d’accès à l’emploi (RSDAE) ?',
        'Entre 50 et 79 %, il faut que la CDAPH reconnaisse cette restriction ; en dessous de 50 %, l’AAH n’est pas ouverte',
        { anyOf: 'rate', unread: 'CSS L821-2' },
      ),
      needs(
        'lowResources',
        'Ses propres ressources, après abattements, sont-elles inférieures au montant de l’AAH ?',
        'Ses ressources dépassent l’allocation',
        {
          read: OPEN_FISCA,
        },
      ),
      needs(
        'residence',
        'Est-elle française, européenne, ou a-t-elle un titre de séjour en cours de validité ?',
        'Un titre de séjour est demandé',
      ),
    ],
    gives: [
      read('Montant calculé : le montant plein, moins ses ressources après abattements.', OPEN_FISCA),
      read('Son travail compte peu : 80 % en sont écartés jusqu’à 30 % du SMIC, 40 % au-dessus.', OPEN_FISCA),
      read('Les ressources de la personne avec qui elle vit ne comptent plus depuis le 1er octobre 2023.', OPEN_FISCA),
    ],
    decider: unread('La CDAPH, commission de la MDPH.'),
    payer: CAF_PAYS,
    channels: MDPH,
    forms: MDPH_FORMS,
    documents: ['D1', 'D5', 'D11'],
    delay: MDPH_DELAY,
    silence: MDPH_SILENCE,
    duration: read(
      'Taux de 80 % ou plus : d’un à dix ans, sans limite si l’état ne peut pas s’améliorer. De 50 à 79 % : un ou deux ans.',
      'CSS R821-5',
    ),
    renewal: unread('Demander le renouvellement au moins six mois avant la fin : la MDPH met souvent plusieurs mois.'),
    declarations: unread('Une déclaration tous les trois mois pour qui travaille.'),
    appeals: ['AP5', 'AP1'],
    basis: [unread('CSS L821-1 et suivants')],
    notes: [
      unread('Contester le droit (taux, durée, refus) : AP5. Contester le paiement par la Caf : AP1.'),
      unread('De 50 à 79 %, l’accord peut aller jusqu’à cinq ans.', 'CSS R821-5, à relire en entier'),
      read('Après soixante jours à l’hôpital ou en détention, l’allocation est réduite à 30 %.', OPEN_FISCA),
      unread(
        'À l’âge légal de la retraite, de 50 à 79 % : l’ASPA est à demander d’abord. À 80 % ou plus, un complément d’AAH peut rester.',
      ),
      unread('Pendant un renouvellement tardif, les droits peuvent être prolongés : demander à la MDPH.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R4',
    slug: 'majoration-pour-la-vie-autonome',
    name: 'Majoration pour la vie autonome',
    acronym: 'MVA',
    otherNames: ['complément d’AAH', 'complément de ressources', 'GRTH', 'garantie de ressources'],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'S’ajoute à l’AAH ou à l’ASI pour une personne qui vit dans son propre logement et ne peut pas travailler.',
    computed: ['mva'],
    check: [
      needs('receivesAah', 'Reçoit-elle l’AAH ?', 'Elle s’ajoute à l’AAH ou à l’ASI', {
        test: { fact: 'receivesAah', is: 'true' },
        anyOf: 'allowance',
        unread: 'CSS L821-1-2',
      }),
      needs('receivesAsi', 'Reçoit-elle l’allocation supplémentaire d’invalidité (ASI) ?', 'Elle s’ajoute à l’AAH ou à l’ASI', {
        anyOf: 'allowance',
        unread: 'CSS L821-1-2',
      }),
      needs('rate80', 'Son taux d’incapacité est-il de 80 % ou plus ?', 'Avec l’AAH, un taux d’au moins 80 % est demandé', {
        test: { fact: 'disabilityRate', is: 'atLeast', value: 80 },
        unread: 'CSS L821-1-2',
      }),
      needs('ownDwelling', 'Vit-elle dans un logement indépendant ?', 'Il faut vivre dans son propre logement', { unread: 'CSS L821-1-2' }),
      needs('housingAid', 'Reçoit-elle une aide au logement ?', 'Une aide au logement (APL, ALF ou ALS) est demandée', {
        test: { fact: 'receivesHousingAid', is: 'true' },
        unread: 'CSS L821-1-2',
      }),
      needs('noWork', 'Est-elle sans revenu du travail ?', 'Elle n’est pas versée avec des revenus du travail', { unread: 'CSS L821-1-2' }),
    ],
    gives: [read('Montant calculé : une somme fixe chaque mois, en plus de l’AAH ou de l’ASI.', 'OpenFisca-France ; CSS D821-3')],
    decider: CAF_PAYS,
    channels: [AUTOMATIC],
    forms: [],
    documents: [],
    appeals: ['AP1'],
    basis: [read('CSS D821-3', 'CSS D821-3')],
    notes: [
      read(
        'Le complément de ressources ne se demande plus depuis décembre 2019 ; qui l’avait peut le garder.',
        'CSS, copie du 14 mars 2026',
      ),
      unread('Si elle n’arrive pas d’elle-même alors que les conditions sont réunies, écrire à la Caf.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R5',
    slug: 'asi',
    name: 'Allocation supplémentaire d’invalidité',
    acronym: 'ASI',
    otherNames: ['FSI', 'fonds spécial d’invalidité', 'FNS invalidité', 'complément de pension d’invalidité'],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'Complète une petite pension d’invalidité, ou une petite retraite prise tôt pour raison de santé, avant l’âge de l’ASPA.',
    computed: ['asi'],
    check: [
      needs('disabilityPension', 'Reçoit-elle une pension d’invalidité ?', 'Elle complète une pension', { anyOf: 'pension' }),
      needs(
        'earlyPension',
        'Reçoit-elle une retraite anticipée ou une pension de réversion, avec une invalidité des deux tiers ?',
        'Une retraite ou une réversion demande en plus une invalidité des deux tiers',
        { anyOf: 'pension' },
      ),
      needs('beforeAspa', 'Est-elle plus jeune que l’âge de l’ASPA ?', 'À cet âge, c’est l’ASPA qui prend la suite'),
      needs(
        'lowResources',
        'Les ressources du foyer sont-elles sous le plafond, pension comprise ?',
        'Les ressources dépassent le plafond',
        {
          read: OPEN_FISCA,
        },
      ),
      needs(
        'residence',
        'Est-elle française ou européenne, ou a-t-elle depuis dix ans un titre de séjour qui permet de travailler ?',
        'Une personne d’un autre pays a besoin de dix ans de titre permettant de travailler, sauf exceptions',
        { read: OPEN_FISCA },
      ),
    ],
    gives: [read('Montant calculé : ce qui manque pour atteindre le plafond.', OPEN_FISCA)],
    decider: unread('La CPAM ou la MSA pour une pension d’invalidité, la CNAV ou la Carsat pour une retraite.'),
    channels: [
      { by: 'post', label: 'Formulaire envoyé à la caisse qui verse la pension' },
      { by: 'online', label: 'ameli.fr ou lassuranceretraite.fr' },
    ],
    forms: [
      form('11175', 'Demande d’allocation supplémentaire d’invalidité'),
      form('13679', 'Demande d’allocation supplémentaire d’invalidité, retraités'),
    ],
    documents: ['D1', 'D3', 'D4', 'D6', 'D7'],
    appeals: ['AP1'],
    basis: [unread('CSS L815-24 et suivants')],
    notes: [unread('Le plafond d’avril 2026 reste à vérifier.')],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
