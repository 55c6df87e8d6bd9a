import { read, unread } from '../catalogue/say.ts'
import type { Measure } from './measure.ts'

/**
 * Measures that a judge orders: her agreement is looked for all the same, and she is heard. Read on 22 November 2026: Code civil 375-1, 495-2, CPC 1187, 1191 and
 * CASF L271-5 in copies that say their version; Code civil 495 and 495-4 in a copy of Légifrance published on 21 December 2024.
 */

const CHILD_JUDGE = read('Le juge des enfants.', 'Code civil 375-9-1, version du 9 février 2022')
const L375_1 = 'Code civil 375-1, version du 9 février 2022'
const ADHESION = read('Le juge s’efforce toujours d’obtenir l’adhésion de la famille.', L375_1)
const CHILD_HEARD = read('Le juge reçoit seul l’enfant capable de discernement.', L375_1)
const APPEAL_15 = read(
  'Appel dans les quinze jours de la notification, par les parents et par l’enfant lui-même.',
  'CPC 1191, version du 29 mai 2013',
)
const LAWYER = unread(
  'Les parents et l’enfant capable de discernement peuvent choisir un avocat, ou en demander un d’office.',
  'CPC 1186, lu dans sa version du 29 mai 2013, à relire',
)
const CASE_FILE = read(
  'Les parents et l’enfant capable de discernement peuvent lire le dossier du juge jusqu’à la veille de l’audience ; l’enfant, avec un parent ou son avocat. Le juge peut en écarter des pièces en cas de danger.',
  'CPC 1187, version du 5 octobre 2023',
)
const REPORT = {
  code: 'report',
  title: 'Envoyer le rapport au juge, lu avec la famille',
  monthsBefore: 1,
  law: unread(
    'Un mois avant la fin : usage des services. Le texte veut un rapport aux dates que fixe la décision, sinon chaque année.',
    'CPC 1199-1, copie sans date, à relire',
  ),
} as const
const MILIEU_OUVERT = read(
  'L’enfant reste chez lui chaque fois que c’est possible. Une personne ou un service apporte aide et conseil à la famille, suit l’enfant et en rend compte au juge.',
  'Code civil 375-2, version du 9 février 2022',
)

const L271_5 = 'CASF L271-5, version du 29 juillet 2023'
const L495_2 = 'Code civil 495-2, version en vigueur depuis le 1er janvier 2009'

export const BY_JUDGE: readonly Measure[] = [
  {
    id: 'aemo',
    name: 'Action éducative en milieu ouvert',
    acronym: 'AEMO',
    what: 'Le juge des enfants confie à un service l’aide à la famille. L’enfant reste chez ses parents.',
    places: ['childProtection'],
    decidedBy: 'judge',
    decider: read('Le juge des enfants.', L375_1),
    frame: [MILIEU_OUVERT],
    usualMonths: 12,
    longest: {
      months: 24,
      law: unread('Deux ans au plus, renouvelable par décision motivée.', 'Code civil 375, copie sans date, à relire'),
    },
    longestInAll: null,
    renewal: unread('Par une nouvelle décision motivée, après avoir entendu la famille.', 'Code civil 375, copie sans date, à relire'),
    beforeEnd: [REPORT],
    ifMissed: 'Le juge décide sans le rapport, ou la mesure s’arrête.',
    weight: 1,
    rights: [ADHESION, CHILD_HEARD, LAWYER, CASE_FILE, APPEAL_15],
  },
  {
    id: 'aemoRenforcee',
    name: 'Action éducative en milieu ouvert renforcée, ou avec hébergement',
    acronym: 'AEMO renforcée',
    what: 'La même action, plus présente ; le juge peut permettre au service d’héberger l’enfant de temps en temps.',
    places: ['childProtection'],
    decidedBy: 'judge',
    decider: read('Le juge des enfants.', L375_1),
    frame: [MILIEU_OUVERT],
    usualMonths: 6,
    longest: {
      months: 12,
      law: read('Renforcé ou intensifié : un an au plus, renouvelable.', 'Code civil 375-2, version du 9 février 2022'),
    },
    longestInAll: null,
    renewal: read('Renouvelable.', 'Code civil 375-2, version du 9 février 2022'),
    beforeEnd: [REPORT],
    ifMissed: 'Le juge décide sans le rapport, ou la mesure s’arrête.',
    weight: 1,
    rights: [ADHESION, CHILD_HEARD, LAWYER, CASE_FILE, APPEAL_15],
  },
  {
    id: 'mjagbf',
    name: 'Mesure judiciaire d’aide à la gestion du budget familial',
    acronym: 'MJAGBF',
    what: 'Les prestations familiales passent par une ou un délégué, qui aide la famille à les employer pour les enfants et à reprendre la main.',
    places: ['budget', 'childProtection'],
    decidedBy: 'judge',
    decider: CHILD_JUDGE,
    frame: [
      read(
        'Quand les prestations ne servent pas au logement, à l’entretien, à la santé et à l’éducation des enfants, et qu’une aide à domicile ne suffit pas.',
        'Code civil 375-9-1, version du 9 février 2022',
      ),
      read(
        'Le délégué cherche l’adhésion des parents et les aide à gérer de nouveau seuls.',
        'Code civil 375-9-1, version du 9 février 2022',
      ),
    ],
    usualMonths: 12,
    longest: { months: 24, law: read('Deux ans au plus.', 'Code civil 375-9-1, version du 9 février 2022') },
    longestInAll: null,
    renewal: read('Par décision motivée.', 'Code civil 375-9-1, version du 9 février 2022'),
    beforeEnd: [REPORT],
    ifMissed: 'Le juge décide sans le rapport, ou les prestations reviennent sans préparation.',
    weight: 2,
    rights: [LAWYER, CASE_FILE, APPEAL_15],
  },
  {
    id: 'masp3',
    name: 'Versement du loyer au bailleur, ordonné par le juge',
    acronym: 'MASP 3',
    what: 'Après un contrat refusé ou non tenu, et des loyers impayés, le juge peut ordonner que ses prestations paient directement le loyer.',
    places: ['budget', 'justice'],
    decidedBy: 'judge',
    decider: read(
      'Le juge du tribunal judiciaire, à la demande du président du conseil départemental, du préfet ou de la commission de prévention des expulsions.',
      L271_5,
    ),
    frame: [
      read('Il faut au moins deux mois de loyer impayé, et laisser de quoi vivre à la personne et à ceux dont elle a la charge.', L271_5),
      read('Qui a demandé la mesure peut à tout moment demander au juge d’y mettre fin.', L271_5),
    ],
    usualMonths: 12,
    longest: { months: 24, law: read('Deux ans au plus, renouvelable.', L271_5) },
    longestInAll: { months: 48, law: read('Quatre ans au plus en tout.', L271_5) },
    renewal: read('Par le juge, sans dépasser quatre ans en tout.', L271_5),
    beforeEnd: [
      {
        code: 'evaluation',
        title: 'Voir avec elle comment le loyer sera payé ensuite',
        monthsBefore: 2,
        law: unread('Deux mois avant : usage des services.'),
      },
    ],
    ifMissed: 'Le loyer n’est plus versé au bailleur : un impayé peut revenir.',
    weight: 1,
    rights: [unread('Elle est entendue par le juge ; la décision se conteste.', 'À relire')],
  },
  {
    id: 'maj',
    name: 'Mesure d’accompagnement judiciaire',
    acronym: 'MAJ',
    what: 'Une ou un mandataire gère certaines prestations et l’aide à gérer de nouveau seule. Elle garde tous ses droits.',
    places: ['budget', 'justice'],
    decidedBy: 'judge',
    decider: read('Le juge des tutelles, à la demande du procureur de la République seul, au vu du rapport des services sociaux.', L495_2),
    frame: [
      read(
        'Quand une MASP n’a pas permis une gestion satisfaisante et que sa santé ou sa sécurité en est compromise. Pas pour une personne mariée dont le conjoint peut gérer ces prestations.',
        'Code civil 495, version publiée le 21 décembre 2024',
      ),
      unread('Jamais en plus d’une mesure de protection juridique, qui y met fin.', 'Code civil 495-1, copie sans date, à relire'),
    ],
    usualMonths: 12,
    longest: { months: 24, law: unread('Deux ans au plus.', 'Code civil 495-8, à relire') },
    longestInAll: { months: 48, law: unread('Quatre ans au plus en tout.', 'Code civil 495-8, à relire') },
    renewal: unread('Par décision spécialement motivée.', 'Code civil 495-8, à relire'),
    beforeEnd: [
      {
        code: 'evaluation',
        title: 'Préparer la suite avec elle et la ou le mandataire',
        monthsBefore: 3,
        law: unread('Trois mois avant : usage des services.'),
      },
    ],
    ifMissed: 'La mesure s’arrête : les prestations lui reviennent sans préparation.',
    weight: 2,
    rights: [
      read('Elle est entendue ou appelée par le juge.', L495_2),
      read(
        'À tout moment, elle peut demander au juge de changer la mesure ou d’y mettre fin.',
        'Code civil 495-4, version publiée le 21 décembre 2024',
      ),
      unread('Elle peut faire appel.', 'CPC 1239, à relire'),
    ],
  },
]
