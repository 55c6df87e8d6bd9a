import { APPEALS } from '../../catalogue/appeals.ts'
import { unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'
import { SILENT_DECISION } from './silent-decision.ts'

const { name, route, steps, note } = APPEALS.AP10
const LEGAL_AID = unread(
  'Demandée avant la fin du délai, l’aide juridictionnelle fait repartir un délai entier, de sa décision ou de la désignation de l’avocat.',
  'Décret 2020-1717 art. 43, à relire',
)

/** What a court decided: each kind of decision has its own time, and no administration answers in between. */
export const appealOfJudgment: Procedure = {
  id: 'appealAP10',
  slug: 'recours-decision-de-justice',
  name: `Recours : ${name}`,
  domain: 'rights',
  compartment: 'justice',
  summary: 'Contester à temps ce qu’un juge a décidé. La fin de la décision dit le délai, le tribunal, et s’il faut un avocat.',
  law: [...route, note],
  safety: [],
  emergency: [],
  steps: [
    step(
      'read',
      'Lire la décision',
      'worker',
      'Le jour de la signification ou de la notification, et ce que dit la fin de la décision. Un jugement : un mois le plus souvent. Une ordonnance de référé, le juge de l’exécution, des enfants ou des tutelles : quinze jours. Un refus d’aide juridictionnelle : quinze jours.',
      [on('contested', 'first'), on('accepted')],
      {
        starts: [
          day('decisionNotified', 'Jugement notifié ou signifié le'),
          day('orderNotified', 'Décision à quinze jours notifiée ou signifiée le'),
          day('aidRefused', 'Refus d’aide juridictionnelle notifié le'),
        ],
        deadlines: [clock('judgmentAppeal', 'decisionNotified'), clock('refereAppeal', 'orderNotified'), clock('ajAppeal', 'aidRefused')],
        asks: ['Décision et enveloppe, ou acte du commissaire de justice'],
        before: [
          fact('remedyPrinted', 'La décision dit-elle comment la contester ?'),
          useful({
            ...fact('legalAid', 'L’aide juridictionnelle est-elle demandée ? Demandée à temps, elle fait repartir le délai en entier.'),
            law: LEGAL_AID,
          }),
        ],
        law: route,
      },
    ),
    step(
      'first',
      'Faire appel, ou le recours que dit la décision',
      'person',
      'L’avocat est souvent obligatoire en appel. Demander l’aide juridictionnelle avant la fin du délai.',
      [on('done', 'answer'), on('missed', 'late')],
      {
        deadlines: [clock('judgmentAppeal', 'decisionNotified'), clock('refereAppeal', 'orderNotified'), clock('ajAppeal', 'aidRefused')],
        produces: ['Déclaration d’appel ou recours', 'Preuve de l’envoi'],
        before: [yesNo('proof', 'La preuve de l’envoi est-elle gardée ?')],
        silence: silentAfter(
          ['judgmentAppeal', 'refereAppeal', 'ajAppeal'],
          'missed',
          unread('Passé son délai, la décision devient définitive.', 'CPC 538, 490, à relire'),
          'Voir un avocat ou un point-justice : délai non dit par la décision, aide juridictionnelle demandée à temps, relevé de forclusion.',
        ),
        law: [...steps.map(({ statement }) => statement), LEGAL_AID],
      },
    ),
    step(
      'answer',
      'Attendre la décision',
      'court',
      'Noter la date d’audience. Une décision qui n’est pas suspendue par l’appel s’exécute : le demander à l’avocat.',
      [on('granted'), on('partlyGranted', 'court'), on('refused', 'court'), on('noAnswer', 'court')],
      {
        starts: [day('appealReceived', 'Recours enregistré le')],
        silence: chaseAfter(60, 'appealReceived', 'noAnswer', 'Appeler le greffe ou l’avocat : date d’audience, décision ?'),
        law: [unread('Un tribunal convoque : son silence n’est pas un refus.')],
      },
    ),
    step(
      'court',
      'Aller plus loin',
      'person',
      'Après un appel reste la Cour de cassation, avec un avocat spécial et l’aide juridictionnelle : le délai est dit à la fin de l’arrêt. La suite se voit avec l’avocat.',
      [on('granted'), on('refused'), on('missed', 'late'), on('refusedByPerson')],
      {
        starts: [arrival('answerReceived', 'Décision sur le recours notifiée le')],
        produces: ['Demande d’aide juridictionnelle'],
        law: [note],
      },
    ),
    step(
      'late',
      'Le délai est passé',
      'worker',
      'Le droit de contester est perdu, sauf raison de la loi. Restent : des délais de paiement, une nouvelle demande au juge si un fait est nouveau.',
      [on('closed')],
      { law: [SILENT_DECISION.judicial] },
    ),
  ],
}
