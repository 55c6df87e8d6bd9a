import { read, unread } from '../../catalogue/say.ts'
import type { DeadlineRule } from '../rule.ts'
import { JUDICIAL, LOST, rule } from './shape.ts'

const IN_WORDS = { 15: 'Quinze', 20: 'Vingt', 30: 'Trente' } as const

/** Contests before the judge of the protection: judicial time limits. */
const contest = (id: string, title: string, from: string, days: keyof typeof IN_WORDS, source: string): DeadlineRule =>
  rule(id, title, from, [days, 'day'], unread(`${IN_WORDS[days]} jours à compter de la notification.`, source), {
    ...JUDICIAL,
    ifMissed: LOST,
    weight: 1,
  })

const OVER_INDEBTEDNESS = [
  rule(
    'surendettementDecision',
    'Décision de la commission de surendettement',
    'Dépôt du dossier',
    [3, 'month'],
    unread('Trois mois pour la recevabilité et l’orientation.', 'C. conso. L721-2, R721-5, à relire'),
    { ifMissed: 'Le taux d’intérêt des prêts peut être réduit pour trois mois.', weight: 2 },
  ),
  contest(
    'surendettementContestRecevabilite',
    'Contester la décision de recevabilité',
    'Notification de la décision',
    15,
    'C. conso. R722-1, à relire ; reporté selon Cass. 2e civ. 8 décembre 2005 n° 04-04.173',
  ),
  contest('surendettementEtatPassif', 'Contester l’état des dettes', 'Notification de l’état des dettes', 20, 'C. conso. R723-8, à relire'),
  rule(
    'surendettementPlanAccept',
    'Réponse des créanciers au plan conventionnel',
    'Réception du plan proposé par les créanciers',
    [30, 'day'],
    unread(
      'Trente jours pour refuser ; sans réponse, l’accord des créanciers est réputé acquis. La personne signe le plan.',
      'C. conso. L732-3, D732-3 ; décret 2017-302 du 8 mars 2017 lu, à relire dans le code',
    ),
    { ifMissed: 'Sans réponse, les créanciers sont tenus pour d’accord.', weight: 2 },
  ),
  contest('surendettementContestMeasures', 'Contester les mesures imposées', 'Notification des mesures', 30, 'C. conso. R733-6, à relire'),
  contest(
    'surendettementContestPrp',
    'Contester l’effacement des dettes (rétablissement personnel)',
    'Notification de la décision',
    30,
    'C. conso. R741-1, à relire',
  ),
  rule(
    'surendettementPlanCaduc',
    'Reprendre les paiements du plan après une mise en demeure',
    'Mise en demeure d’un créancier',
    [15, 'day'],
    unread('Quinze jours, sinon le plan ne vaut plus.', 'C. conso. R732-2, à relire'),
    { ifMissed: 'Le plan tombe : toutes les dettes redeviennent exigibles.', weight: 1 },
  ),
]

const SEIZURES = [
  rule(
    'satd',
    'Contester une saisie administrative à tiers détenteur',
    'Notification de la saisie',
    [2, 'month'],
    unread('Deux mois, devant l’administration d’abord.', 'LPF R*281-3-1, à relire'),
    { ifMissed: LOST, weight: 2 },
  ),
  // nothing stops it: Cass. 2e civ. 31 janvier 2019 n° 17-28.369 says that this delay is neither suspended nor interrupted
  rule(
    'saisieAttribution',
    'Contester une saisie sur un compte',
    'Dénonciation de la saisie au débiteur',
    [1, 'month'],
    read('Un mois à compter de la dénonciation, à peine d’irrecevabilité.', 'CPCE R211-11, texte reproduit par kohenavocats.fr'),
    { prolonged: true, ifMissed: 'La somme est payée au créancier.', weight: 1 },
  ),
  rule(
    'jexAppeal',
    'Faire appel d’une décision du juge de l’exécution',
    'Notification de la décision',
    [15, 'day'],
    unread('Quinze jours à compter de la notification.', 'CPCE R121-20, à relire'),
    { ...JUDICIAL, ifMissed: 'La décision devient définitive.', weight: 1 },
  ),
  rule(
    'saisieRemuneration',
    'Payer, s’accorder ou contester avant une saisie du salaire',
    'Signification du commandement',
    [1, 'month'],
    unread('Un mois, selon la procédure en vigueur depuis le 1er juillet 2025.', 'CPCE L212-2, R212-1-5, à relire'),
    { prolonged: false, ifMissed: 'Une part du salaire est saisie.', weight: 2 },
  ),
  rule(
    'injonctionPayer',
    'S’opposer à une injonction de payer',
    'Signification de l’ordonnance',
    [1, 'month'],
    unread('Un mois à compter de la signification.', 'CPC 1416, à relire'),
    { ...JUDICIAL, ifMissed: 'L’ordonnance vaut jugement.', weight: 1 },
  ),
]

const LIMITS = [
  rule(
    'cafPrescription',
    'Réclamer une prestation familiale',
    'Jour où la prestation était due',
    [2, 'year'],
    read('L’action de l’allocataire se prescrit par deux ans.', 'CSS L553-1, version du 16 décembre 2020'),
    { ifMissed: 'La somme est perdue.', weight: 2 },
  ),
  rule(
    'prudhommesDismissal',
    'Contester un licenciement aux prud’hommes',
    'Notification de la rupture',
    [12, 'month'],
    read('Douze mois à compter de la notification de la rupture.', 'Code du travail L1471-1'),
    { ifMissed: LOST, weight: 1, alerts: [60, 30, 7] },
  ),
  rule(
    'prudhommesContract',
    'Agir aux prud’hommes sur l’exécution du contrat',
    'Jour où les faits ont été connus',
    [2, 'year'],
    read('Deux ans à compter du jour où les faits ont été connus.', 'Code du travail L1471-1'),
    { ifMissed: LOST, weight: 2 },
  ),
  rule(
    'prudhommesWages',
    'Réclamer un salaire',
    'Jour où le salaire était dû',
    [3, 'year'],
    read('Trois ans à compter du jour où les faits ont été connus.', 'Code du travail L3245-1'),
    { ifMissed: 'La somme est perdue.', weight: 2 },
  ),
  rule(
    'soldeToutCompte',
    'Dénoncer le reçu pour solde de tout compte',
    'Signature du reçu',
    [6, 'month'],
    read('Six mois à compter de la signature.', 'Code du travail L1234-20'),
    { ifMissed: 'Les sommes du reçu ne peuvent plus être discutées.', weight: 2 },
  ),
]

/** Debts, seizures, and what is lost by time. */
export const DEBT_RULES: readonly DeadlineRule[] = [...OVER_INDEBTEDNESS, ...SEIZURES, ...LIMITS]
