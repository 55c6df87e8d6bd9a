import type { CatalogueEntry } from '../entry.ts'
import { excludes, form, needs, read, unread } from '../say.ts'
import { OPEN_FISCA } from './shared-statements.ts'

/** R6 and R9: the income of older people and of widowed people. */
export const laterLifeIncome: readonly CatalogueEntry[] = [
  {
    id: 'R6',
    slug: 'aspa',
    name: 'Allocation de solidarité aux personnes âgées',
    acronym: 'ASPA',
    otherNames: ['minimum vieillesse', 'FNS', 'fonds national de solidarité', 'AVTS', 'allocation supplémentaire de vieillesse'],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'Complète une petite retraite, ou l’absence de retraite, jusqu’à un montant garanti chaque mois.',
    computed: ['aspa'],
    check: [
      needs('age65', 'A-t-elle 65 ans ou plus ?', 'Avant 65 ans, elle est réservée à certaines situations', {
        test: { fact: 'adultAge', is: 'atLeast', value: 65 },
        anyOf: 'age',
        read: 'CSS R815-1',
      }),
      needs(
        'unfitForWork',
        'De 62 à 64 ans, est-elle reconnue inapte au travail, a-t-elle au moins 50 % d’incapacité ou recevait-elle une pension d’invalidité ?',
        'De 62 à 64 ans, il faut une inaptitude, 50 % d’incapacité ou une ancienne pension d’invalidité',
        { anyOf: 'age', read: 'CSS R815-1' },
      ),
      needs('livesInFrance', 'Vit-elle en France au moins neuf mois par an ?', 'Il faut vivre en France au moins neuf mois par an', {
        read: 'CSS L815-1',
      }),
      needs('europeanCitizen', 'Est-elle française, européenne ou suisse ?', 'Une personne d’un autre pays a une condition de séjour', {
        test: { fact: 'citizenship', is: 'oneOf', value: ['french', 'eeaOrSwiss'] },
        anyOf: 'residence',
        read: OPEN_FISCA,
      }),
      needs(
        'tenPermitYears',
        'Si elle est d’un autre pays, a-t-elle depuis dix ans un titre de séjour qui permet de travailler ?',
        'Il faut dix ans de titre permettant de travailler, sauf exceptions',
        { anyOf: 'residence', read: OPEN_FISCA },
      ),
      needs('lowResources', 'Les ressources du foyer sont-elles sous le plafond ?', 'Les ressources du foyer dépassent le plafond', {
        read: OPEN_FISCA,
      }),
    ],
    gives: [
      read('Montant calculé : ce qui manque pour atteindre le plafond, seul ou en couple.', OPEN_FISCA),
      read('Une part des revenus du travail n’est pas comptée.', OPEN_FISCA),
    ],
    decider: unread('La caisse qui verse la retraite (CNAV, CARSAT ou MSA) ; le SASPA pour qui n’a aucune retraite.'),
    channels: [
      { by: 'post', label: 'Formulaire envoyé à la caisse de retraite' },
      { by: 'online', label: 'lassuranceretraite.fr' },
      { by: 'counter', label: 'Caisse de retraite, sur rendez-vous ; mairie ou CCAS sans retraite' },
    ],
    forms: [
      form('13710', 'Demande d’ASPA, régime général'),
      form('14953', 'Demande d’ASPA, MSA'),
      form('16078', 'Demande d’ASPA sans aucune retraite'),
    ],
    documents: ['D1', 'D2', 'D3', 'D4', 'D6', 'D14', 'D22'],
    opensFrom: unread('Du premier jour du mois qui suit la réception de la demande.'),
    recovery: read(
      'Récupérée après le décès sur la seule part de la succession qui dépasse 100 000 € (montant de septembre 2023, revalorisé chaque année ; 150 000 € outre-mer jusqu’en 2029).',
      'CSS L815-13',
    ),
    appeals: ['AP1'],
    basis: [read('CSS L815-1, L815-13, R815-1', 'CSS L815-1, L815-13, R815-1')],
    notes: [
      unread('Seuil de récupération en 2026 : environ 108 586 €.'),
      unread('Demander d’abord toutes ses retraites, de base et complémentaires.'),
      unread('L’aide au logement et l’APA ne sont pas comptées dans les ressources.'),
      unread('Un long séjour hors de France peut arrêter le versement : en parler avant de partir.'),
      unread('Le calcul de l’abattement sur le travail par trimestre reste à vérifier.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R9',
    slug: 'allocation-veuvage',
    name: 'Allocation veuvage',
    otherNames: ['assurance veuvage', 'pension de veuve', 'aide au conjoint survivant'],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'Aide pour un temps une personne de moins de 55 ans dont l’époux ou l’épouse est décédé et qui a peu de ressources.',
    computed: [],
    check: [
      needs('widowed', 'Son époux ou son épouse est-il décédé ?', 'Elle est réservée aux personnes mariées dont le conjoint est décédé', {
        test: { fact: 'marital', is: 'oneOf', value: ['widowed'] },
      }),
      needs('under55', 'A-t-elle moins de 55 ans ?', 'À partir de 55 ans, voir la pension de réversion', { read: 'CSS D356-2, D356-5' }),
      needs('inTwoYears', 'Le décès date-t-il de moins de deux ans ?', 'La demande se fait dans les deux ans du décès', {
        read: 'CSS D356-2, D356-5',
      }),
      needs(
        'lowResources',
        'Ses ressources des trois derniers mois sont-elles de 3,75 fois le montant mensuel de l’allocation au plus ?',
        'Les ressources du trimestre dépassent le plafond',
        { read: 'CSS D356-2, D356-5' },
      ),
      excludes(
        'newCouple',
        'Vit-elle de nouveau en couple (mariage, Pacs ou union libre) ?',
        'Elle s’arrête avec une nouvelle vie de couple',
      ),
    ],
    gives: [unread('Environ 713 € par mois en 2025, moins selon les ressources.')],
    decider: unread('La CNAV (CARSAT), ou la MSA pour le régime agricole.'),
    channels: [
      { by: 'online', label: 'lassuranceretraite.fr' },
      { by: 'post', label: 'Formulaire envoyé à la caisse de retraite du conjoint décédé' },
    ],
    forms: [form('12098', 'Demande d’allocation de veuvage, régime général'), form('14954', 'Demande d’allocation de veuvage, MSA')],
    documents: ['D1', 'D2', 'D4', 'D7', 'D19'],
    askBefore: read('Dans les deux ans qui suivent le décès.', 'CSS D356-2, D356-5'),
    duration: read('Deux ans au plus ; jusqu’à 55 ans pour qui avait 50 ans ou plus au décès.', 'CSS D356-2, D356-5'),
    appeals: ['AP1'],
    basis: [read('CSS D356-2, D356-5', 'CSS D356-2, D356-5')],
    notes: [unread('À partir de 55 ans, voir la pension de réversion.')],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
