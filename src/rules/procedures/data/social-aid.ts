import { unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, yesNo } from '../write.ts'

const URGENT = 'CASF L131-3, version ancienne'

/** P13. With the urgent admission, decided by the mayor. */
export const socialAid: Procedure = {
  id: 'socialAid',
  slug: 'aide-sociale',
  name: 'Aide sociale légale',
  domain: 'ageing',
  compartment: 'budget',
  summary:
    'Demander l’aide sociale (aide ménagère, hébergement) au CCAS, avec l’urgence décidée par le maire, et savoir ce qui peut être récupéré.',
  law: [
    unread('La demande se dépose au CCAS, au CIAS ou à la mairie.', 'CASF L131-1, R131-1, version ancienne'),
    unread('Admission d’urgence par le maire.', URGENT),
  ],
  safety: [],
  emergency: [],
  steps: [
    step(
      'prepare',
      'Préparer la demande',
      'worker',
      'Dire à la personne, et noter le jour : l’obligation alimentaire, la récupération sur succession. Elle choisit en sachant.',
      [on('done', 'filed'), on('immediateDanger', 'urgent'), on('refusedByPerson')],
      {
        asks: ['Identité, ressources, patrimoine', 'Obligés alimentaires et leurs ressources'],
        deadlines: [clock('ashRetroactive', 'enteredOn')],
        before: [
          yesNo(
            'recoveryTold',
            'La récupération et l’obligation alimentaire sont-elles expliquées ?',
            unread('L’aide peut être récupérée sur la succession.', 'CASF L132-8, version ancienne'),
          ),
          fact('urgentNow', 'Est-ce une urgence (plus d’aide à domicile, entrée à faire) ?'),
        ],
        law: [unread('Dépôt et récupération.', 'CASF L131-1, L132-8, version ancienne')],
      },
    ),
    step(
      'urgent',
      'Admission d’urgence par le maire',
      'ccas',
      'Le maire admet tout de suite ; le département est prévenu dans les trois jours et décide dans les deux mois. L’établissement prévient de l’entrée dans les quarante-huit heures.',
      [on('granted', 'filed'), on('refused', 'filed'), on('noAnswer', 'filed')],
      {
        starts: [day('admittedOn', 'Admission prononcée le'), day('enteredOn', 'Entrée dans l’établissement le')],
        deadlines: [
          clock('aideSocialeUrgentNotice', 'admittedOn'),
          clock('aideSocialeUrgentDecision', 'admittedOn'),
          clock('aideSocialeEntry48h', 'enteredOn'),
        ],
        produces: ['Demande d’admission d’urgence'],
        silence: chaseAfter(
          2,
          '@open',
          'noAnswer',
          'Appeler la mairie le jour même : qui signe l’admission ?',
          'Sans décision du maire, l’aide n’est pas payée : rien n’est acquis par le silence.',
        ),
        law: [unread('Trois jours, deux mois, quarante-huit heures.', URGENT)],
      },
    ),
    step(
      'filed',
      'Dossier transmis au département',
      'ccas',
      'Le CCAS envoie le dossier avec son avis dans le mois.',
      [on('done', 'decision'), on('noAnswer', 'decision')],
      {
        starts: [day('filedOn', 'Demande déposée le')],
        deadlines: [clock('aideSocialeForward', 'filedOn')],
        silence: silentAfter(
          'aideSocialeForward',
          'noAnswer',
          unread('Le dossier devait partir dans le mois.', 'CASF R131-1, version ancienne'),
          'Appeler le CCAS, puis le service d’aide sociale du département.',
        ),
        law: [unread('Un mois pour transmettre.', 'CASF R131-1, version ancienne')],
      },
    ),
    step(
      'decision',
      'Décision du département',
      'department',
      'La personne peut être entendue. Noter ce qui reste à sa charge, et ce qui pourra être récupéré.',
      [on('granted'), on('partlyGranted', 'appeal'), on('refused', 'appeal'), on('noAnswer', 'appeal')],
      {
        starts: [arrival('decisionNotified', 'Décision notifiée le')],
        silence: chaseAfter(
          60,
          '@open',
          'noAnswer',
          'Appeler le service d’aide sociale, puis contester le silence.',
          'Deux mois sans réponse : à traiter comme un refus, à contester.',
        ),
        law: [unread('La décision est motivée et notifiée.', 'CASF L131-1 et suivants, à relire')],
      },
    ),
    step(
      'appeal',
      'Contester',
      'person',
      'Recours préalable à qui a décidé, en deux mois. La suite est dans la procédure « Recours : Aide sociale et APA ».',
      [on('done'), on('missed'), on('refusedByPerson')],
      {
        deadlines: [clock('appealAideSocialeRapo', 'decisionNotified')],
        produces: ['Recours préalable'],
        silence: silentAfter(
          'appealAideSocialeRapo',
          'missed',
          unread('Passé deux mois, la décision ne se conteste plus.', 'CASF L134-2, à relire'),
          'Refaire une demande si la situation a changé.',
        ),
        law: [unread('Un recours préalable, en deux mois.', 'CASF L134-2, à relire')],
      },
    ),
  ],
}
