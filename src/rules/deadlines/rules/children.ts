import { read, unread } from '../../catalogue/say.ts'
import type { DeadlineRule } from '../rule.ts'
import { JUDICIAL, rule } from './shape.ts'

const CHILD = 'Une aide ou une protection utile à un enfant peut arriver trop tard.'

const ALERT_AND_EVALUATE = [
  rule(
    'ipQualification',
    'Qualifier une information reçue par la cellule',
    'Réception de l’information par la cellule (CRIP)',
    [72, 'hour'],
    unread('Soixante-douze heures recommandées, aucun texte ne l’impose.', 'HAS, cadre national de référence, à relire'),
    { ifMissed: CHILD, weight: 1 },
  ),
  rule(
    'ipEvaluation',
    'Évaluer une information préoccupante',
    'Réception de l’information préoccupante',
    [3, 'month'],
    read(
      'Trois mois à compter de la réception ; moins selon le danger et l’âge, surtout avant deux ans.',
      'CASF D226-2-4 II, en vigueur depuis 2016, reproduit par legal.tricoteuses.fr',
    ),
    { ifMissed: CHILD, weight: 1, alerts: [45, 15, 3] },
  ),
  rule(
    'ipAuthorInformed',
    'Dire au professionnel la suite donnée à son information préoccupante',
    'Transmission de l’information préoccupante',
    [3, 'month'],
    read(
      'Trois mois après la transmission pour les professionnels et les élus ; les autres sont informés à leur demande, trois mois après elle.',
      'CASF L226-5, en vigueur depuis 2022, reproduit par legal.tricoteuses.fr',
    ),
    { ifMissed: 'La personne qui a alerté ne sait pas ce qu’il advient de l’enfant.', weight: 3 },
  ),
]

const PROTECTION = [
  rule(
    'oppJudgeSeized',
    'Saisir le juge des enfants après un placement en urgence',
    'Ordonnance de placement provisoire du procureur',
    [8, 'day'],
    unread('Le procureur saisit le juge dans les huit jours.', 'C. civ. 375-5, version de 2016 lue, à relire'),
    { ifMissed: 'La mesure n’a plus de base.', weight: 1 },
  ),
  rule(
    'oppDecision',
    'Décision du juge des enfants après un placement en urgence',
    'Arrivée au greffe de la requête du procureur',
    [15, 'day'],
    read(
      'Le juge statue en quinze jours au plus, sinon l’enfant est remis à ceux qui le demandent ; CPC 641 et 642 s’appliquent.',
      'CPC 1184, en vigueur depuis 2013 ; Cass. 1re civ. 5 mars 2025 n° 22-22.929',
    ),
    { prolonged: true, ifMissed: 'L’enfant est remis à ses parents s’ils le demandent.', weight: 1 },
  ),
  rule(
    'aedReview',
    'Revoir une aide à domicile ou un accueil de l’aide sociale à l’enfance',
    'Début de la mesure, ou dernier renouvellement',
    [1, 'year'],
    read('Un an au plus, renouvelable dans les mêmes conditions ; sauf décision du juge.', 'CASF L223-5, version du 23 février 2022'),
    { ifMissed: 'L’aide s’arrête.', weight: 1 },
  ),
  rule(
    'situationReport',
    'Rapport sur la situation de l’enfant confié',
    'Début de la mesure, ou dernier rapport',
    [1, 'year'],
    read('Une fois par an au moins, après une évaluation à plusieurs métiers.', 'CASF L223-5, version du 23 février 2022'),
    { ifMissed: 'Le juge et les parents restent sans nouvelles de la mesure.', weight: 2 },
  ),
  // the name keeps the age of the law before 2022: names stay, ages change
  rule(
    'situationReportUnder2',
    'Rapport sur la situation de l’enfant confié de moins de trois ans',
    'Début de la mesure, ou dernier rapport',
    [6, 'month'],
    read('Tous les six mois avant trois ans (deux ans avant la loi du 21 février 2022).', 'CASF L223-5, version du 23 février 2022'),
    { ifMissed: 'Le juge et les parents restent sans nouvelles de la mesure.', weight: 2 },
  ),
  rule(
    'measureReport',
    'Rapport avant la fin d’une mesure éducative',
    'Fin de la mesure',
    [1, 'month'],
    unread('Un mois avant la fin de la mesure.', 'CPC 1199-1, à relire'),
    { direction: 'before', ifMissed: 'Le juge décide sans le rapport, ou la mesure s’arrête.', weight: 1, alerts: [30, 15, 7] },
  ),
  rule(
    'childJudgeAppeal',
    'Faire appel d’une décision du juge des enfants',
    'Notification de la décision',
    [15, 'day'],
    unread('Quinze jours à compter de la notification ; un mois serait trop tard.', 'CPC 1191, à relire'),
    { ...JUDICIAL, ifMissed: 'La décision devient définitive.', weight: 1 },
  ),
  rule(
    'ppe',
    'Établir le projet pour l’enfant',
    'Début de la prise en charge',
    [3, 'month'],
    unread('Trois mois.', 'CASF L223-1-1, D223-12, à relire'),
    { ifMissed: 'L’enfant est suivi sans projet écrit.', weight: 2 },
  ),
  rule(
    'mnaEvaluation',
    'Accueil et évaluation d’un mineur non accompagné',
    'Premier jour de l’accueil provisoire d’urgence',
    [5, 'day'],
    unread('Cinq jours, renouvelables.', 'CASF R221-11, à relire'),
    { ifMissed: 'Un mineur peut se retrouver à la rue.', weight: 1 },
  ),
  rule(
    'interviewOf17',
    'Entretien du jeune confié, un an avant sa majorité',
    'Dix-huitième anniversaire',
    [1, 'year'],
    unread('Au plus tard un an avant la majorité.', 'CASF L222-5-1, à relire'),
    { direction: 'before', ifMissed: 'Le jeune arrive à sa majorité sans projet.', weight: 2 },
  ),
  rule(
    'interviewAfterLeaving',
    'Entretien du jeune sorti de l’aide sociale à l’enfance',
    'Sortie du dispositif',
    [6, 'month'],
    unread('Six mois après la sortie.', 'CASF L222-5-2-1, à relire'),
    { ifMissed: 'Le jeune reste sans nouvelles de son département.', weight: 2 },
  ),
]

const VIOLENCE = [
  rule(
    'protectionOrder',
    'Décision sur une ordonnance de protection',
    'Jour où le juge fixe la date de l’audience',
    [6, 'day'],
    unread('Six jours au plus à compter de la fixation de la date de l’audience.', 'C. civ. 515-11, version de 2022 lue, modifié en 2024'),
    { ifMissed: 'La personne reste sans protection.', weight: 1 },
  ),
  rule(
    'immediateProtectionOrder',
    'Décision sur une ordonnance provisoire de protection immédiate',
    'Saisine du juge par le ministère public',
    [24, 'hour'],
    read('Vingt-quatre heures à compter de la saisine, sans audience.', 'C. civ. 515-13-1, CPC 1136-15-2'),
    { ifMissed: 'La personne reste sans protection.', weight: 1 },
  ),
  rule(
    'protectionOrderAppeal',
    'Faire appel d’une ordonnance de protection',
    'Notification de l’ordonnance',
    [15, 'day'],
    unread('Quinze jours à compter de la notification.', 'CPC 1136-11, à relire'),
    { prolonged: true, ifMissed: 'L’ordonnance devient définitive.', weight: 1 },
  ),
  rule(
    'auvvcRecipient',
    'Versement de l’aide d’urgence aux victimes de violences (personne déjà allocataire)',
    'Réception de la demande complète par la caisse',
    [3, 'workingDay'],
    unread('Trois jours ouvrés.', 'CASF L214-9, D214-9 et suivants, à relire'),
    { ifMissed: 'La personne reste sans argent pour partir : relancer.', weight: 1 },
  ),
  rule(
    'auvvcOther',
    'Versement de l’aide d’urgence aux victimes de violences (personne pas encore allocataire)',
    'Réception de la demande complète par la caisse',
    [5, 'workingDay'],
    unread('Cinq jours ouvrés.', 'CASF L214-9, D214-9 et suivants, à relire'),
    { ifMissed: 'La personne reste sans argent pour partir : relancer.', weight: 1 },
  ),
  rule(
    'civi',
    'Demander une indemnisation à la CIVI',
    'Jour de l’infraction',
    [3, 'year'],
    unread('Trois ans après l’infraction, ou un an après la dernière décision pénale.', 'CPP 706-5, à relire'),
    { ifMissed: 'Le droit d’être indemnisé est perdu.', weight: 2 },
  ),
]

/** Children in danger, measures that protect them, violence. */
export const CHILD_RULES: readonly DeadlineRule[] = [...ALERT_AND_EVALUATE, ...PROTECTION, ...VIOLENCE]
