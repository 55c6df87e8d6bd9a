import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'

const CASF = 'CASF R262-68 et suivants, décret 2025-478, à relire'

/** P14. The contract in one month, and what is answered before a sanction. */
export const rsaFollowUp: Procedure = {
  id: 'rsaFollowUp',
  slug: 'suivi-rsa-et-sanction',
  name: 'Suivi RSA et sanction',
  domain: 'money',
  compartment: 'general',
  summary: 'Signer le contrat d’engagement en un mois, et, si une sanction est annoncée, répondre à temps avec les raisons de la personne.',
  law: [
    read('Le contrat d’engagement se conclut dans le mois de la notification de l’orientation.', 'Code du travail D5411-14-1'),
    unread(
      'Sanctions du RSA : de 30 à 100 %, un à deux mois puis un à quatre, la moitié au plus pour un foyer de plusieurs personnes.',
      CASF,
    ),
  ],
  safety: [],
  emergency: [],
  steps: [
    step(
      'contract',
      'Contrat d’engagement',
      'person',
      'Le référent unique, le diagnostic, les objectifs, les heures par semaine. Les heures peuvent être réduites, jusqu’à zéro, pour la santé, le handicap, l’invalidité ou un parent seul sans mode de garde.',
      [on('done', 'running'), on('missed', 'notice')],
      {
        starts: [day('orientationNotified', 'Orientation notifiée le')],
        deadlines: [clock('rsaContract', 'orientationNotified')],
        before: [
          yesNo(
            'hoursFit',
            'Les heures tiennent-elles compte de la santé et de la garde des enfants ?',
            read('Quinze heures au moins, modulables.', 'Code du travail L5411-6'),
          ),
          useful(fact('inDuties', 'La personne est-elle dans les droits et devoirs ?')),
        ],
        silence: silentAfter(
          'rsaContract',
          'missed',
          read('Le contrat se conclut dans le mois de la notification.', 'Code du travail D5411-14-1'),
          'Appeler le référent, dire pourquoi le contrat n’est pas signé, fixer un rendez-vous.',
        ),
        law: [
          read(
            'Un mois à compter de la notification de l’orientation ; un nouveau mois après une réorientation.',
            'Code du travail D5411-14-1, D5411-8-2',
          ),
          read('Hors des droits et devoirs, l’offre raisonnable d’emploi n’est pas obligatoire.', 'Code du travail R5411-15-2'),
        ],
      },
    ),
    step(
      'running',
      'Contrat en cours',
      'worker',
      'Noter au fur et à mesure les raisons d’une absence : maladie, garde, transport, convocation non reçue.',
      [on('closed'), on('danger', 'notice')],
      {
        law: [read('L’offre raisonnable est définie dans les six mois.', 'Code du travail R5411-15-1')],
      },
    ),
    step(
      'notice',
      'Sanction annoncée',
      'person',
      'Répondre par écrit, aidée de qui elle choisit : motif légitime, preuves, demande d’être entendue. La famille de plusieurs personnes ne perd pas plus de la moitié.',
      [on('done', 'decision'), on('missed', 'decision')],
      {
        starts: [arrival('noticeReceived', 'Courrier de sanction envisagée reçu le')],
        deadlines: [clock('sanctionRsaObservations', 'noticeReceived')],
        asks: ['Courrier reçu', 'Preuves du motif (certificat, convocation, transport)'],
        produces: ['Observations écrites'],
        before: [
          yesNo('reasons', 'Un motif légitime est-il écrit, avec ses preuves ?'),
          useful(yesNo('helper', 'La personne est-elle aidée de quelqu’un de son choix ?')),
        ],
        silence: silentAfter(
          'sanctionRsaObservations',
          'missed',
          unread('La décision peut être prise sans avoir entendu la personne.', CASF),
          'Écrire quand même, tout de suite : tant que la décision n’est pas prise, elle peut changer.',
        ),
        law: [unread('La personne est informée et peut présenter ses observations, aidée de qui elle veut.', CASF)],
      },
    ),
    step(
      'decision',
      'Décision',
      'department',
      'Rien, suspension, réduction ou suppression. L’équipe pluridisciplinaire donne son avis avant une suppression. Remplir ses engagements lève la suspension.',
      [on('noFollowUp', 'running'), on('suspended', 'comply', 'contest'), on('noAnswer', 'running')],
      {
        starts: [arrival('sanctionNotified', 'Décision notifiée le')],
        silence: chaseAfter(30, '@open', 'noAnswer', 'Demander au référent où en est la décision ; vérifier le prochain paiement.'),
        law: [unread('Avis de l’équipe pluridisciplinaire avant une suppression.', CASF)],
      },
    ),
    step(
      'comply',
      'Remplir les engagements',
      'person',
      'Le contrat repris met fin à la suspension ; les sommes retenues peuvent être rendues. Le demander par écrit.',
      [on('lifted', 'running'), on('noAnswer', 'running')],
      {
        starts: [day('complied', 'Engagements repris le')],
        silence: chaseAfter(15, 'complied', 'noAnswer', 'Appeler la CAF ou la MSA et le référent : le versement est-il repris ?'),
        law: [unread('La suspension prend fin quand la personne remplit ses engagements.', CASF)],
      },
    ),
    step(
      'contest',
      'Contester',
      'worker',
      'Recours préalable au président du conseil départemental, en deux mois. La suite est dans la procédure « Recours : RSA ».',
      [on('done', 'running'), on('missed', 'running'), on('refusedByPerson', 'running')],
      {
        deadlines: [clock('appealRsaRapo', 'sanctionNotified')],
        produces: ['Recours préalable'],
        silence: silentAfter(
          'appealRsaRapo',
          'missed',
          unread('Passé deux mois, la décision ne se conteste plus.', 'CASF L262-47, R262-88, version ancienne'),
          'Demander le retrait de la sanction en montrant un fait nouveau.',
        ),
        law: [unread('Un recours préalable, en deux mois.', 'CASF L262-47, R262-88, version ancienne')],
      },
    ),
  ],
}
