import { read, unread } from '../../catalogue/say.ts'
import type { DeadlineRule } from '../rule.ts'
import { LOST, rule, SILENT } from './shape.ts'

const COMPLETE = 'Dépôt du dossier complet'

const DISABILITY = [
  rule(
    'mdphDecision',
    'Décision de la MDPH',
    'Réception de la demande complète',
    [4, 'month'],
    unread('Quatre mois de silence valent rejet.', 'CASF R241-33, version ancienne'),
    { ifMissed: SILENT, weight: 2 },
  ),
  rule(
    'mdphPpcOpinion',
    'Envoyer à la personne le plan de compensation proposé',
    'Séance de la CDAPH',
    [15, 'day'],
    unread('Quinze jours au moins avant la séance, pour que la personne puisse répondre.', 'CASF R146-29, à relire'),
    { direction: 'before', ifMissed: 'La commission décide sans les observations de la personne.', weight: 2 },
  ),
  rule(
    'mdphPpcAnswer',
    'Répondre au plan de compensation proposé',
    'Réception du plan proposé',
    [15, 'day'],
    unread('Quinze jours pour dire ses observations.', 'CASF R146-29, à relire'),
    { ifMissed: 'La commission décide sans les observations de la personne.', weight: 2 },
  ),
  rule(
    'pchUrgent',
    'Décision sur une PCH demandée en urgence',
    'Demande d’attribution en urgence',
    [15, 'workingDay'],
    unread('Quinze jours ouvrés.', 'CASF R245-36, à relire'),
    { ifMissed: 'L’aide manque alors qu’elle est urgente.', weight: 1 },
  ),
]

const APA = [
  rule(
    'apaReceipt',
    'Accusé de réception du dossier d’APA, ou liste des pièces qui manquent',
    'Réception de la demande par le département',
    [10, 'day'],
    unread('Dix jours.', 'CASF R232-23, version de 2015 lue'),
    { ifMissed: 'Le délai de deux mois n’a pas commencé à courir : relancer.', weight: 3 },
  ),
  rule('apaPlan', 'Proposition du plan d’aide', COMPLETE, [30, 'day'], unread('Trente jours.', 'CASF R232-7, à relire'), {
    ifMissed: 'L’aide tarde : relancer.',
    weight: 2,
  }),
  rule(
    'apaPlanAnswer',
    'Répondre au plan d’aide proposé',
    'Réception du plan d’aide',
    [10, 'day'],
    unread('Dix jours pour demander des changements.', 'CASF R232-7, à relire'),
    { ifMissed: 'Le plan proposé est tenu pour accepté.', weight: 2 },
  ),
  rule(
    'apaNewPlan',
    'Nouvelle proposition de plan d’aide',
    'Observations ou refus de la personne',
    [8, 'day'],
    unread('Huit jours.', 'CASF R232-7, à relire'),
    { ifMissed: 'L’aide tarde : relancer.', weight: 2 },
  ),
  rule(
    'apaDecision',
    'Décision d’APA',
    COMPLETE,
    [2, 'month'],
    read(
      'Deux mois ; sans notification, l’APA est réputée accordée pour un montant forfaitaire.',
      'CASF L232-14, texte reproduit par juriblio.fr',
    ),
    { ifMissed: 'L’APA est réputée accordée pour un montant forfaitaire : la réclamer.', weight: 2 },
  ),
  rule(
    'apaProvisional',
    'Décision après une APA accordée en urgence',
    'Dépôt de la demande',
    [2, 'month'],
    unread('L’APA d’urgence est une avance jusqu’à la décision, deux mois après le dépôt.', 'CASF L232-12, à relire'),
    { ifMissed: 'L’avance peut s’arrêter.', weight: 2 },
  ),
  rule(
    'apaEmployee',
    'Déclarer le salarié ou le service payé par l’APA',
    'Notification de l’APA',
    [1, 'month'],
    unread('Un mois.', 'CASF L232-7, à relire'),
    { ifMissed: 'Le versement peut être suspendu.', weight: 2 },
  ),
]

const SOCIAL_AID = [
  rule(
    'aideSocialeForward',
    'Transmettre une demande d’aide sociale',
    'Dépôt de la demande au CCAS, au CIAS ou à la mairie',
    [1, 'month'],
    unread('Un mois, avec l’avis.', 'CASF L131-1, R131-1, version ancienne'),
    { ifMissed: 'La personne attend sans que sa demande soit étudiée.', weight: 2 },
  ),
  rule(
    'aideSocialeUrgentNotice',
    'Notifier une admission d’urgence à l’aide sociale',
    'Décision du maire',
    [3, 'day'],
    unread('Trois jours.', 'CASF L131-3, version ancienne'),
    { ifMissed: 'Les frais restent à la commune.', weight: 2 },
  ),
  rule(
    'aideSocialeUrgentDecision',
    'Décision après une admission d’urgence à l’aide sociale',
    'Admission d’urgence',
    [2, 'month'],
    unread('Deux mois.', 'CASF L131-3, version ancienne'),
    { ifMissed: 'L’aide d’urgence peut s’arrêter.', weight: 1 },
  ),
  rule(
    'aideSocialeEntry48h',
    'Dire l’entrée en établissement d’une personne admise d’urgence',
    'Entrée dans l’établissement',
    [48, 'hour'],
    unread('Quarante-huit heures.', 'CASF L131-3, version ancienne'),
    { ifMissed: 'Les frais peuvent rester à l’établissement.', weight: 3 },
  ),
  rule(
    'ashRetroactive',
    'Demander l’aide sociale à l’hébergement depuis l’entrée',
    'Jour d’entrée dans l’établissement',
    [2, 'month'],
    unread('Deux mois, que le président du conseil départemental peut prolonger une fois, de deux mois au plus.', 'CASF R131-2, à relire'),
    { ifMissed: 'L’aide ne part que du jour de la demande.', weight: 2 },
  ),
]

const ADULTS = [
  rule(
    'protectionJudge',
    'Décision du juge sur une mesure de protection',
    'Dépôt de la requête',
    [1, 'year'],
    unread('Un an, sinon la requête ne vaut plus.', 'CPC 1227, à relire'),
    { ifMissed: 'La requête ne vaut plus : il faut recommencer.', weight: 1 },
  ),
  rule(
    'tutelleAppeal',
    'Faire appel d’une décision du juge des tutelles',
    'Notification du jugement',
    [15, 'day'],
    unread('Quinze jours.', 'CPC 1239, à relire'),
    { prolonged: true, ifMissed: LOST, weight: 1 },
  ),
  rule(
    'tutelleRenewal',
    'Demander le renouvellement d’une mesure de protection',
    'Fin de la mesure',
    [6, 'month'],
    unread('Aucun texte lu ne fixe ce délai : six mois, pour le certificat médical et l’audience.'),
    { direction: 'before', ifMissed: 'La mesure s’arrête, la personne n’est plus protégée.', weight: 1 },
  ),
  rule(
    'ajAppeal',
    'Contester un refus d’aide juridictionnelle',
    'Notification de la décision du bureau',
    [15, 'day'],
    unread('Quinze jours.', 'Décret 2020-1717 art. 69, à relire'),
    { ifMissed: LOST, weight: 1 },
  ),
]

/** Disability, age, social aid, protection of adults, legal aid. */
export const AUTONOMY_RULES: readonly DeadlineRule[] = [...DISABILITY, ...APA, ...SOCIAL_AID, ...ADULTS]
