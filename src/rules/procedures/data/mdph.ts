import { unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'

const FOUR_MONTHS = unread('Quatre mois sans réponse de la commission valent refus.', 'CASF R241-33, version ancienne')

/** P8. The first silence, of four months, is already a refusal to contest. */
export const mdph: Procedure = {
  id: 'mdph',
  slug: 'demande-a-la-mdph',
  name: 'Demande à la MDPH',
  domain: 'disability',
  compartment: 'health',
  summary: 'Du dossier déposé à la décision de la commission : quatre mois, et le silence est un refus que l’on conteste.',
  law: [FOUR_MONTHS],
  safety: ['sealed'],
  emergency: [],
  steps: [
    step(
      'prepare',
      'Préparer la demande',
      'worker',
      'Formulaire signé, certificat médical, identité, domicile, et les mots de la personne sur sa vie de tous les jours. Maladie qui évolue vite : le dire, un circuit court existe.',
      [on('done', 'filed')],
      {
        asks: [
          'Formulaire de demande (Cerfa 15692) signé',
          'Certificat médical (Cerfa 15695), sous pli fermé',
          'Pièce d’identité',
          'Justificatif de domicile',
        ],
        before: [
          yesNo('ownWords', 'Le projet de vie est-il écrit avec ses mots ?'),
          useful(fact('fastCircuit', 'Le circuit rapide est-il demandé ?')),
        ],
        law: [unread('Formulaire et certificat.', 'CASF R146-26, D146-26, à relire')],
      },
    ),
    step(
      'filed',
      'Dossier déposé',
      'mdph',
      'Garder la preuve du dépôt complet : les quatre mois partent de ce jour.',
      [on('complete', 'evaluation'), on('incomplete', 'pieces'), on('noAnswer', 'evaluation')],
      {
        starts: [day('filedOn', 'Dossier complet déposé le')],
        deadlines: [clock('mdphDecision', 'filedOn')],
        produces: ['Preuve du dépôt'],
        silence: chaseAfter(30, 'filedOn', 'noAnswer', 'Demander l’accusé de réception : le dossier est-il complet, depuis quel jour ?'),
        law: [FOUR_MONTHS],
      },
    ),
    step('pieces', 'Envoyer les pièces qui manquent', 'worker', 'Une pièce qui manque retarde le départ du délai.', [on('done', 'filed')], {
      asks: ['Pièces demandées par la MDPH'],
    }),
    step(
      'evaluation',
      'Évaluation et plan proposé',
      'mdph',
      'L’équipe peut appeler ou venir. Le plan de compensation arrive avant la commission : la personne a quinze jours pour donner son avis.',
      [on('agreed', 'decision'), on('contested', 'decision'), on('noAnswer', 'decision'), on('notNeeded', 'decision')],
      {
        starts: [arrival('planReceived', 'Plan de compensation reçu le'), day('commissionOn', 'Séance de la commission le')],
        deadlines: [clock('mdphPpcOpinion', 'commissionOn'), clock('mdphPpcAnswer', 'planReceived'), clock('mdphDecision', 'filedOn')],
        produces: ['Avis de la personne sur le plan'],
        silence: silentAfter(
          'mdphPpcAnswer',
          'noAnswer',
          unread('Sans avis, la commission décide sur le plan proposé.', 'CASF R146-29, à relire'),
          'Écrire l’avis de la personne et l’envoyer quand même avant la commission.',
        ),
        law: [unread('Quinze jours pour faire des observations.', 'CASF R146-29, à relire')],
      },
    ),
    step(
      'decision',
      'Décision de la commission (CDAPH)',
      'mdph',
      'La personne peut y être entendue, aidée de qui elle veut. Noter le jour où la lettre arrive.',
      [on('granted', 'renewal'), on('partlyGranted', 'appeal', 'renewal'), on('refused', 'appeal'), on('impliedRefusal', 'appeal')],
      {
        starts: [arrival('decisionNotified', 'Décision notifiée le', 'decision')],
        deadlines: [clock('mdphDecision', 'filedOn')],
        silence: silentAfter(
          'mdphDecision',
          'impliedRefusal',
          FOUR_MONTHS,
          'Déposer le recours préalable à la MDPH : deux mois à compter de ce silence.',
        ),
        law: [FOUR_MONTHS],
      },
    ),
    step(
      'appeal',
      'Recours préalable à la MDPH',
      'worker',
      'Deux mois, obligatoire avant le juge. La suite est dans la procédure « Recours : MDPH ». Une conciliation peut être demandée.',
      [on('done', 'renewal'), on('missed', 'renewal'), on('refusedByPerson', 'renewal')],
      {
        deadlines: [clock('appealMdphRapo', 'decisionNotified')],
        asks: ['Décision', 'Éléments nouveaux'],
        produces: ['Recours préalable'],
        silence: silentAfter(
          'appealMdphRapo',
          'missed',
          unread('Passé deux mois, la décision ne se conteste plus.', 'CASF R241-35 et suivants, à relire'),
          'Refaire une demande si la situation a changé.',
        ),
        law: [unread('Un recours préalable est obligatoire.', 'CASF L241-9, à relire')],
      },
    ),
    step(
      'renewal',
      'Noter la fin du droit',
      'worker',
      'Chaque droit a sa date : l’écrire, et demander la suite six mois avant.',
      [on('closed')],
      {
        starts: [day('rightEnds', 'Fin du droit le')],
        deadlines: [clock('renewalAah', 'rightEnds')],
        law: [unread('La demande de renouvellement se fait avant la fin du droit.', 'CASF R146-25 et suivants, à relire')],
      },
    ),
  ],
}
