import { read, unread } from '../catalogue/say.ts'
import type { Measure } from './measure.ts'

/** Measures that a judge orders: her agreement is looked for all the same, and she is heard. */

const CHILD_JUDGE = read('Le juge des enfants.', 'Code civil 375-9-1, version du 9 février 2022')
const ADHESION = unread('Le juge s’efforce d’obtenir l’adhésion de la famille.', 'Code civil 375-1, copie sans date, à relire')
const APPEAL_15 = unread('Appel dans les quinze jours de la notification.', 'CPC 1191, à relire')
const LAWYER = unread('Chacun peut être assisté d’un avocat et lire le dossier.', 'CPC 1186, 1187, à relire')
const REPORT = {
  code: 'report',
  title: 'Envoyer le rapport au juge, lu avec la famille',
  monthsBefore: 1,
  law: unread('Un mois avant la fin de la mesure.', 'CPC 1199-1, à relire'),
} as const
const MILIEU_OUVERT = read(
  'L’enfant reste chez lui chaque fois que c’est possible. Une personne ou un service apporte aide et conseil à la famille, suit l’enfant et en rend compte au juge.',
  'Code civil 375-2, version du 9 février 2022',
)

export const BY_JUDGE: readonly Measure[] = [
  {
    id: 'aemo',
    name: 'Action éducative en milieu ouvert',
    acronym: 'AEMO',
    what: 'Le juge des enfants confie à un service l’aide à la famille. L’enfant reste chez ses parents.',
    places: ['childProtection'],
    decidedBy: 'judge',
    decider: unread('Le juge des enfants.', 'Code civil 375-1, copie sans date, à relire'),
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
    rights: [ADHESION, LAWYER, APPEAL_15],
  },
  {
    id: 'aemoRenforcee',
    name: 'Action éducative en milieu ouvert renforcée, ou avec hébergement',
    acronym: 'AEMO renforcée',
    what: 'La même action, plus présente ; le juge peut permettre au service d’héberger l’enfant de temps en temps.',
    places: ['childProtection'],
    decidedBy: 'judge',
    decider: unread('Le juge des enfants.', 'Code civil 375-1, copie sans date, à relire'),
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
    rights: [ADHESION, LAWYER, APPEAL_15],
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
    rights: [LAWYER, APPEAL_15],
  },
  {
    id: 'masp3',
    name: 'Versement du loyer au bailleur, ordonné par le juge',
    acronym: 'MASP 3',
    what: 'Après un refus du contrat et des loyers impayés, le juge peut ordonner que ses prestations paient directement le loyer.',
    places: ['budget', 'justice'],
    decidedBy: 'judge',
    decider: unread(
      'Le juge des contentieux de la protection, à la demande du président du conseil départemental.',
      'CASF L271-5, à relire',
    ),
    frame: [
      unread(
        'Il faut au moins deux mois de loyer impayé, et laisser de quoi vivre à la personne et à ceux dont elle a la charge.',
        'CASF L271-5, à relire',
      ),
    ],
    usualMonths: 12,
    longest: { months: 24, law: unread('Deux ans au plus, renouvelable.', 'CASF L271-5, à relire') },
    longestInAll: { months: 48, law: unread('Quatre ans au plus en tout.', 'CASF L271-5, à relire') },
    renewal: unread('Par le juge.', 'CASF L271-5, à relire'),
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
    decider: unread('Le juge des contentieux de la protection, sur demande du procureur.', 'Code civil 495 à 495-2, à relire'),
    frame: [unread('Après une MASP qui n’a pas suffi, sans altération de ses facultés constatée.', 'Code civil 495, 495-1, à relire')],
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
    rights: [unread('Elle est entendue par le juge, et peut faire appel.', 'Code civil 495-2, CPC 1239, à relire')],
  },
]
