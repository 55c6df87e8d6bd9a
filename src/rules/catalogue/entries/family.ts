import type { CatalogueEntry } from '../entry.ts'
import { excludes, form, needs, read, unread } from '../say.ts'
import { AUTOMATIC, CAF, CAF_PAYS, OPEN_FISCA, RESIDENCE, TWO_YEARS } from './shared-statements.ts'

/** R12 to R15: what families with children receive. */
export const family: readonly CatalogueEntry[] = [
  {
    id: 'R12',
    slug: 'allocations-familiales',
    name: 'Allocations familiales',
    acronym: 'AF',
    otherNames: ['allocs', 'allocations', 'sursalaire familial', 'prestations familiales'],
    domain: 'family',
    nature: 'financial',
    what: 'Versées chaque mois aux familles qui ont au moins deux enfants à charge. Elles baissent quand les revenus sont élevés.',
    computed: ['af'],
    check: [
      needs('twoChildren', 'A-t-elle au moins deux enfants à charge ?', 'Elles commencent au deuxième enfant (sauf outre-mer)', {
        test: { fact: 'children', is: 'atLeast', value: 2 },
        anyOf: 'count',
        unread: 'CSS L521-1',
      }),
      needs('overseas', 'Vit-elle outre-mer, où les règles comptent moins d’enfants ?', 'Hors outre-mer, il faut deux enfants', {
        anyOf: 'count',
      }),
      needs(
        'under20',
        'Ont-ils moins de 20 ans ?',
        'Un enfant de 20 ans ne compte plus, sauf un forfait d’un an avec trois enfants ou plus',
      ),
      excludes(
        'childWorks',
        'Un de ces enfants gagne-t-il plus de 55 % du SMIC ?',
        'Un enfant qui gagne plus que ce plafond n’est plus à charge',
      ),
      ...RESIDENCE,
    ],
    gives: [
      read('Montant calculé : entier, la moitié ou le quart selon les revenus d’il y a deux ans.', OPEN_FISCA),
      read('Plus élevé pour un enfant qui grandit : à 18 ans depuis le 1er mars 2026, à 14 ans avant.', 'OpenFisca-France ; CSS R521-1'),
      read('Un forfait pour l’enfant de 20 ans, dans une famille de trois enfants ou plus.', OPEN_FISCA),
    ],
    decider: CAF_PAYS,
    channels: [AUTOMATIC, ...CAF],
    forms: [form('11423', 'Déclaration de situation'), form('10397', 'Déclaration de ressources (intitulé à vérifier)')],
    documents: ['D1', 'D2', 'D3', 'D4'],
    appeals: ['AP1'],
    basis: [unread('CSS L521-1'), read('CSS R521-1', 'CSS R521-1'), unread('Décret 2026-138')],
    notes: [
      unread('Changement du 1er mars 2026 : la règle pour les enfants qui avaient déjà 14 ans reste à vérifier.'),
      unread('En résidence alternée, les parents peuvent se les partager.'),
      TWO_YEARS,
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R13',
    slug: 'complement-familial',
    name: 'Complément familial',
    acronym: 'CF',
    otherNames: ['CF majoré', 'complément famille nombreuse'],
    domain: 'family',
    nature: 'financial',
    what: 'Aide chaque mois les familles aux revenus modestes qui ont au moins trois enfants, tous âgés de 3 ans ou plus.',
    computed: ['cf'],
    check: [
      needs('threeChildren', 'A-t-elle au moins trois enfants à charge ?', 'Il faut trois enfants (sauf outre-mer)', {
        test: { fact: 'children', is: 'atLeast', value: 3 },
        anyOf: 'count',
        unread: 'CSS L522-1',
      }),
      needs('overseas', 'Vit-elle outre-mer, où les règles comptent moins d’enfants ?', 'Hors outre-mer, il faut trois enfants', {
        anyOf: 'count',
      }),
      excludes('under3', 'Un de ses enfants a-t-il moins de 3 ans ?', 'Avant 3 ans, voir l’allocation de base de la PAJE', {
        test: { fact: 'childAge', is: 'lessThan', value: 3 },
        unread: 'CSS L522-1',
      }),
      needs('income', 'Les revenus de la famille d’il y a deux ans sont-ils sous le plafond ?', 'Les revenus dépassent le plafond', {
        read: OPEN_FISCA,
      }),
      ...RESIDENCE,
    ],
    gives: [
      read('Montant calculé : majoré quand les revenus sont inférieurs à la moitié du plafond.', OPEN_FISCA),
      read('Le plafond est plus haut pour un parent seul ou deux revenus.', OPEN_FISCA),
    ],
    decider: CAF_PAYS,
    channels: [AUTOMATIC, ...CAF],
    forms: [],
    documents: ['D1', 'D2', 'D4'],
    appeals: ['AP1'],
    basis: [unread('CSS L522-1')],
    notes: [unread('Ne s’ajoute pas à l’allocation de base de la PAJE.'), TWO_YEARS],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R14',
    slug: 'allocation-de-soutien-familial',
    name: 'Allocation de soutien familial',
    acronym: 'ASF',
    otherNames: ['allocation d’orphelin', 'avance sur pension alimentaire', 'ASF différentielle', 'ASF complémentaire'],
    domain: 'family',
    nature: 'financial',
    what: 'Aide un parent qui élève seul un enfant sans l’aide de l’autre parent, ou complète une petite pension alimentaire.',
    computed: ['asf'],
    check: [
      needs('loneParent', 'Élève-t-elle seule un enfant ?', 'Elle est réservée à un parent seul, ou à qui a recueilli un enfant', {
        test: { fact: 'loneParent', is: 'true' },
        anyOf: 'alone',
        unread: 'CSS L523-1',
      }),
      needs(
        'tookIn',
        'A-t-elle recueilli un enfant que ses parents n’élèvent pas ?',
        'Elle est réservée à un parent seul, ou à qui a recueilli un enfant',
        {
          anyOf: 'alone',
          unread: 'CSS L523-1',
        },
      ),
      needs(
        'orphan',
        'L’autre parent est-il décédé, ou l’enfant n’a-t-il qu’un parent reconnu ?',
        'Il faut l’absence de l’autre parent ou de sa pension',
        {
          anyOf: 'other',
          unread: 'CSS L523-1',
        },
      ),
      needs('notPaid', 'L’autre parent ne verse-t-il rien depuis un mois ou plus ?', 'Le droit s’ouvre après un mois sans versement', {
        anyOf: 'other',
        read: 'CSS R523-1',
      }),
      needs(
        'smallMaintenance',
        'La pension alimentaire fixée est-elle plus petite que l’ASF ?',
        'Une pension au moins égale à l’ASF ne laisse rien à compléter',
        { anyOf: 'other' },
      ),
      ...RESIDENCE,
    ],
    gives: [
      read(
        'Montant calculé : une somme par enfant, plus forte quand les deux parents manquent ; la pension reçue en est retirée.',
        OPEN_FISCA,
      ),
    ],
    decider: CAF_PAYS,
    channels: [...CAF, { by: 'online', label: 'pension-alimentaire.caf.fr (ARIPA), pour fixer ou recouvrer la pension' }],
    forms: [form('12038', 'Demande d’allocation de soutien familial')],
    documents: ['D1', 'D2', 'D4', 'D13'],
    duration: unread(
      'Quatre mois ; ensuite, une démarche pour faire fixer la pension est demandée, sauf parent reconnu hors d’état de payer.',
    ),
    appeals: ['AP1'],
    basis: [read('CSS R523-1', 'CSS R523-1'), unread('CSS L523-1')],
    notes: [
      unread('Elle s’arrête avec une nouvelle vie de couple.'),
      unread('En cas de violences, ne pas demander de démarche envers l’autre parent sans en parler : la caisse peut en dispenser.'),
      unread('Par défaut, la pension passe par la CAF, qui la verse et la recouvre (intermédiation).'),
      TWO_YEARS,
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R15',
    slug: 'allocation-de-rentree-scolaire',
    name: 'Allocation de rentrée scolaire',
    acronym: 'ARS',
    otherNames: ['prime de rentrée', 'rentrée scolaire', 'prime scolaire'],
    domain: 'family',
    nature: 'financial',
    what: 'Versée en août aux familles aux revenus modestes pour chaque enfant scolarisé, de 6 à 18 ans.',
    computed: ['ars'],
    check: [
      needs('age', 'A-t-elle un enfant de 6 à 18 ans ?', 'Elle va aux enfants de 6 à 18 ans, et à un plus jeune déjà en CP', {
        test: { fact: 'childAge', is: 'between', from: 6, to: 18 },
        anyOf: 'age',
      }),
      needs('inCp', 'Un enfant plus jeune entre-t-il déjà en CP ?', 'Elle va aux enfants de 6 à 18 ans, et à un plus jeune déjà en CP', {
        test: { fact: 'school', is: 'oneOf', value: ['primary'] },
        anyOf: 'age',
      }),
      needs('school', 'Cet enfant est-il scolarisé ou apprenti à la rentrée ?', 'L’enfant doit être scolarisé ou apprenti'),
      needs('income', 'Les revenus de la famille d’il y a deux ans sont-ils sous le plafond ?', 'Les revenus dépassent le plafond', {
        read: OPEN_FISCA,
      }),
      ...RESIDENCE,
    ],
    gives: [
      read('Montant calculé, selon l’âge : 6 à 10 ans, 11 à 14 ans, 15 à 18 ans.', OPEN_FISCA),
      unread('Un peu au-dessus du plafond, une somme réduite.'),
    ],
    decider: CAF_PAYS,
    channels: [
      { by: 'automatic', label: 'De 6 à 15 ans, sans demande quand la famille est connue de la CAF ou de la MSA' },
      { by: 'online', label: 'caf.fr : de 16 à 18 ans, déclarer la scolarité ou l’apprentissage' },
    ],
    forms: [],
    documents: ['D4', 'D12'],
    opensFrom: unread('Une fois par an, au mois d’août.'),
    declarations: unread('De 16 à 18 ans, déclarer chaque année que l’enfant est scolarisé ou apprenti.'),
    appeals: ['AP1'],
    basis: [unread('CSS L543-1')],
    notes: [
      unread(
        'Pour un enfant confié à l’aide sociale à l’enfance, la somme est gardée pour lui, à la Caisse des dépôts, jusqu’à sa majorité.',
      ),
      TWO_YEARS,
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
