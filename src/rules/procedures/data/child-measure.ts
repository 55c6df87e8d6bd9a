import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'

/** P16. */
export const childMeasure: Procedure = {
  id: 'childMeasure',
  slug: 'mesure-de-protection-d-un-enfant',
  name: 'Mesure de protection d’un enfant',
  domain: 'childProtection',
  compartment: 'childProtection',
  summary: 'Aide à domicile, accueil, action éducative ou placement : le projet, les rapports et la fin de la mesure, à leur date.',
  law: [
    unread('L’accueil et l’aide à domicile se revoient au plus tard après un an.', 'CASF L223-5, version ancienne'),
    read('Un rapport chaque année au moins, tous les six mois avant trois ans.', 'CASF L223-5, version du 23 février 2022'),
  ],
  safety: ['factsApart', 'notAlone'],
  emergency: ['children', 'police'],
  steps: [
    step(
      'begin',
      'La mesure commence',
      'worker',
      'Le jugement ou l’accord, ses dates, qui exerce l’autorité parentale, les visites, l’école, la santé. Pour un mineur seul : l’évaluation dure cinq jours.',
      [on('done', 'project')],
      {
        starts: [
          day('measureBegins', 'Début de la mesure le'),
          day('measureEnds', 'Fin de la mesure le'),
          day('underThreeBegins', 'Début de la mesure, pour un enfant de moins de trois ans, le'),
          day('arrivedAlone', 'Mineur non accompagné mis à l’abri le'),
        ],
        deadlines: [clock('mnaEvaluation', 'arrivedAlone')],
        asks: ['Jugement ou accord', 'Autorité parentale et droits de visite'],
        before: [
          fact('underThree', 'L’enfant a-t-il moins de trois ans ? Le rapport est alors tous les six mois.'),
          useful(fact('alone', 'Est-ce un mineur non accompagné ?')),
        ],
        law: [unread('Évaluation d’un mineur isolé.', 'CASF R221-11, à relire')],
      },
    ),
    step(
      'project',
      'Projet pour l’enfant',
      'worker',
      'Écrit avec lui et ses parents : ses besoins, ce qui change, qui fait quoi. Trois mois.',
      [on('done', 'review'), on('missed', 'review')],
      {
        deadlines: [clock('ppe', 'measureBegins')],
        produces: ['Projet pour l’enfant'],
        before: [
          yesNo('childHeard', 'L’enfant a-t-il été entendu sur son projet ?'),
          yesNo('parentsAssociated', 'Les parents ont-ils été associés ?'),
        ],
        silence: silentAfter(
          'ppe',
          'missed',
          unread('Le projet était attendu dans les trois mois.', 'CASF L223-1-1, à relire'),
          'L’écrire maintenant, même court, et le dire au chef de service.',
        ),
        law: [unread('Un projet pour l’enfant, dans les trois mois.', 'CASF L223-1-1, D223-12 et suivants, à relire')],
      },
    ),
    step(
      'review',
      'Rapport avant la fin',
      'worker',
      'Un mois avant la fin : la situation, ce que dit l’enfant, ce que disent les parents, la suite proposée. Lu avec eux avant l’envoi.',
      [on('done', 'judge'), on('missed', 'judge')],
      {
        deadlines: [
          clock('measureReport', 'measureEnds'),
          clock('aedReview', 'measureBegins'),
          clock('situationReport', 'measureBegins'),
          clock('situationReportUnder2', 'underThreeBegins'),
        ],
        produces: ['Rapport au juge ou au département'],
        before: [yesNo('readWithThem', 'Le rapport a-t-il été lu avec l’enfant et les parents ?')],
        silence: silentAfter(
          'measureReport',
          'missed',
          unread('Le rapport n’est pas parti à temps : la mesure peut s’arrêter sans qu’on l’ait voulu.', 'CASF L223-5, à relire'),
          'Appeler le greffe ou le cadre, envoyer le rapport aujourd’hui.',
        ),
        law: [unread('Rapport et révision de la mesure.', 'CASF L223-5, version ancienne')],
      },
    ),
    step(
      'judge',
      'Décision',
      'childrenJudge',
      'L’audience, ou le renouvellement de l’accord. La mesure continue, change ou s’arrête.',
      [on('granted', 'review'), on('closed', 'adult'), on('noAnswer', 'adult')],
      {
        silence: chaseAfter(
          15,
          '@open',
          'noAnswer',
          'Appeler le greffe : y a-t-il une audience avant la fin de la mesure ?',
          'Sans décision avant la fin, la mesure s’arrête.',
        ),
        law: [unread('Durée et renouvellement des mesures.', 'Code civil 375 et suivants, à relire')],
      },
    ),
    step(
      'adult',
      'Sortie et majorité',
      'worker',
      'L’entretien des dix-sept ans, la suite choisie avec le jeune, l’accompagnement après dix-huit ans, et l’entretien six mois après la sortie.',
      [on('closed')],
      {
        starts: [day('eighteenOn', 'Dix-huit ans le'), day('leftOn', 'Sortie du dispositif le')],
        deadlines: [clock('interviewOf17', 'eighteenOn'), clock('interviewAfterLeaving', 'leftOn')],
        before: [useful(yesNo('seventeen', 'L’entretien des dix-sept ans a-t-il eu lieu ?'))],
        law: [unread('Entretien un an avant la majorité, et six mois après la sortie.', 'CASF L222-5-1, L222-5-2-1, à relire')],
      },
    ),
  ],
}
