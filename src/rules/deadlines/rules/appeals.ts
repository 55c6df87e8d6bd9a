import { read, unread } from '../../catalogue/say.ts'
import type { DeadlineRule } from '../rule.ts'
import { ADMINISTRATIVE, JUDICIAL, LOST, PAPERS_RESTART, PAPERS_SUSPEND, rule, SILENT } from './shape.ts'

const NOTIFIED = 'Notification de la décision'
const ANSWERED = 'Réponse au premier recours, ou jour où le silence vaut refus'
const RECEIVED = 'Réception du recours par l’administration'
const TWO = [2, 'month'] as const

const twoSocial = read(
  'Deux mois à compter de la notification, si la lettre dit ce délai et le recours possible.',
  'CSS R142-1-A III, en vigueur depuis 2020',
)
const twoCourt = read(
  'Deux mois à partir de la notification ; délai franc, ce que dit la jurisprudence et non le texte.',
  'CJA R421-1, en vigueur depuis 2020 ; CE 15 décembre 2023 n° 472836',
)
const silentRefusal = read('Plus de deux mois de silence sur un recours administratif valent rejet.', 'CRPA L411-7, L231-4 2°')

const court = (id: string, title: string): DeadlineRule =>
  rule(id, title, ANSWERED, TWO, twoCourt, { ...ADMINISTRATIVE, ifMissed: LOST, weight: 1 })
const silence = (id: string, title: string): DeadlineRule => rule(id, title, RECEIVED, TWO, silentRefusal, { ifMissed: SILENT, weight: 2 })

const PAPERS_SENT = [
  {
    id: 'piecesEnvoyees',
    event: 'Pièces envoyées par la personne après son recours, jusqu’à leur réception',
    effect: 'restarts',
    law: read('Le délai ne court qu’à dater de la réception de ces documents.', 'CSS R142-6, version du 28 décembre 2025'),
  },
] as const

const SOCIAL_SECURITY = [
  rule(
    'appealCra',
    'Contester devant la commission de recours amiable',
    NOTIFIED,
    TWO,
    read('Deux mois à compter de la notification de la décision.', 'CSS R142-1, en vigueur depuis 2019'),
    { ifMissed: LOST, weight: 1 },
  ),
  rule(
    'silenceCra',
    'Réponse de la commission de recours amiable',
    'Réception de la réclamation par la caisse, ou de la dernière pièce envoyée ensuite',
    TWO,
    read('Sans décision connue en deux mois, la demande peut être considérée comme rejetée.', 'CSS R142-6, version du 28 décembre 2025'),
    { stoppedBy: PAPERS_SENT, ifMissed: SILENT, weight: 2 },
  ),
  rule('appealPoleSocial', 'Saisir le pôle social du tribunal judiciaire', ANSWERED, TWO, twoSocial, {
    ...JUDICIAL,
    ifMissed: LOST,
    weight: 1,
  }),
  rule('appealCmra', 'Contester devant la commission médicale de recours amiable', NOTIFIED, TWO, twoSocial, { ifMissed: LOST, weight: 1 }),
  rule(
    'silenceCmra',
    'Réponse à un recours médical',
    'Jour où le recours a été formé',
    [4, 'month'],
    read('Sans décision de l’organisme en quatre mois, la demande est rejetée.', 'CSS R142-8-5, en vigueur depuis 2020'),
    { ifMissed: SILENT, weight: 2 },
  ),
  rule('appealCssRapo', 'Contester un refus de complémentaire santé solidaire ou d’AME', NOTIFIED, TWO, twoSocial, {
    ifMissed: LOST,
    weight: 1,
  }),
  silence('silenceCssRapo', 'Réponse à un recours sur la complémentaire santé solidaire ou l’AME'),
  rule('appealCssCourt', 'Saisir le pôle social pour la complémentaire santé solidaire ou l’AME', ANSWERED, TWO, twoSocial, {
    ...JUDICIAL,
    ifMissed: LOST,
    weight: 1,
  }),
]

const PPA = 'Même délai que devant la CRA, puis celui du tribunal administratif.'
const FAMILY_FUNDS = [
  rule('appealPpaCra', 'Contester une décision de prime d’activité', NOTIFIED, TWO, read(PPA, 'CSS R847-2, R142-1'), {
    ifMissed: LOST,
    weight: 1,
  }),
  rule('silencePpaCra', 'Réponse à un recours sur la prime d’activité', RECEIVED, TWO, read(PPA, 'CSS R847-2, R142-6'), {
    stoppedBy: PAPERS_SENT,
    ifMissed: SILENT,
    weight: 2,
  }),
  court('appealPpaCourt', 'Saisir le tribunal administratif pour la prime d’activité'),
  rule(
    'appealHousingRapo',
    'Contester une décision d’aide au logement',
    NOTIFIED,
    TWO,
    unread('Deux mois après la notification.', 'CCH L825-2, R825-1, à relire'),
    { ifMissed: LOST, weight: 1 },
  ),
  silence('silenceHousingRapo', 'Réponse à un recours sur une aide au logement'),
  court('appealHousingCourt', 'Saisir le tribunal administratif pour une aide au logement'),
]

const DEPARTMENT = [
  rule(
    'appealRsaRapo',
    'Contester une décision de RSA devant le président du conseil départemental',
    NOTIFIED,
    TWO,
    read('Deux mois à compter de la notification de la décision contestée.', 'CASF R262-88, version reproduite par juriblio.fr'),
    { ifMissed: 'Le droit de contester est perdu, et le trop-perçu se recouvre.', weight: 1 },
  ),
  silence('silenceRsaRapo', 'Réponse du président du conseil départemental à un recours sur le RSA'),
  court('appealRsaCourt', 'Saisir le tribunal administratif pour le RSA'),
  rule('appealMdphRapo', 'Contester une décision de la MDPH (recours préalable)', NOTIFIED, TWO, twoSocial, {
    stoppedBy: [
      {
        id: 'conciliation',
        event: 'Conciliation demandée à la MDPH dans le délai, jusqu’à sa fin',
        effect: 'suspends',
        law: unread('La conciliation suspend les délais de recours.', 'CASF L146-10, à relire'),
      },
    ],
    ifMissed: LOST,
    weight: 1,
  }),
  silence('silenceMdphRapo', 'Réponse de la MDPH au recours préalable'),
  rule(
    'appealMdphCourt',
    'Saisir le tribunal contre une décision de la MDPH',
    ANSWERED,
    TWO,
    read('Deux mois devant le pôle social ; au tribunal administratif un jour de plus, non compté ici.', 'CSS R142-1-A III ; CJA R421-1'),
    { ...JUDICIAL, ifMissed: LOST, weight: 1 },
  ),
  ...(
    [
      ['Apa', 'd’APA'],
      ['AideSociale', 'd’aide sociale'],
    ] as const
  ).flatMap(([id, of]) => [
    rule(
      `appeal${id}Rapo`,
      `Contester une décision ${of} (recours préalable)`,
      NOTIFIED,
      TWO,
      unread('Deux mois après la notification.', 'CASF L134-2, à relire'),
      {
        ifMissed: LOST,
        weight: 1,
      },
    ),
    silence(`silence${id}Rapo`, `Réponse au recours préalable sur une décision ${of}`),
    court(`appeal${id}Court`, `Saisir le tribunal contre une décision ${of}`),
  ]),
]

const GENERAL = [
  rule(
    'appealGracieux',
    'Demander à l’administration de revoir sa décision (recours gracieux ou hiérarchique)',
    NOTIFIED,
    TWO,
    read(
      'Dans le délai du recours contentieux, qu’il interrompt ; le jour de plus du délai franc n’est pas compté ici.',
      'CRPA L411-2 ; CJA R421-1',
    ),
    { ifMissed: 'Le tribunal reste possible un jour encore, puis plus rien.', weight: 1 },
  ),
  rule('appealAdministrative', 'Saisir le tribunal administratif', NOTIFIED, TWO, twoCourt, {
    ...ADMINISTRATIVE,
    stoppedBy: [
      ...ADMINISTRATIVE.stoppedBy,
      {
        id: 'recoursGracieux',
        event: 'Recours gracieux ou hiérarchique dans le délai, jusqu’à son rejet',
        effect: 'restarts',
        law: read('Un recours gracieux ou hiérarchique interrompt le délai du recours contentieux.', 'CRPA L411-2'),
      },
    ],
    ifMissed: LOST,
    weight: 1,
  }),
  rule(
    'silenceAdministrative',
    'Réponse à une demande ou à un recours : le silence vaut refus',
    'Réception de la demande par l’administration',
    TWO,
    read(
      'Deux mois de silence valent rejet : recours, réclamation, demande d’argent, demande qu’aucun texte n’organise.',
      'CRPA L231-4, L114-3',
    ),
    { stoppedBy: [PAPERS_SUSPEND], ifMissed: SILENT, weight: 2 },
  ),
  rule(
    'silenceAcceptance',
    'Réponse à une demande : le silence vaut accord',
    'Réception de la demande par l’administration compétente',
    TWO,
    read('Deux mois de silence valent acceptation, sauf les nombreux cas contraires.', 'CRPA L231-1, L114-3'),
    { stoppedBy: [PAPERS_RESTART], ifMissed: 'L’accord est acquis : en demander l’attestation.', weight: 3 },
  ),
  rule(
    'appealCzabaj',
    'Contester devant le tribunal administratif une décision dont la lettre ne dit pas les recours',
    'Jour où la décision a été connue',
    [1, 'year'],
    unread(
      'Un an, sauf circonstances particulières, devant le juge administratif seulement : le délai de deux mois n’est pas opposable.',
      'CE, Ass., 13 juillet 2016, n° 387763 ; CJA R421-5, à relire',
    ),
    { ifMissed: LOST, weight: 1 },
  ),
]

const EMPLOYMENT = [
  rule(
    'appealFranceTravailOverpayment',
    'Contester un trop-perçu de France Travail',
    'Notification du trop-perçu',
    TWO,
    read('Deux mois à compter de la notification de l’indu.', 'Code du travail R5426-19, version du 1er juillet 2024'),
    { ifMissed: LOST, weight: 1 },
  ),
  rule(
    'silenceFranceTravailOverpayment',
    'Réponse de France Travail sur un trop-perçu contesté',
    RECEIVED,
    TWO,
    read('Sans décision connue en deux mois, la contestation peut être considérée comme rejetée.', 'Code du travail R5426-19'),
    { ifMissed: SILENT, weight: 2 },
  ),
  rule(
    'miseEnDemeureFranceTravail',
    'Payer ou contester après une mise en demeure de France Travail',
    'Notification de la mise en demeure',
    [1, 'month'],
    read('Au bout d’un mois sans effet, une contrainte peut être décernée.', 'Code du travail R5426-20'),
    { ifMissed: 'Une contrainte peut suivre : elle vaut jugement.', weight: 2 },
  ),
  rule(
    'contrainteFranceTravail',
    'S’opposer à une contrainte de France Travail',
    'Notification ou signification de la contrainte',
    [15, 'day'],
    read('Quinze jours à compter de la notification, devant le tribunal.', 'Code du travail R5426-22'),
    { ...JUDICIAL, ifMissed: 'La contrainte vaut jugement : la somme peut être saisie.', weight: 1 },
  ),
  rule(
    'sanctionFranceTravailObservations',
    'Dire ses observations avant une sanction de France Travail',
    'Réception de la lettre qui annonce la sanction',
    [10, 'day'],
    read(
      'Dix jours pour écrire ou demander à être entendu, assisté de qui l’on veut.',
      'Code du travail R5412-7, version du 1er juin 2025',
    ),
    { ifMissed: 'La sanction peut tomber sans que la personne ait été entendue.', weight: 2 },
  ),
  rule(
    'sanctionRsaObservations',
    'Dire ses observations avant une sanction du RSA',
    'Réception de la lettre qui annonce la sanction',
    [10, 'day'],
    read(
      'Dix jours pour écrire ou demander à être entendu, assisté d’une personne de son choix.',
      'CASF R262-68 et suivants, article LEGIARTI000051678976 de juin 2025, reproduit par legal.tricoteuses.fr',
    ),
    { ifMissed: 'Le RSA peut être suspendu sans que la personne ait été entendue.', weight: 1 },
  ),
  rule(
    'overpaymentRemission',
    'Demander la remise d’une dette',
    'Notification du trop-perçu',
    TWO,
    unread('Aucun texte lu ne fixe ce délai : deux mois, celui du recours, pour que les deux restent ouverts.'),
    { ifMissed: 'Le recouvrement continue ; la demande reste possible.', weight: 2 },
  ),
]

const REFUSED = 'Refus, ou jour où le silence vaut refus'
const DOCUMENTS = [
  rule(
    'cadaRefusal',
    'Réponse à une demande de documents',
    'Réception de la demande par l’administration',
    [1, 'month'],
    read('Un mois de silence vaut refus de communiquer.', 'CRPA R311-13, R*311-12'),
    { ifMissed: SILENT, weight: 3 },
  ),
  rule(
    'cadaSeize',
    'Saisir la CADA',
    REFUSED,
    TWO,
    read('Deux mois à compter de la notification du refus ou du mois de silence.', 'CRPA R343-1, R311-15'),
    { ifMissed: LOST, weight: 2 },
  ),
  rule(
    'cadaSilence',
    'Réponse de l’administration après la saisine de la CADA',
    'Enregistrement de la demande par la CADA',
    TWO,
    read('Deux mois de silence confirment le refus.', 'CRPA R343-5, R*343-4'),
    { ifMissed: SILENT, weight: 3 },
  ),
  rule(
    'cadaCourt',
    'Saisir le tribunal administratif pour un document',
    'Refus confirmé, ou jour où le silence le confirme',
    TWO,
    twoCourt,
    {
      ...ADMINISTRATIVE,
      ifMissed: LOST,
      weight: 2,
    },
  ),
]

/** Contesting, waiting for an answer, asking for documents. */
export const APPEAL_RULES: readonly DeadlineRule[] = [
  ...SOCIAL_SECURITY,
  ...FAMILY_FUNDS,
  ...DEPARTMENT,
  ...GENERAL,
  ...EMPLOYMENT,
  ...DOCUMENTS,
]
