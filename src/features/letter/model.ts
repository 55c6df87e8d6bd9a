/** Letters that a household received and brought (S38): what they are, what they say in plain words, the clock they start, what they ask. Pure. */
import type { CompartmentKind, WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'

/** From which day the clock of a letter runs. */
export type ClockStart = 'received' | 'dated'

export type LetterType = {
  label: string
  /** What it usually says, for somebody who was never sent one. A worker changes it. */
  means: string
  /** The first thing to do. */
  act: string
  /** Rules of `rules/deadlines` that it starts, the first one first. */
  rules: readonly { rule: string; from: ClockStart }[]
  /** The part of the file in which it is usually kept. */
  lies: WritableKind
  /** The right that it decides of, where it is one alone: its slug in the catalogue. */
  right?: string
  /** It decides something that can be contested in writing, by an application of its own. */
  contested?: true
  /** The procedure that it belongs to, with the event whose day it brings. */
  procedure?: { id: string; event: string }
}

const notified = (...rules: string[]): LetterType['rules'] => rules.map((rule) => ({ rule, from: 'received' }))

export const letterTypes = {
  rsaDecision: {
    label: 'RSA : refus, fin, baisse ou trop-perçu',
    means:
      'La caisse ou le département change ou arrête le RSA. La lettre dit depuis quand et pourquoi. On peut demander un nouvel examen, par écrit.',
    act: 'Écrire au président du conseil départemental, avant le tribunal',
    rules: notified('appealRsaRapo'),
    contested: true,
    right: 'rsa',
    lies: 'budget',
  },
  rsaWarning: {
    label: 'RSA : sanction envisagée',
    means: 'Le département pense réduire ou suspendre le RSA. Rien n’est décidé : la personne peut dire pourquoi, et se faire aider.',
    act: 'Écrire ses observations, avec les raisons et les preuves',
    rules: notified('sanctionRsaObservations'),
    lies: 'general',
    procedure: { id: 'rsaFollowUp', event: 'noticeReceived' },
  },
  familyDecision: {
    label: 'Prestations familiales : refus ou trop-perçu',
    means:
      'La CAF ou la MSA refuse une prestation, ou demande de rembourser. On peut contester ; demander une remise de dette est une autre démarche.',
    act: 'Écrire à la commission de recours amiable',
    rules: notified('appealCra'),
    contested: true,
    lies: 'budget',
    procedure: { id: 'overpaymentContest', event: 'debtNotified' },
  },
  housingAid: {
    label: 'Aide au logement : refus, arrêt ou trop-perçu',
    means: 'La CAF ou la MSA change ou arrête l’aide au logement. Un recours écrit vient avant le tribunal.',
    act: 'Écrire le recours à la caisse',
    rules: notified('appealHousingRapo'),
    contested: true,
    right: 'aide-au-logement',
    lies: 'budget',
  },
  activityBonus: {
    label: 'Prime d’activité : refus ou trop-perçu',
    means: 'La caisse change ou arrête la prime d’activité. Un recours écrit vient avant le tribunal.',
    act: 'Écrire à la commission de recours amiable',
    rules: notified('appealPpaCra'),
    contested: true,
    right: 'prime-d-activite',
    lies: 'budget',
  },
  healthCover: {
    label: 'Complémentaire santé ou AME : refus',
    means:
      'L’assurance maladie refuse la complémentaire santé solidaire ou l’aide médicale de l’État. Un recours écrit vient avant le tribunal.',
    act: 'Écrire le recours à la caisse',
    rules: notified('appealCssRapo'),
    contested: true,
    right: 'complementaire-sante-solidaire',
    lies: 'health',
  },
  mdphDecision: {
    label: 'MDPH : décision de la commission',
    means: 'La commission accorde ou refuse chaque demande, sur des lignes séparées. Un recours écrit vient avant le tribunal.',
    act: 'Lire chaque ligne, puis écrire le recours pour celles qui sont refusées',
    rules: notified('appealMdphRapo'),
    contested: true,
    lies: 'health',
    procedure: { id: 'mdph', event: 'decisionNotified' },
  },
  jobseekerDebt: {
    label: 'France Travail : trop-perçu',
    means: 'France Travail demande de rembourser. On peut contester par écrit ; demander un effacement est une autre démarche.',
    act: 'Écrire à France Travail',
    rules: notified('appealFranceTravailOverpayment'),
    contested: true,
    lies: 'budget',
  },
  jobseekerOrder: {
    label: 'France Travail : contrainte',
    means: 'C’est un ordre de payer qui vaut un jugement si personne ne s’y oppose. Le délai est très court.',
    act: 'Faire opposition au tribunal, par lettre recommandée',
    rules: notified('contrainteFranceTravail'),
    lies: 'budget',
    procedure: { id: 'seizures', event: 'contrainteReceived' },
  },
  paymentOrder: {
    label: 'Loyer : commandement de payer',
    means:
      'Un commissaire de justice demande de payer les loyers dus. Passé le délai, le propriétaire peut demander au juge la fin du bail. On ne quitte pas son logement pour autant.',
    act: 'Appeler le service social, prendre rendez-vous, reprendre le loyer courant',
    rules: notified('commandementPayer'),
    lies: 'budget',
    procedure: { id: 'eviction', event: 'orderReceived' },
  },
  summons: {
    label: 'Loyer : assignation devant le juge',
    means: 'Le propriétaire demande au juge la fin du bail. La date de l’audience est dans la lettre : y aller change tout.',
    act: 'Préparer l’audience, demander l’aide juridictionnelle, reprendre le loyer courant',
    rules: [],
    lies: 'budget',
    procedure: { id: 'eviction', event: 'summonsReceived' },
  },
  judgment: {
    label: 'Loyer : jugement signifié',
    means: 'Le juge a décidé. La lettre dit si des délais sont donnés. On peut faire appel.',
    act: 'Lire la décision avec un avocat ou un point-justice',
    rules: notified('judgmentAppeal'),
    lies: 'budget',
    procedure: { id: 'eviction', event: 'judgmentNotified' },
  },
  leaveOrder: {
    label: 'Logement : commandement de quitter les lieux',
    means: 'Un commissaire de justice demande de quitter le logement. On peut demander des délais au juge de l’exécution.',
    act: 'Demander des délais, chercher une solution, prévenir la préfecture',
    rules: notified('commandementQuitter'),
    lies: 'budget',
    procedure: { id: 'eviction', event: 'leaveOrderReceived' },
  },
  energyNotice: {
    label: 'Énergie : lettre avant coupure',
    means:
      'Le fournisseur annonce une coupure ou une baisse de puissance. Une aide demandée au fonds de solidarité la suspend pour un temps.',
    act: 'Demander l’aide du fonds de solidarité et un échéancier',
    rules: notified('energyCut'),
    lies: 'budget',
    procedure: { id: 'energyCut', event: 'noticeReceived' },
  },
  debtReceivable: {
    label: 'Surendettement : recevabilité',
    means:
      'La commission accepte ou non le dossier. Si elle l’accepte, on ne paie plus les dettes d’avant, sauf les pensions alimentaires, et les saisies s’arrêtent.',
    act: 'Vérifier la liste des dettes, continuer à payer le loyer courant',
    rules: notified('surendettementContestRecevabilite'),
    lies: 'budget',
    procedure: { id: 'overIndebtedness', event: 'receivableNotified' },
  },
  debtMeasures: {
    label: 'Surendettement : mesures imposées',
    means: 'La commission dit combien payer, à qui et jusqu’à quand. On peut les contester.',
    act: 'Relire les mesures avec le budget, contester si elles ne tiennent pas',
    rules: notified('surendettementContestMeasures'),
    lies: 'budget',
    procedure: { id: 'overIndebtedness', event: 'measuresNotified' },
  },
  taxSeizure: {
    label: 'Saisie administrative (impôts, amendes, hôpital)',
    means: 'L’administration prend l’argent sur un compte ou un salaire. Une part reste toujours à la personne.',
    act: 'Demander à la banque le solde insaisissable, contester si la dette n’est pas due',
    rules: notified('satd'),
    lies: 'budget',
    procedure: { id: 'seizures', event: 'satdReceived' },
  },
  accountSeizure: {
    label: 'Saisie sur un compte',
    means: 'Un commissaire de justice a bloqué le compte. Une somme pour vivre reste toujours à la personne.',
    act: 'Demander à la banque le solde insaisissable, saisir le juge de l’exécution',
    rules: notified('saisieAttribution'),
    lies: 'budget',
    procedure: { id: 'seizures', event: 'seizureReceived' },
  },
  orderToPay: {
    label: 'Injonction de payer',
    means: 'Le juge ordonne de payer sans avoir entendu la personne. Elle peut s’y opposer, et sera alors entendue.',
    act: 'Faire opposition au tribunal',
    rules: notified('injonctionPayer'),
    lies: 'budget',
    procedure: { id: 'seizures', event: 'orderToPayReceived' },
  },
  dismissal: {
    label: 'Travail : licenciement',
    means: 'L’employeur met fin au contrat. Le conseil de prud’hommes peut être saisi.',
    act: 'S’inscrire à France Travail, garder la lettre et le solde de tout compte',
    rules: notified('prudhommesDismissal'),
    lies: 'general',
  },
  publicRefusal: {
    label: 'Administration : autre refus',
    means: 'Une administration refuse une demande. La lettre doit dire comment et jusqu’à quand contester.',
    act: 'Choisir entre un recours gracieux et le tribunal administratif',
    rules: notified('appealAdministrative', 'appealGracieux'),
    contested: true,
    lies: 'general',
  },
  hearing: {
    label: 'Convocation à une audience',
    means: 'Un juge convoque la personne. Y aller, ou s’y faire représenter, compte toujours.',
    act: 'Demander l’aide juridictionnelle, préparer les pièces',
    rules: [],
    lies: 'justice',
  },
  missingDocuments: {
    label: 'Demande de pièces',
    means: 'Un organisme demande des papiers pour continuer. Sans eux, la demande peut être classée.',
    act: 'Réunir les pièces et les envoyer avec une preuve',
    rules: [],
    lies: 'general',
  },
  other: { label: 'Autre courrier', means: '', act: '', rules: [], lies: 'general' },
} as const satisfies Readonly<Record<string, LetterType>>
export type LetterTypeCode = keyof typeof letterTypes
export const isLetterType = (text: string): text is LetterTypeCode => Object.hasOwn(letterTypes, text)
export const letterType = (code: LetterTypeCode): LetterType => letterTypes[code]

/** What a row of `letter` keeps sealed. */
export type LetterBody = {
  type: LetterTypeCode
  sender: string
  /** What it says, typed or pasted; empty: she kept it. */
  text: string
  explanation: string
  action: string
}
export type Letter = LetterBody & {
  id: string
  seriesId: string
  caseFileId: string
  compartmentKind: CompartmentKind
  receivedOn: IsoDate
  datedOn: IsoDate | null
  author: string
  writtenAt: Date
}

/** The day from which a rule of a letter runs; null when the letter bears none and none was told. */
export const startOf = (from: ClockStart, letter: { receivedOn: IsoDate; datedOn: IsoDate | null }): IsoDate | null =>
  from === 'received' ? letter.receivedOn : letter.datedOn
