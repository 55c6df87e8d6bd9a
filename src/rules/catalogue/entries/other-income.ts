import type { CatalogueEntry } from '../entry.ts'
import { needs, read, unread } from '../say.ts'
import { OPEN_FISCA } from './shared-statements.ts'

/** R8, R10 and R11: the income of asylum seekers, the aid of the end of the year, and what helps back to work. */
export const otherIncome: readonly CatalogueEntry[] = [
  {
    id: 'R8',
    slug: 'ada',
    name: 'Allocation pour demandeur d’asile',
    acronym: 'ADA',
    otherNames: ['ATA', 'allocation temporaire d’attente', 'AMS', 'carte ADA', 'carte OFII'],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'Aide une personne qui a demandé l’asile à vivre pendant l’examen de sa demande.',
    computed: ['ada'],
    check: [
      needs('asylumRequest', 'A-t-elle une demande d’asile en cours ?', 'Elle accompagne une demande d’asile en cours', {
        test: { fact: 'permit', is: 'oneOf', value: ['asylumSeeker'] },
        unread: 'CESEDA L553-1',
      }),
      needs('adult', 'A-t-elle 18 ans ou plus ?', 'Elle est versée à un adulte de la famille', {
        test: { fact: 'adultAge', is: 'atLeast', value: 18 },
      }),
      needs(
        'acceptedOffer',
        'A-t-elle accepté la prise en charge et l’orientation proposées par l’OFII ?',
        'Le refus de l’offre ou de l’orientation peut arrêter l’allocation ; la vulnérabilité de la personne doit être prise en compte',
      ),
      needs(
        'lowResources',
        'Ses ressources sont-elles inférieures au RSA d’un foyer de même taille ?',
        'Les ressources atteignent le montant du RSA',
        { unread: 'CESEDA D553-3' },
      ),
    ],
    gives: [
      read('Montant calculé : une somme par jour, plus une pour chaque autre personne de la famille.', OPEN_FISCA),
      read('Un supplément par jour quand aucun hébergement n’est proposé.', OPEN_FISCA),
    ],
    decider: unread('L’OFII.'),
    channels: [{ by: 'counter', label: 'Guichet unique de la préfecture (OFII), après la structure de premier accueil' }],
    forms: [],
    documents: ['D2', 'D3'],
    appeals: ['AP11'],
    basis: [unread('CESEDA L553-1 et suivants, D553-1 et suivants')],
    notes: [
      unread('Versée chaque mois sur une carte de paiement.'),
      unread('Elle s’arrête, entre autres, en cas de refus d’orientation : la décision se conteste.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R10',
    slug: 'prime-de-noel',
    name: 'Aide exceptionnelle de fin d’année (prime de Noël)',
    otherNames: ['prime de Noël', 'AEFA', 'prime de fin d’année', 'prime exceptionnelle RSA'],
    domain: 'minimumIncome',
    nature: 'financial',
    what: 'Une somme que l’État peut verser une fois, en décembre, aux foyers qui reçoivent le RSA et aux personnes qui reçoivent l’ASS. Elle est décidée année par année.',
    computed: ['primeNoel'],
    check: [
      needs('receivesRsa', 'Reçoit-elle le RSA ?', 'Il faut le RSA ou l’ASS en novembre ou en décembre', {
        test: { fact: 'receivesRsa', is: 'true' },
        anyOf: 'minimum',
      }),
      needs('receivesAss', 'Reçoit-elle l’ASS ?', 'Il faut le RSA ou l’ASS en novembre ou en décembre', { anyOf: 'minimum' }),
      needs(
        'decree',
        'Le décret de l’année est-il paru ?',
        'Chaque année, un décret décide de l’aide : sans lui, elle n’existe pas encore',
      ),
    ],
    gives: [
      unread(
        'Montant calculé, selon le nombre de personnes ; plus élevé pour un parent seul (barème de décembre 2025).',
        'Page publique, décembre 2025',
      ),
      unread('Un montant unique avec l’ASS.', 'Page publique, décembre 2025'),
    ],
    decider: unread('L’État, par un décret chaque année.'),
    payer: unread('La CAF, la MSA ou France Travail, vers la mi-décembre.'),
    channels: [{ by: 'automatic', label: 'Versée sans demande par la CAF, la MSA ou France Travail' }],
    forms: [],
    documents: [],
    appeals: [],
    basis: [unread('Décret pris chaque année en décembre')],
    notes: [
      unread(
        '2026 : l’aide et ses règles restent à confirmer ; le projet de budget la prévoyait pour les seules familles. Ne pas la promettre.',
      ),
      unread('La voie pour contester n’a pas été vérifiée : demander à l’organisme qui verse.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R11',
    slug: 'aides-au-retour-a-l-activite',
    name: 'Aides au retour à l’activité',
    otherNames: [
      'AGEPI',
      'AGE',
      'aide à la garde d’enfants',
      'aide à la mobilité',
      'APRE',
      'prime de retour à l’emploi',
      'aides de Pôle emploi',
    ],
    domain: 'minimumIncome',
    nature: 'professional',
    what: 'Aident à payer les trajets ou la garde des enfants au moment de reprendre un emploi ou une formation.',
    computed: [],
    check: [
      needs('registered', 'Est-elle inscrite à France Travail ?', 'Elles passent par France Travail'),
      needs(
        'resumes',
        'Cherche-t-elle ou reprend-elle un emploi ou une formation ?',
        'Elles accompagnent une recherche, une reprise ou une formation',
      ),
      needs('costs', 'A-t-elle des frais de trajet ou de garde d’enfants pour cela ?', 'Elles remboursent des frais de trajet ou de garde'),
    ],
    gives: [unread('Une aide pour les trajets (aide à la mobilité) ou pour la garde d’enfants (AGE, ancienne AGEPI).')],
    decider: unread('France Travail.'),
    channels: [{ by: 'online', label: 'francetravail.fr, espace personnel' }],
    forms: [],
    documents: ['D4', 'D20'],
    appeals: ['AP8'],
    basis: [],
    notes: [unread('La fiche « Aides de France Travail : mobilité, garde d’enfants » les décrit.')],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
