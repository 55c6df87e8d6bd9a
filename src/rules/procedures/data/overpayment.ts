import { ON_A_DEBT } from '../../catalogue/beside-appeals.ts'
import { unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'

const SUSPENDS = unread(
  'Contester un trop-perçu de RSA, ou en demander la remise, suspend son recouvrement.',
  'CASF L262-46, version ancienne',
)

/** P12. « I do not owe it »: an appeal, with its time. Never in place of the request for remission, nor the other way. */
export const overpaymentContest: Procedure = {
  id: 'overpaymentContest',
  slug: 'trop-percu-contester',
  name: 'Trop-perçu : contester la somme',
  domain: 'money',
  compartment: 'budget',
  summary:
    '« Je ne dois pas cette somme, ou pas autant. » C’est un recours, avec son délai. Demander une remise est une autre demande : les deux peuvent être faites.',
  law: [ON_A_DEBT.contest, ON_A_DEBT.prescription, SUSPENDS],
  safety: [],
  emergency: [],
  steps: [
    step(
      'understand',
      'Comprendre la dette',
      'worker',
      'Demander le détail : quelle prestation, quels mois, quel changement. Regarder la prescription : deux ans, cinq s’il y a fraude. Vérifier le calcul.',
      [on('contested', 'contest'), on('accepted')],
      {
        starts: [day('debtNotified', 'Trop-perçu notifié le')],
        asks: ['Lettre de trop-perçu', 'Déclarations des mois concernés'],
        before: [
          fact('fraudSaid', 'La lettre parle-t-elle de fraude ?'),
          useful(fact('remissionToo', 'Une remise est-elle demandée aussi ?')),
        ],
        law: [ON_A_DEBT.prescription],
      },
    ),
    step(
      'contest',
      'Contester par écrit',
      'person',
      'Deux mois, auprès de qui réclame, avec les raisons et les pièces. Pour le RSA, écrire que la contestation suspend le recouvrement.',
      [on('done', 'answer'), on('missed', 'late')],
      {
        deadlines: [clock('appealCra', 'debtNotified')],
        produces: ['Recours', 'Preuve de l’envoi'],
        before: [yesNo('notRemission', 'La lettre demande-t-elle bien d’annuler la dette, et non de la réduire par bonté ?')],
        silence: silentAfter(
          'appealCra',
          'missed',
          ON_A_DEBT.contest,
          'Demander une remise et un échelonnement ; regarder le fait nouveau et le médiateur.',
        ),
        law: [ON_A_DEBT.contest, SUSPENDS],
      },
    ),
    step(
      'answer',
      'Réponse de la caisse',
      'fund',
      'Vérifier que rien n’est retenu pendant l’examen. Le tribunal vient après : la procédure « Recours » du droit concerné dit lequel.',
      [on('granted'), on('partlyGranted', 'court'), on('refused', 'court'), on('impliedRefusal', 'court')],
      {
        starts: [day('contestReceived', 'Contestation reçue le'), arrival('answerOn', 'Réponse reçue le')],
        deadlines: [clock('silenceCra', 'contestReceived')],
        before: [useful(fact('stillTaken', 'La somme est-elle retenue malgré tout ? L’écrire à la caisse.'))],
        silence: silentAfter(
          'silenceCra',
          'impliedRefusal',
          unread('Sans réponse en deux mois, c’est un refus : le tribunal est ouvert.'),
          'Saisir le tribunal du droit concerné : pôle social, ou tribunal administratif pour le RSA, la prime d’activité et l’aide au logement.',
        ),
        law: [SUSPENDS],
      },
    ),
    step(
      'court',
      'Tribunal',
      'court',
      'Deux mois à compter de la réponse ou du silence.',
      [on('granted'), on('refused'), on('missed', 'late')],
      {
        starts: [day('refusalOn', 'Refus ou silence le', 'answer')],
        deadlines: [clock('appealPoleSocial', 'refusalOn')],
        silence: silentAfter(
          'appealPoleSocial',
          'missed',
          unread('La dette ne peut plus être contestée.'),
          'Demander une remise et un échelonnement.',
        ),
        law: [ON_A_DEBT.contest],
      },
    ),
    step(
      'late',
      'Il reste la remise et le délai de paiement',
      'worker',
      'La dette ne se conteste plus : la demande de remise n’a pas de délai.',
      [on('closed')],
      { law: [ON_A_DEBT.remission, ON_A_DEBT.instalments] },
    ),
  ],
}

/** P12. « To pay it would put me in difficulty »: a favour that may be asked at any time, and that stops no delay. */
export const overpaymentRemission: Procedure = {
  id: 'overpaymentRemission',
  slug: 'trop-percu-demander-une-remise',
  name: 'Trop-perçu : demander une remise',
  domain: 'money',
  compartment: 'budget',
  summary:
    '« Payer cette somme me mettrait en difficulté. » Ce n’est pas un recours : il n’arrête pas son délai. Contester est l’autre demande.',
  law: [ON_A_DEBT.remission, ON_A_DEBT.instalments, SUSPENDS],
  safety: [],
  emergency: [],
  steps: [
    step(
      'ask',
      'Demander la remise',
      'person',
      'Une lettre : ce qui s’est passé, le budget, ce qui est tenable. Demander en même temps un échelonnement, au cas où.',
      [on('done', 'answer')],
      {
        deadlines: [clock('overpaymentRemission', 'debtKnown')],
        starts: [day('debtKnown', 'Dette notifiée le')],
        asks: ['Budget du foyer', 'Lettre de la caisse'],
        produces: ['Demande de remise'],
        before: [
          yesNo('contestThought', 'A-t-on regardé s’il fallait contester la somme ?', ON_A_DEBT.contest),
          useful(fact('fraud', 'La caisse parle-t-elle de fraude ? Elle refuse alors souvent la remise.')),
        ],
        law: [ON_A_DEBT.remission],
      },
    ),
    step(
      'answer',
      'Réponse de la caisse',
      'fund',
      'Accord, accord en partie, ou refus. Un refus de remise peut aussi être contesté.',
      [on('granted'), on('partlyGranted', 'plan'), on('refused', 'plan'), on('impliedRefusal', 'plan')],
      {
        starts: [day('askReceived', 'Demande reçue le')],
        deadlines: [clock('silenceAdministrative', 'askReceived')],
        silence: silentAfter(
          'silenceAdministrative',
          'impliedRefusal',
          unread('Sans réponse en deux mois, on tient la remise pour refusée ; le refus peut être contesté.'),
          'Redemander par écrit, et proposer un échelonnement que le budget permet.',
        ),
        law: [ON_A_DEBT.remission],
      },
    ),
    step(
      'plan',
      'Échelonner',
      'worker',
      'Un montant par mois que le reste à vivre permet. Le faire signer, et vérifier les retenues.',
      [on('done'), on('noAnswer')],
      {
        starts: [day('planSent', 'Proposition envoyée le')],
        silence: chaseAfter(30, 'planSent', 'noAnswer', 'Appeler la caisse : la retenue est-elle à ce montant ?'),
        law: [ON_A_DEBT.instalments],
      },
    ),
  ],
}
