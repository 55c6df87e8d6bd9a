import { read, unread } from '../../catalogue/say.ts'
import type { DeadlineRule } from '../rule.ts'
import { rule } from './shape.ts'

const END = 'Fin du droit en cours'
const STOPS = 'Le droit s’arrête.'

const RENEW = [
  rule(
    'renewalAah',
    'Demander le renouvellement de l’AAH',
    END,
    [6, 'month'],
    unread('Six mois avant la fin : un conseil, pas un délai du texte.'),
    {
      direction: 'before',
      ifMissed: 'Le versement peut s’interrompre.',
      weight: 2,
      alerts: [60, 30, 7],
    },
  ),
  rule(
    'renewalCmi',
    'Demander le renouvellement d’une carte mobilité inclusion',
    END,
    [4, 'month'],
    unread('Quatre mois avant la fin : un conseil, pas un délai du texte.'),
    { direction: 'before', ifMissed: STOPS, weight: 3 },
  ),
  rule(
    'renewalCss',
    'Demander le renouvellement de la complémentaire santé solidaire',
    END,
    [2, 'month'],
    read('Au plus tôt quatre mois et au plus tard deux mois avant la fin.', 'CSS R861-18, version du 1er avril 2022'),
    { direction: 'before', ifMissed: 'Les soins peuvent n’être plus pris en charge.', weight: 2, alerts: [60, 30, 7] },
  ),
  rule(
    'cssDecision',
    'Décision sur la complémentaire santé solidaire',
    'Réception du dossier complet par la caisse',
    [2, 'month'],
    read('Deux mois à compter de la réception du dossier complet.', 'CSS R861-16-1 II, version du 30 juin 2024'),
    { ifMissed: 'Sans notification, la demande est considérée comme acceptée (CSS L861-5) : demander l’attestation.', weight: 2 },
  ),
  rule(
    'renewalResidencePermit',
    'Demander le renouvellement d’un titre de séjour',
    'Fin de validité du titre',
    [60, 'day'],
    read(
      'Entre le cent vingtième et le soixantième jour avant la fin (téléservice) ; dans les deux derniers mois pour les autres titres.',
      'CESEDA R431-5 1°, en vigueur depuis le 1er mai 2021',
    ),
    { direction: 'before', ifMissed: 'Le séjour, le travail et les droits peuvent s’interrompre.', weight: 1, alerts: [60, 30, 10] },
  ),
  rule(
    'sneYearly',
    'Renouveler la demande de logement social',
    'Dépôt ou dernier renouvellement de la demande',
    [1, 'year'],
    unread('La demande vaut un an.', 'CCH R441-2-7, à relire'),
    { ifMissed: 'La demande est radiée et son ancienneté perdue.', weight: 1 },
  ),
  rule(
    'domiciliation',
    'Renouveler une élection de domicile',
    'Élection de domicile',
    [1, 'year'],
    read('Accordée pour un an.', 'CASF D264-1, texte reproduit par juriblio.fr'),
    {
      ifMissed: 'Plus d’adresse : le courrier et les droits s’interrompent.',
      weight: 1,
    },
  ),
  rule(
    'domiciliationRenewal',
    'Demander le renouvellement d’une élection de domicile',
    'Fin de l’élection de domicile',
    [2, 'month'],
    read('L’organisme a deux mois pour répondre : demander deux mois avant la fin n’est pas exigé, mais évite un trou.', 'CASF D264-1'),
    { direction: 'before', ifMissed: 'Plus d’adresse le temps de la réponse.', weight: 2 },
  ),
  rule(
    'domiciliationAnswer',
    'Réponse à une demande d’élection de domicile',
    'Dépôt de la demande',
    [2, 'month'],
    read('Accusé de réception et réponse en deux mois.', 'CASF D264-1, texte reproduit par juriblio.fr'),
    { ifMissed: 'Sans adresse, aucun droit ne s’ouvre : relancer ou aller au tribunal.', weight: 2 },
  ),
]

const OPEN = [
  rule(
    'rsaContract',
    'Signer le contrat d’engagement',
    'Notification de la décision d’orientation',
    [1, 'month'],
    read('Un mois à compter de la notification de l’orientation.', 'Code du travail D5411-14-1, en vigueur depuis 2025'),
    {
      stoppedBy: [
        {
          id: 'nouvelleOrientation',
          event: 'Nouvelle orientation demandée après le diagnostic, jusqu’à sa notification',
          effect: 'restarts',
          law: read('Le délai est interrompu ; un nouveau mois court de la nouvelle notification.', 'Code du travail D5411-8-2'),
        },
      ],
      ifMissed: 'Une sanction devient possible.',
      weight: 2,
    },
  ),
  rule(
    'rsaDetention',
    'Préparer l’arrêt du RSA d’une personne incarcérée',
    'Jour de l’incarcération',
    [60, 'day'],
    unread('Au-delà de soixante jours, le RSA d’une personne seule est suspendu.', 'CASF L262-19, R262-45, à relire'),
    { ifMissed: 'Le RSA s’arrête ; le logement peut être perdu.', weight: 2 },
  ),
  rule(
    'pupilleCapitalDeces',
    'Demander le capital décès',
    'Jour du décès',
    [2, 'year'],
    read('L’action des ayants droit se prescrit par deux ans à partir du décès.', 'CSS L332-1, version du 1er janvier 2016'),
    { ifMissed: 'Le capital est perdu.', weight: 2 },
  ),
  rule(
    'capitalDecesPriority',
    'Demander le capital décès en priorité',
    'Jour du décès',
    [1, 'month'],
    unread('Un mois pour garder la priorité des personnes à charge.', 'CSS R361-5, à relire'),
    { ifMissed: 'Le capital peut aller à un autre ayant droit.', weight: 2 },
  ),
  rule(
    'reversion',
    'Demander la pension de réversion avec effet du mois qui suit le décès',
    'Jour du décès',
    [1, 'year'],
    read('Demandée dans l’année, elle peut partir du mois qui suit le décès.', 'CSS R353-7 3° a, version du 1er janvier 2009'),
    { ifMissed: 'Des mois de pension sont perdus.', weight: 2 },
  ),
]

/** Rights to ask for and to renew in time. */
export const RENEWAL_RULES: readonly DeadlineRule[] = [...RENEW, ...OPEN]
