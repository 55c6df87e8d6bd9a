import { read, unread } from '../../catalogue/say.ts'
import type { DeadlineRule } from '../rule.ts'
import { ADMINISTRATIVE, JUDICIAL, LOST, rule, SILENT } from './shape.ts'

const ROOF = 'Le logement peut être perdu.'
const HEARING = 'Audience'

const EVICTION = [
  rule(
    'rentArrearsPlan',
    'Proposer un plan d’apurement à la CAF ou à la MSA',
    'Lettre de la CAF ou de la MSA sur l’impayé de loyer',
    [6, 'month'],
    unread('Six mois pour un plan, sinon l’aide au logement peut être suspendue.', 'CCH R824-7 et suivants, à relire'),
    { ifMissed: 'L’aide au logement peut être suspendue.', weight: 1 },
  ),
  rule(
    'commandementPayer',
    'Payer ou trouver un accord après un commandement de payer',
    'Signification du commandement de payer',
    [6, 'week'],
    read(
      'La clause ne produit effet que six semaines après un commandement resté sans effet (bail conclu depuis le 29 juillet 2023).',
      'Loi 89-462 art. 24 I, phrase reproduite par asenso.avocat.fr',
    ),
    { ifMissed: 'Le bail peut être résilié.', weight: 1, alerts: [21, 10, 3] },
  ),
  rule(
    'commandementPayerOld',
    'Payer ou trouver un accord après un commandement de payer (bail d’avant le 29 juillet 2023)',
    'Signification du commandement de payer',
    [2, 'month'],
    unread(
      'Deux mois, si le bail le dit : la loi de 2023 ne s’applique pas aux contrats en cours.',
      'Cass. avis 13 juin 2024 n° 24-70.002, à relire',
    ),
    { ifMissed: 'Le bail peut être résilié.', weight: 1 },
  ),
  rule(
    'assignationPrefect',
    'Notification de l’assignation au préfet',
    HEARING,
    [6, 'week'],
    unread('Six semaines au moins avant l’audience, à peine d’irrecevabilité.', 'Loi 89-462 art. 24 III, à relire'),
    { direction: 'before', ifMissed: 'La demande du propriétaire est irrecevable : le dire au juge.', weight: 2 },
  ),
  rule(
    'dsfOffer',
    'Proposer un entretien pour le diagnostic social et financier',
    'Saisine par le préfet',
    [15, 'workingDay'],
    unread('Quinze jours ouvrés.', 'Décret 2021-8, à relire'),
    { ifMissed: 'Le juge peut décider sans connaître la situation.', weight: 1 },
  ),
  rule(
    'dsfSent',
    'Envoyer le diagnostic social et financier au juge',
    HEARING,
    [5, 'workingDay'],
    unread('Cinq jours ouvrés au moins avant l’audience.', 'Décret 2021-8, à relire'),
    { direction: 'before', ifMissed: 'Le juge peut décider sans connaître la situation.', weight: 1 },
  ),
  rule(
    'judgmentAppeal',
    'Faire appel d’un jugement',
    'Signification du jugement',
    [1, 'month'],
    unread(
      'Un mois en matière contentieuse ; quinze jours en référé, ou contre le juge de l’exécution, des enfants ou des tutelles.',
      'CPC 538, copie ancienne lue',
    ),
    { ...JUDICIAL, ifMissed: 'Le jugement devient définitif.', weight: 1 },
  ),
  rule(
    'refereAppeal',
    'Faire appel d’une ordonnance de référé',
    'Signification de l’ordonnance',
    [15, 'day'],
    unread('Quinze jours.', 'CPC 490, à relire'),
    { ...JUDICIAL, ifMissed: 'L’ordonnance devient définitive.', weight: 1 },
  ),
  rule(
    'commandementQuitter',
    'Quitter les lieux, ou demander des délais au juge de l’exécution',
    'Signification du commandement de quitter les lieux',
    [2, 'month'],
    unread(
      'L’expulsion ne peut avoir lieu qu’au bout de deux mois, sauf si le juge les a réduits.',
      'CPCE L412-1, version de 2012 lue, modifié en 2023',
    ),
    { ifMissed: ROOF, weight: 1 },
  ),
  rule(
    'forcePublique',
    'Réponse du préfet à la réquisition de la force publique',
    'Réquisition adressée au préfet',
    [2, 'month'],
    read('Sans réponse en deux mois, c’est un refus.', 'CPCE R153-1, édition à jour au 7 novembre 2025'),
    { ifMissed: 'Le refus est acquis, mais l’accord peut encore venir.', weight: 1 },
  ),
  rule(
    'meubles',
    'Reprendre ses meubles après une expulsion',
    'Remise ou signification du procès-verbal d’expulsion',
    [2, 'month'],
    unread('Deux mois, non renouvelables.', 'CPCE R433-2, L433-1, à relire'),
    { ifMissed: 'Les meubles peuvent être vendus ou jetés.', weight: 1 },
  ),
  rule(
    'refereShelter',
    'Décision du juge du référé-liberté',
    'Dépôt de la requête',
    [48, 'hour'],
    unread('Le juge se prononce en quarante-huit heures.', 'CJA L521-2, à relire'),
    { ifMissed: 'La personne peut passer une nuit de plus dehors.', weight: 1 },
  ),
]

const DALO_REQUEST = 'Réception de la demande complète par la commission de médiation'
const RIGHT_TO_HOUSING = [
  rule('dalo', 'Réponse de la commission de médiation (DALO)', DALO_REQUEST, [3, 'month'], unread('Trois mois.', 'CCH R441-15, à relire'), {
    ifMissed: SILENT,
    weight: 2,
  }),
  rule(
    'daloIdf',
    'Réponse de la commission de médiation (DALO), départements à six mois',
    DALO_REQUEST,
    [6, 'month'],
    unread('Six mois là où un texte le prévoit.', 'CCH R441-15, à relire'),
    { ifMissed: SILENT, weight: 2 },
  ),
  rule(
    'daho',
    'Réponse de la commission de médiation (DAHO)',
    DALO_REQUEST,
    [6, 'week'],
    unread('Six semaines.', 'CCH R441-18, à relire'),
    {
      ifMissed: SILENT,
      weight: 2,
    },
  ),
  rule(
    'daloOfferShort',
    'Offre de logement du préfet après une décision favorable',
    'Décision de la commission',
    [3, 'month'],
    unread(
      'Trois mois. C’est la date à prendre quand on ne sait pas si le département en laisse six : le délai du tribunal part de là.',
      'CCH R441-16-1, version de 2014 lue, modifié fin 2016',
    ),
    { ifMissed: 'Le recours devant le tribunal s’ouvre, pour quatre mois.', weight: 2 },
  ),
  rule(
    'daloOffer',
    'Offre de logement du préfet après une décision favorable (départements à six mois)',
    'Décision de la commission',
    [6, 'month'],
    unread(
      'Six mois outre-mer et dans les départements d’une grande agglomération ; trois mois ailleurs.',
      'CCH R441-16-1, version de 2014 lue, modifié fin 2016',
    ),
    { ifMissed: 'Le recours devant le tribunal s’ouvre, pour quatre mois.', weight: 2 },
  ),
  rule(
    'dahoOffer',
    'Offre d’hébergement du préfet après une décision favorable',
    'Décision de la commission',
    [6, 'week'],
    unread(
      'Six semaines, trois mois en logement de transition ou si la commission n’a nommé aucune structure.',
      'CCH R441-18 ; CE 8 octobre 2020 n° 431618, à relire',
    ),
    { ifMissed: 'Le recours devant le tribunal s’ouvre.', weight: 2 },
  ),
  rule(
    'daloCourt',
    'Saisir le tribunal administratif faute d’offre',
    'Fin du délai laissé au préfet',
    [4, 'month'],
    read(
      'Quatre mois après la fin du délai du préfet, si la lettre l’a dit ; délai franc (CE 15 décembre 2023 n° 472836).',
      'CJA R778-2, en vigueur depuis 2008',
    ),
    { ...ADMINISTRATIVE, ifMissed: LOST, weight: 1 },
  ),
  rule(
    'daloContest',
    'Contester un refus de la commission de médiation',
    'Notification du refus',
    [2, 'month'],
    read('Deux mois à partir de la notification ; délai franc (CE 15 décembre 2023 n° 472836).', 'CJA R421-1, en vigueur depuis 2020'),
    { ...ADMINISTRATIVE, ifMissed: LOST, weight: 1 },
  ),
]

const ENERGY = [
  rule(
    'energyNotice',
    'Payer une facture d’énergie avant la première lettre de coupure',
    'Émission de la facture',
    [14, 'day'],
    unread(
      'Quatorze jours après l’émission de la facture, ou à la date limite de paiement si elle vient plus tard.',
      'Décret 2008-780 art. 1, version du 14 novembre 2020 lue, à relire',
    ),
    { ifMissed: 'La procédure de coupure commence.', weight: 2 },
  ),
  rule(
    'energyCut',
    'Payer ou saisir le FSL avant une coupure ou une réduction',
    'Lettre du fournisseur qui annonce la coupure',
    [15, 'day'],
    unread(
      'Quinze jours (trente avec le chèque énergie ou une aide du FSL), puis une seconde lettre vingt jours au moins avant la coupure.',
      'Décret 2008-780 art. 1, version du 14 novembre 2020 lue, à relire',
    ),
    { ifMissed: 'L’énergie peut être coupée ou réduite.', weight: 1 },
  ),
  rule(
    'energyFslSupply',
    'Maintien de la fourniture pendant l’examen du FSL',
    'Dépôt du dossier au FSL',
    [2, 'month'],
    unread(
      'Deux mois à compter du dépôt du dossier, puis une lettre vingt jours au moins avant la coupure.',
      'Décret 2008-780 art. 3, version non datée lue, à relire',
    ),
    { ifMissed: 'L’énergie peut être coupée ou réduite.', weight: 1 },
  ),
  rule(
    'energyMediator',
    'Réponse du fournisseur avant le médiateur de l’énergie',
    'Réclamation écrite au fournisseur',
    [2, 'month'],
    unread('Sans réponse en deux mois, le médiateur peut être saisi.', 'Code de l’énergie L122-1, R122-1, à relire'),
    { ifMissed: 'Le médiateur peut être saisi.', weight: 3 },
  ),
]

/** A roof kept, or asked for; energy. */
export const HOUSING_RULES: readonly DeadlineRule[] = [...EVICTION, ...RIGHT_TO_HOUSING, ...ENERGY]
