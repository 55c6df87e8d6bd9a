import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'

const TWO_MONTHS = read(
  'Le président du conseil départemental a deux mois, à compter du dossier complet, pour notifier. Sans cela, l’APA est réputée accordée pour un forfait.',
  'CASF L232-14',
)

/** P9. The silence that grants. */
export const apa: Procedure = {
  id: 'apa',
  slug: 'demande-d-apa',
  name: 'Demande d’APA',
  domain: 'ageing',
  compartment: 'health',
  summary: 'Du dossier complet au plan d’aide : deux mois, et le silence accorde un montant forfaitaire.',
  law: [TWO_MONTHS, unread('Accusé de réception, visite, plan, réponses.', 'CASF L232-12, R232-7, R232-23, version ancienne')],
  safety: ['sealed'],
  emergency: [],
  steps: [
    step(
      'prepare',
      'Préparer la demande',
      'worker',
      'Une urgence (retour d’hôpital, aidant absent) : demander l’attribution provisoire, immédiate.',
      [on('done', 'filed')],
      {
        asks: ['Formulaire d’aides à l’autonomie', 'Pièce d’identité', 'Avis d’imposition', 'RIB'],
        before: [
          useful(fact('urgent', 'Est-ce une urgence ? L’attribution provisoire existe.')),
          yesNo('agreement', 'La personne est-elle d’accord avec cette demande ?'),
        ],
        law: [unread('En urgence, une attribution provisoire.', 'CASF L232-12, à relire')],
      },
    ),
    step(
      'filed',
      'Accusé de réception',
      'department',
      'Dix jours pour accuser réception ou demander les pièces. Les deux mois partent du dossier complet.',
      [on('complete', 'visit'), on('incomplete', 'pieces'), on('noAnswer', 'visit')],
      {
        starts: [day('filedOn', 'Demande déposée le'), day('completeOn', 'Dossier complet le')],
        deadlines: [clock('apaReceipt', 'filedOn')],
        silence: silentAfter(
          'apaReceipt',
          'noAnswer',
          unread('Le département devait répondre en dix jours.', 'CASF R232-23, version ancienne'),
          'Appeler : le dossier est-il complet, et depuis quel jour ?',
        ),
        law: [unread('Dix jours pour accuser réception.', 'CASF R232-23, version ancienne')],
      },
    ),
    step(
      'pieces',
      'Envoyer les pièces qui manquent',
      'worker',
      'Demander un nouvel accusé, avec la date du dossier complet.',
      [on('done', 'filed')],
      { asks: ['Pièces demandées'] },
    ),
    step(
      'visit',
      'Visite et plan proposé',
      'department',
      'L’équipe médico-sociale vient voir la personne. Le plan est proposé en trente jours ; elle a dix jours pour l’accepter ou demander à le changer.',
      [on('accepted', 'decision'), on('contested', 'newPlan'), on('refused', 'decision'), on('noAnswer', 'decision')],
      {
        starts: [day('visitOn', 'Visite le'), arrival('planReceived', 'Plan d’aide reçu le')],
        deadlines: [clock('apaPlan', 'completeOn'), clock('apaPlanAnswer', 'planReceived'), clock('apaDecision', 'completeOn')],
        before: [useful(yesNo('helperHeard', 'L’aidant a-t-il été entendu, et son répit demandé ?'))],
        silence: silentAfter(
          'apaPlanAnswer',
          'noAnswer',
          unread('Sans réponse de la personne, le plan peut être tenu pour refusé.', 'CASF R232-7, à relire'),
          'Répondre au plan, même tard, et le dire par téléphone.',
        ),
        law: [
          unread('Trente jours pour proposer, dix pour répondre.', 'CASF R232-7, à relire'),
          unread(
            'Demander à changer le plan ouvre une nouvelle proposition ; un refus net peut faire tenir la demande pour refusée.',
            'CASF R232-7, à relire',
          ),
        ],
      },
    ),
    step(
      'newPlan',
      'Nouveau plan',
      'department',
      'La demande de changement ouvre une proposition nouvelle.',
      [on('accepted', 'decision'), on('refused', 'decision'), on('noAnswer', 'decision')],
      {
        deadlines: [clock('apaNewPlan', '@visit')],
        silence: silentAfter(
          'apaNewPlan',
          'noAnswer',
          unread('Une nouvelle proposition est attendue en huit jours.', 'CASF R232-7, à relire'),
          'Appeler l’équipe médico-sociale.',
        ),
        law: [unread('Une proposition définitive dans les huit jours.', 'CASF R232-7, à relire')],
      },
    ),
    step(
      'decision',
      'Décision',
      'department',
      'Deux mois à compter du dossier complet. Sans notification, l’APA est réputée accordée pour un forfait, à compter de l’ouverture des droits.',
      [on('granted', 'start'), on('impliedGrant', 'start', 'ask'), on('refused', 'appeal')],
      {
        starts: [arrival('decisionNotified', 'Décision notifiée le')],
        deadlines: [clock('apaDecision', 'completeOn')],
        silence: silentAfter(
          'apaDecision',
          'impliedGrant',
          TWO_MONTHS,
          'Demander le paiement du forfait en citant l’article, et la décision.',
        ),
        law: [TWO_MONTHS],
      },
    ),
    step(
      'ask',
      'Demander le forfait et la décision',
      'worker',
      'Une lettre au département : dossier complet tel jour, deux mois passés, article L232-14.',
      [on('done', 'start')],
      {
        produces: ['Lettre au département'],
        law: [TWO_MONTHS],
      },
    ),
    step(
      'start',
      'Commencer l’aide',
      'person',
      'Déclarer dans le mois la personne ou le service employé. Vérifier que l’aide commence vraiment.',
      [on('done'), on('missed')],
      {
        deadlines: [clock('apaEmployee', 'decisionNotified')],
        asks: ['Contrat ou devis du service'],
        silence: silentAfter(
          'apaEmployee',
          'missed',
          unread('Le département peut suspendre le versement.', 'CASF L232-7, à relire'),
          'Envoyer la déclaration, même tard, et demander le rétablissement.',
        ),
        law: [unread('Un mois pour déclarer.', 'CASF L232-7, à relire')],
      },
    ),
    step(
      'appeal',
      'Contester',
      'worker',
      'La suite est dans la procédure « Recours : Aide sociale et APA ».',
      [on('done'), on('missed'), on('refusedByPerson')],
      {
        deadlines: [clock('appealApaRapo', 'decisionNotified')],
        produces: ['Recours préalable'],
        silence: silentAfter(
          'appealApaRapo',
          'missed',
          unread('Passé deux mois, la décision ne se conteste plus.', 'CASF L134-2, à relire'),
          'Redemander l’APA ou la révision du plan.',
        ),
        law: [unread('Deux mois pour le recours préalable.', 'CASF L134-2, à relire')],
      },
    ),
  ],
}
