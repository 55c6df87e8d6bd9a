/** The closed lists of the procedures, with their French words. What a page shows is here or in a procedure, nowhere else. */

/** The part of a file in which a procedure is kept: who may not open the part does not see the procedure. Same keys as the parts of a file. */
export const COMPARTMENTS = {
  general: 'Général',
  budget: 'Budget',
  health: 'Santé et autonomie',
  childProtection: 'Protection de l’enfance',
  violence: 'Violences',
  justice: 'Justice',
} as const
export type Compartment = keyof typeof COMPARTMENTS

export const PROCEDURE_DOMAINS = {
  childProtection: 'Protection de l’enfance',
  adultProtection: 'Protection des adultes',
  housing: 'Logement',
  money: 'Argent et dettes',
  disability: 'Handicap',
  ageing: 'Âge et autonomie',
  rights: 'Droits et recours',
  moments: 'Passages de la vie',
  work: 'Le service',
} as const
export type ProcedureDomain = keyof typeof PROCEDURE_DOMAINS

/** Who acts. `ours` is done by the service or the person; `theirs` is waited for. */
export const ACTORS = {
  person: { label: 'La personne', side: 'ours' },
  worker: { label: 'Le travailleur social', side: 'ours' },
  manager: { label: 'Le chef de service', side: 'ours' },
  team: { label: 'L’équipe', side: 'ours' },
  evaluators: { label: 'L’équipe qui évalue', side: 'ours' },
  crip: { label: 'La cellule des informations préoccupantes (CRIP)', side: 'theirs' },
  department: { label: 'Le président du conseil départemental', side: 'theirs' },
  prosecutor: { label: 'Le procureur de la République', side: 'theirs' },
  childrenJudge: { label: 'Le juge des enfants', side: 'theirs' },
  familyJudge: { label: 'Le juge aux affaires familiales', side: 'theirs' },
  protectionJudge: { label: 'Le juge des contentieux de la protection', side: 'theirs' },
  enforcementJudge: { label: 'Le juge de l’exécution', side: 'theirs' },
  administrativeCourt: { label: 'Le tribunal administratif', side: 'theirs' },
  socialCourt: { label: 'Le pôle social du tribunal judiciaire', side: 'theirs' },
  court: { label: 'Le tribunal', side: 'theirs' },
  landlord: { label: 'Le bailleur', side: 'theirs' },
  bailiff: { label: 'Le commissaire de justice', side: 'theirs' },
  prefect: { label: 'Le préfet', side: 'theirs' },
  siao: { label: 'Le 115 et le SIAO', side: 'theirs' },
  supplier: { label: 'Le fournisseur', side: 'theirs' },
  ombudsman: { label: 'Le médiateur', side: 'theirs' },
  debtCommission: { label: 'La commission de surendettement', side: 'theirs' },
  mdph: { label: 'La MDPH', side: 'theirs' },
  fund: { label: 'La caisse (CAF, MSA, CPAM, retraite)', side: 'theirs' },
  franceTravail: { label: 'France Travail', side: 'theirs' },
  ccas: { label: 'Le CCAS, le CIAS ou la mairie', side: 'theirs' },
  decider: { label: 'L’organisme qui décide', side: 'theirs' },
  cada: { label: 'La CADA', side: 'theirs' },
  mediationCommission: { label: 'La commission de médiation', side: 'theirs' },
  hospital: { label: 'L’hôpital', side: 'theirs' },
  probation: { label: 'Le SPIP et l’établissement pénitentiaire', side: 'theirs' },
  pmi: { label: 'La PMI', side: 'theirs' },
  employer: { label: 'L’employeur', side: 'theirs' },
  otherService: { label: 'Le service qui prend le relais', side: 'theirs' },
  creditor: { label: 'Celui qui réclame l’argent', side: 'theirs' },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly side: 'ours' | 'theirs' }>>
export type Actor = keyof typeof ACTORS

/** How a step may end. */
export const OUTCOMES = {
  done: 'Fait',
  notNeeded: 'Sans objet',
  immediateDanger: 'Danger grave et immédiat',
  danger: 'Danger ou risque de danger',
  noDanger: 'Pas de danger repéré',
  noFollowUp: 'Classé sans suite',
  help: 'Aide proposée et acceptée',
  judicial: 'Justice saisie',
  impossible: 'Impossible',
  agreed: 'Avec l’accord de la personne',
  refusedByPerson: 'La personne ne veut pas',
  minorOrUnable: 'Mineur, ou personne qui ne peut pas se protéger (code pénal 226-14 1°)',
  peril: 'Péril : obligation de porter secours (code pénal 223-6)',
  article40: 'Agent public : article 40 du code de procédure pénale',
  noGround: 'Aucune base : rien ne part',
  granted: 'Accordé',
  partlyGranted: 'Accordé en partie',
  refused: 'Refusé',
  impliedGrant: 'Accord par silence',
  impliedRefusal: 'Refus par silence',
  noAnswer: 'Sans réponse',
  complete: 'Complet',
  incomplete: 'Incomplet',
  paid: 'Réglé',
  unpaid: 'Non réglé',
  found: 'Trouvé',
  notFound: 'Pas de place',
  contested: 'Contesté',
  accepted: 'Accepté',
  missed: 'Délai passé',
  plan: 'Plan ou mesures de remboursement',
  erased: 'Effacement des dettes (rétablissement personnel)',
  suspended: 'Suspendu ou réduit',
  lifted: 'Rétabli',
  left: 'Parti, ou relogé',
  closed: 'Terminé',
} as const
export type Outcome = keyof typeof OUTCOMES

/** Rules that hold for a whole procedure, whatever its step. Shown at its head; the features that send, print or book obey them. */
export const SAFETY = {
  machineNeverJudges: 'Le logiciel ne qualifie jamais un danger : c’est vous, avec l’équipe.',
  notAlone: 'Ne restez pas seul : parlez-en le jour même à l’équipe ou au chef de service.',
  seenAlone: 'La personne est reçue seule. Jamais de rendez-vous commun avec l’auteur.',
  noMediation: 'Pas de médiation familiale quand il y a des violences.',
  safeChannelOnly: 'Rien ne part que par le canal sûr qu’elle a choisi : ni message vocal, ni SMS, ni courrier, ni invitation sinon.',
  addressHidden: 'Son adresse et son lieu d’accueil ne figurent dans aucun écrit qui peut être lu par l’auteur.',
  filesApart: 'Les deux adultes ont des dossiers séparés : rien de l’un ne se lit dans celui de l’autre.',
  quickExit: 'À l’écran, la sortie rapide reste sous la main.',
  factsApart: 'Les faits constatés, les paroles rapportées et l’analyse s’écrivent à part, datés ; les paroles entre guillemets.',
  authorHidden: 'L’auteur présumé n’a accès à rien de cette partie du dossier.',
  inPairs: 'Les visites se font à deux, avec un collègue prévenu du départ et du retour.',
  sealed: 'Les pièces médicales restent sous pli fermé, pour le médecin.',
  notTracked: 'Rien n’est noté d’une grossesse interrompue, d’une contraception ou d’un accouchement dans le secret.',
  noPovertyAlarm: 'La pauvreté ou l’absence de logement ne sont pas, à elles seules, un danger pour un enfant.',
} as const
export type Safety = keyof typeof SAFETY

/** Numbers to call at once. `verified` false: to be called once before the first use by a service. Never called by the software. */
export const EMERGENCY = {
  samu: { number: '15', label: 'SAMU', verified: false },
  police: { number: '17', label: 'Police, gendarmerie', verified: false },
  fire: { number: '18', label: 'Pompiers', verified: false },
  europe: { number: '112', label: 'Urgences, dans toute l’Europe', verified: false },
  text: { number: '114', label: 'Urgences par SMS, pour qui ne peut pas parler ou entendre', verified: false },
  shelter: { number: '115', label: 'Hébergement d’urgence', verified: false },
  children: { number: '119', label: 'Enfance en danger', verified: false },
  missing: { number: '116 000', label: 'Enfants disparus', verified: false },
  women: { number: '3919', label: 'Violences faites aux femmes', verified: false },
  abuse: { number: '3977', label: 'Maltraitance des adultes âgés ou handicapés', verified: false },
  suicide: { number: '3114', label: 'Prévention du suicide', verified: false },
  victims: { number: '116 006', label: 'France Victimes', verified: false },
  harassment: { number: '3018', label: 'Harcèlement et violences numériques', verified: false },
  rape: { number: '0 800 05 95 95', label: 'Viols femmes informations', verified: false },
} as const
export type Emergency = keyof typeof EMERGENCY
