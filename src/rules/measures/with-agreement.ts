import { read, unread } from '../catalogue/say.ts'
import type { Measure, MeasureLength } from './measure.ts'

/**
 * Measures that need an agreement: nothing is done without it, and it may be taken back. CASF L222-1 to L222-3 were read on 22 November 2026 in the version that
 * Légifrance gives for 26 May 2022.
 */

const L223_5 = read(
  'Un an au plus, renouvelable dans les mêmes conditions, sauf décision d’un juge.',
  'CASF L223-5, version du 23 février 2022',
)
const ONE_YEAR: MeasureLength = { months: 12, law: L223_5 }

/** Before the end of an aid of the aide sociale à l'enfance: a report read with the family, then what follows is decided with it. */
const ASE_END = [
  {
    code: 'report',
    title: 'Faire le bilan, le lire avec la famille',
    monthsBefore: 2,
    law: unread('Deux mois avant : usage des services, aucun texte ne le fixe.'),
  },
  {
    code: 'request',
    title: 'Demander la suite ou la fin, avec son accord écrit',
    monthsBefore: 1,
    law: unread('La suite se décide dans les mêmes conditions que le début.', 'CASF L223-5, L223-2, à relire'),
  },
] as const

const ASE_RIGHTS = [
  unread('Rien ne se fait sans l’accord écrit de qui exerce l’autorité parentale, ou de qui demande.', 'CASF L223-2, à relire'),
  unread(
    'La famille peut venir à chaque rendez-vous avec la personne de son choix ; le service peut aussi proposer un entretien seul.',
    'CASF L223-1, lu dans sa version du 6 mars 2007, changée depuis, à relire',
  ),
  unread('L’enfant est entendu, et son avis est pris.', 'CASF L223-4, à relire'),
]

const L222_2 = read(
  'À leur demande ou avec leur accord, pour la mère, le père ou qui a la charge de l’enfant, quand sa santé, sa sécurité, son entretien ou son éducation l’exigent.',
  'CASF L222-2, version en vigueur au 26 mai 2022',
)
const L222_3 = read(
  'L’aide à domicile de l’aide sociale à l’enfance : TISF ou aide ménagère, accompagnement en économie sociale et familiale, action éducative, aides d’argent, ensemble ou séparément.',
  'CASF L222-3, version en vigueur au 26 mai 2022',
)
const PRESIDENT = read('Le président du conseil départemental.', 'CASF L222-1, version en vigueur au 26 mai 2022')

const L271_1 = read(
  'Pour une personne majeure qui reçoit des prestations sociales et dont la santé ou la sécurité est menacée par ses difficultés à gérer ses ressources. C’est un contrat avec le département, fait d’engagements des deux côtés.',
  'CASF L271-1, version en vigueur depuis le 22 mars 2015',
)
const MASP_LENGTH: MeasureLength = {
  months: 24,
  law: unread('De six mois à deux ans, renouvelable après une évaluation.', 'CASF L271-2, à relire'),
}
const MASP_IN_ALL: MeasureLength = { months: 48, law: unread('Quatre ans au plus en tout.', 'CASF L271-2, à relire') }
const MASP_END = [
  {
    code: 'evaluation',
    title: 'Évaluer avec elle avant un renouvellement',
    monthsBefore: 2,
    law: unread('Une évaluation vient avant tout renouvellement ; deux mois avant : usage des services.', 'CASF L271-2, à relire'),
  },
] as const
const MASP_RIGHTS = [
  unread(
    'La personne peut refuser le contrat, et le rompre. Un refus se note avec ses raisons, sans jugement.',
    'CASF L271-1 et suivants, à relire',
  ),
  unread(
    'Une participation peut être demandée, selon les ressources, dans la limite d’un plafond.',
    'CASF L271-4, copie sans date, à relire',
  ),
]

export const WITH_AGREEMENT: readonly Measure[] = [
  {
    id: 'aesf',
    name: 'Accompagnement en économie sociale et familiale',
    acronym: 'AESF',
    what: 'Une conseillère ou un conseiller vient à domicile pour les questions de budget et de vie quotidienne, avec des enfants au foyer.',
    places: ['budget', 'general', 'childProtection'],
    decidedBy: 'household',
    decider: PRESIDENT,
    frame: [L222_2, L222_3],
    usualMonths: 6,
    longest: ONE_YEAR,
    longestInAll: null,
    renewal: L223_5,
    beforeEnd: ASE_END,
    ifMissed: 'L’accompagnement s’arrête sans bilan.',
    weight: 2,
    rights: ASE_RIGHTS,
  },
  {
    id: 'masp1',
    name: 'Mesure d’accompagnement social personnalisé, sans gestion',
    acronym: 'MASP 1',
    what: 'Un contrat avec le département : une aide pour gérer ses prestations et un accompagnement, sans que personne ne touche à son argent.',
    places: ['budget', 'general'],
    decidedBy: 'household',
    decider: read(
      'Le département, représenté par son président, par contrat avec la personne.',
      'CASF L271-1, version en vigueur depuis le 22 mars 2015',
    ),
    frame: [L271_1],
    usualMonths: 12,
    longest: MASP_LENGTH,
    longestInAll: MASP_IN_ALL,
    renewal: unread('Renouvelable après une évaluation ; un avenant change le contrat.', 'CASF L271-2, à relire'),
    beforeEnd: MASP_END,
    ifMissed: 'Le contrat s’arrête, et l’aide avec lui.',
    weight: 2,
    rights: MASP_RIGHTS,
  },
  {
    id: 'masp2',
    name: 'Mesure d’accompagnement social personnalisé, avec gestion',
    acronym: 'MASP 2',
    what: 'Le même contrat, où elle autorise le département à recevoir ses prestations et à payer d’abord le loyer et les charges.',
    places: ['budget', 'general'],
    decidedBy: 'household',
    decider: read(
      'Le département, représenté par son président, par contrat avec la personne.',
      'CASF L271-1, version en vigueur depuis le 22 mars 2015',
    ),
    frame: [
      L271_1,
      unread(
        'Elle autorise le département à percevoir et gérer pour elle tout ou partie des prestations, en payant d’abord le logement.',
        'CASF L271-2, à relire',
      ),
    ],
    usualMonths: 12,
    longest: MASP_LENGTH,
    longestInAll: MASP_IN_ALL,
    renewal: unread('Renouvelable après une évaluation ; un avenant change le contrat.', 'CASF L271-2, à relire'),
    beforeEnd: MASP_END,
    ifMissed: 'Les prestations lui reviennent sans préparation : un loyer peut rester impayé.',
    weight: 1,
    rights: MASP_RIGHTS,
  },
  {
    id: 'aed',
    name: 'Aide éducative à domicile',
    acronym: 'AED',
    what: 'Une éducatrice ou un éducateur vient régulièrement soutenir les parents et l’enfant, à leur demande ou avec leur accord.',
    places: ['childProtection'],
    decidedBy: 'household',
    decider: PRESIDENT,
    frame: [L222_2, L222_3],
    usualMonths: 6,
    longest: ONE_YEAR,
    longestInAll: null,
    renewal: L223_5,
    beforeEnd: ASE_END,
    ifMissed: 'L’aide s’arrête, et un enfant peut rester sans appui.',
    weight: 1,
    rights: ASE_RIGHTS,
  },
  {
    id: 'aedRenforcee',
    name: 'Aide éducative à domicile renforcée',
    acronym: 'AED renforcée',
    what: 'La même aide, plus souvent dans la semaine. Chaque département dit ce qu’elle contient.',
    places: ['childProtection'],
    decidedBy: 'household',
    decider: PRESIDENT,
    frame: [L222_2, L222_3, unread('Aucun texte national ne distingue l’aide renforcée : voir le règlement du département.')],
    usualMonths: 3,
    longest: ONE_YEAR,
    longestInAll: null,
    renewal: L223_5,
    beforeEnd: ASE_END,
    ifMissed: 'L’aide s’arrête, et un enfant peut rester sans appui.',
    weight: 1,
    rights: ASE_RIGHTS,
  },
  {
    id: 'tisfAse',
    name: 'Intervention d’une TISF (aide sociale à l’enfance)',
    acronym: 'TISF (ASE)',
    what: 'Une technicienne ou un technicien de l’intervention sociale et familiale vient quelques heures par semaine : repas, courses, devoirs, gestes de tous les jours.',
    places: ['childProtection'],
    decidedBy: 'household',
    decider: PRESIDENT,
    frame: [L222_2, L222_3],
    usualMonths: 3,
    longest: ONE_YEAR,
    longestInAll: null,
    renewal: L223_5,
    beforeEnd: ASE_END,
    ifMissed: 'Les heures s’arrêtent du jour au lendemain.',
    weight: 1,
    rights: ASE_RIGHTS,
  },
  {
    id: 'tisfCaf',
    name: 'Intervention d’une TISF financée par la CAF',
    acronym: 'TISF (CAF)',
    what: 'Des heures à domicile pour passer un moment difficile : naissance, maladie, séparation, deuil. Ce n’est pas l’aide sociale à l’enfance.',
    places: ['general'],
    decidedBy: 'household',
    decider: unread('La CAF ou la MSA, par une association.', 'Action sociale des CAF, à relire'),
    frame: [unread('Action sociale de la CAF : une participation selon le quotient familial.', 'Circulaires de la CNAF, à relire')],
    usualMonths: 6,
    longest: null,
    longestInAll: null,
    renewal: unread('Selon le motif et les heures déjà faites.', 'Règlement de la CAF'),
    beforeEnd: [
      {
        code: 'talk',
        title: 'Voir avec la famille si elle en a encore besoin',
        monthsBefore: 1,
        law: unread('Un mois avant : usage des services.'),
      },
    ],
    ifMissed: 'Les heures s’arrêtent du jour au lendemain.',
    weight: 3,
    rights: [unread('La famille peut arrêter quand elle veut.')],
  },
]
