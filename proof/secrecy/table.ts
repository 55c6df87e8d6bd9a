// This file is long because it is the whole answer, in one place, to be read by someone who writes no code.
/* oxlint-disable max-lines */
import { askers as inSql } from '#db/secrecy-table.ts'
import type { Role } from '#core/actor.ts'

/**
 * What each asker must be answered at each address, over HTTP. Written from the law and the craft (Code pénal 226-13, CASF L411-3, D1–D52,
 * decisions 2 to 15, product.md), not from the code: `matrix.ts` asks the running server and compares. What is not written here is refused:
 * a page that is not there answers as for an id that was never given; a word that is not awaited must not be there. An address, a form or a
 * table without its line fails the proof.
 */

/** Who asks: those of the database’s own table. */
export const askers = inSql
export type Asker = keyof typeof askers

/** Their functions, which open pages and never content. */
export const functionsOf: Readonly<Record<Asker, readonly Role[]>> = {
  referent: ['worker'],
  author: ['worker'],
  coWorker: ['worker'],
  teammate: ['worker'],
  exceptional: ['worker'],
  expired: ['worker'],
  excluded: ['worker', 'reception'],
  noBasis: ['worker', 'reception'],
  reception: ['reception'],
  otherReception: ['reception'],
  manager: ['manager'],
  administrator: ['administrator'],
  dpo: ['dpo'],
  otherWorker: ['worker'],
  otherAdministrator: ['administrator', 'dpo', 'manager'],
  locked: ['worker'],
  ended: ['worker'],
  halfway: ['worker'],
  forged: [],
  nobody: [],
  pastReferent: ['worker'],
  relief: ['worker'],
  trainee: ['worker'],
  nurse: ['worker'],
}

/** Where somebody without a live session is led, whatever was asked: to the door, to the second factor, to the curtain. */
export const ledAway: Partial<Readonly<Record<Asker, string>>> = {
  nobody: '/connexion',
  forged: '/connexion',
  ended: '/connexion',
  halfway: '/connexion/code',
  locked: '/rideau',
}

/**
 * The three households. Each holds everything: a minor in danger, violence, a justice file, health, debts, a private passage of the referent and
 * one of a colleague. « closed » was closed by its referent; « protected » hides its address and is hidden from its site.
 */
export const states = {
  open: 'suivi en cours',
  closed: 'clos par la référente',
  protected: 'protégé : adresse cachée, caché à l’accueil, au relais et à l’accès exceptionnel sans seconde personne',
} as const
export type State = keyof typeof states

/** Parts of a household that somebody may hold; `desk` is what the reception of its site sees of it. */
export type Part =
  | 'identity'
  | 'desk'
  | 'general'
  | 'budget'
  | 'health'
  | 'childProtection'
  | 'violence'
  | 'justice'
  | 'passage'
  | 'ownPassage'
  | 'draft'

const everything = ['identity', 'general', 'budget', 'health', 'childProtection', 'violence', 'justice', 'ownPassage', 'draft'] as const
/** Who holds what of which household. Not named: nothing, not even that it exists. */
export const holds: Partial<Readonly<Record<Asker, Readonly<Record<State, readonly Part[]>>>>> = {
  referent: { open: everything, closed: everything, protected: everything },
  // sharing a part goes with identity: nobody works with a household without knowing how to reach it safely
  author: {
    open: ['identity', 'general', 'passage'],
    closed: ['identity', 'general', 'passage'],
    protected: ['identity', 'general', 'passage'],
  },
  coWorker: { open: ['identity', 'budget'], closed: ['identity', 'budget'], protected: ['identity', 'budget'] },
  trainee: { open: ['identity', 'general'], closed: ['identity', 'general'], protected: ['identity', 'general'] },
  nurse: { open: ['identity', 'health'], closed: ['identity', 'health'], protected: ['identity', 'health'] },
  // first step: identity, how to reach, danger; a protected household waits for the manager
  exceptional: { open: ['identity'], closed: ['identity'], protected: [] },
  // what the absent referent follows: open households, not the protected ones
  relief: { open: ['identity', 'general'], closed: [], protected: [] },
  reception: { open: ['desk'], closed: ['desk'], protected: [] },
}
/** A hidden address is on no page: the page of the address shows it after a written reason. */
export const hiddenIn: Readonly<Record<State, readonly Content[]>> = { open: [], closed: [], protected: ['address'] }
/** Those who only read what they hold. */
/** Those of another organisation. */
export const fromElsewhere: readonly Asker[] = ['otherWorker', 'otherAdministrator']
export const onlyReads: readonly Asker[] = ['exceptional', 'reception']

/**
 * What may be seen: each word of the world (a name, a sentence, an amount, invented and met nowhere else) and the parts of which one must
 * hold at least one to see it.
 */
export const contents = {
  caseName: ['identity', 'general'],
  person: ['identity', 'desk'],
  // a pregnancy is health data: not for the desk, not even as a name
  unborn: ['identity'],
  contact: ['identity', 'desk'],
  address: ['identity'],
  note: ['general'],
  formerNote: ['general'],
  authorNote: ['general'],
  need: ['general'],
  demand: ['general'],
  summary: ['general'],
  step: ['general'],
  deadline: ['general'],
  helper: ['general'],
  appointment: ['general'],
  sheet: ['general'],
  rightNote: ['general'],
  application: ['general'],
  project: ['general'],
  measure: ['childProtection'],
  letter: ['budget'],
  procedure: ['childProtection'],
  assessment: ['general'],
  assessmentDraft: ['general'],
  dangerAssessment: ['violence'],
  budgetNote: ['budget'],
  amount: ['budget'],
  debt: ['budget'],
  healthNote: ['health'],
  grid: ['health'],
  pch: ['health'],
  helpPlan: ['health'],
  carer: ['health'],
  childProtectionNote: ['childProtection'],
  violenceNote: ['violence'],
  justiceNote: ['justice'],
  passage: ['passage'],
  ownPassage: ['ownPassage'],
  draft: ['draft'],
} as const satisfies Record<string, readonly Part[]>
export type Content = keyof typeof contents

/** The request received at the desk this morning, for the team: its words. */
export const readsRequest: readonly Asker[] = ['referent', 'author', 'teammate', 'trainee', 'pastReferent', 'manager']

/** Who a route is for. `needs`: one part at least; `any`: something of the household, whatever. */
export type Opening = {
  readonly functions: readonly Role[] | 'everyone'
  readonly needs?: readonly Part[] | 'any' | 'referent'
  /** Must be there for who holds it, and absent for all others. */
  readonly shows?: readonly Content[]
  /** May be there for who holds it (a list that shows some, a panel that folds): absent for all others. */
  readonly may?: readonly Content[]
  /** Askers who read it there because it was typed for them: a demand of exceptional access is read by who reviews it (decision 11). */
  readonly typedFor?: { readonly askers: readonly Asker[]; readonly content: Content }
  /** `absent`: in a closed file nothing waits for an answer there. */
  readonly inClosed?: 'absent'
  /** It names something of the organisation: for another organisation the page is not there. */
  readonly names?: true
  /** There for these alone, for what they are to what is named. */
  readonly only?: readonly Asker[]
  /** The answer when all is well; 200 by default. */
  readonly status?: number
}
/** An act of a form: who may, and whether it may be done in a closed file. */
export type Act = {
  /** Its name here and in `forms.ts`; several acts of one form have several names. */
  readonly name: string
  readonly functions: readonly Role[]
  readonly needs?: Opening['needs']
  /** Askers who hold what is needed and may not all the same. */
  readonly notFor?: readonly Asker[]
  /** Also of those who only read: it writes nothing of the household. */
  readonly ofReadersToo?: true
  /** In a closed file: refused by default, since nothing is written there. */
  readonly inClosed?: 'accepted' | 'refused'
  /** In an open file (reopening what is open). */
  readonly inOpen?: 'refused'
  /** These alone, for what they are to what is named. */
  readonly only?: readonly Asker[]
  /** It names something of the organisation: for another organisation that is not there. */
  readonly names?: true
  /** Who may not is led back to a page, as who comes too late, in the same words whether there was something or not: the log says « refused ». */
  readonly late?: true
  /** It answers without keeping anything but the line of the log. */
  readonly keepsNothing?: true
}
/** What the address names: a household and what lies in it, the desk’s request, an exceptional access; `house`: nothing of a household. */
export type About = 'household' | 'request' | 'exceptional' | 'house' | 'threshold'
export type Line = {
  readonly address: string
  readonly about: About
  readonly get?: Opening
  readonly acts?: readonly Act[]
  /** Several rows answer at this address, each of its own part: which of `ids` the world gives, and what it needs. */
  readonly rows?: Readonly<Record<string, { needs: readonly Part[] | 'referent'; shows: readonly Content[]; may?: readonly Content[] }>>
  /** Why nothing is asked of it here. */
  readonly why?: string
}

const worker = ['worker'] as const satisfies readonly Role[]
const social = ['worker', 'manager'] as const satisfies readonly Role[]
const desk = ['worker', 'reception', 'manager'] as const satisfies readonly Role[]

/** Above the tabs of every page of a household: its name, who it is made of, how to reach it without danger. */
const head = ['caseName', 'person', 'contact'] as const satisfies readonly Content[]
/** The page of a household: there for who holds something of it, and showing of it what she holds. */
const household = (
  address: string,
  shows: readonly Content[],
  more: Partial<Omit<Line, 'address' | 'about'>> & { may?: readonly Content[] } = {},
): Line => ({
  address: `/dossiers/:id${address}`,
  about: 'household',
  get: { functions: social, needs: 'any', shows: ['caseName', ...shows], may: [...head, ...(more.may ?? [])] },
  ...(more.get ? { get: more.get } : {}),
  ...(more.acts ? { acts: more.acts } : {}),
  ...(more.rows ? { rows: more.rows } : {}),
})
const act = (name: string, needs: Act['needs'], more: Partial<Act> = {}): Act => ({ name, functions: worker, needs, ...more })
/** A page of the house that tells nothing of any household. */
/** Addresses that name a row of the organisation. */
const naming = [
  '/grilles/:id',
  '/grilles/:id/modifier',
  '/equipe/:id',
  '/droits/locaux/:id',
  '/droits/locaux/:id/modifier',
  '/droits/locaux/:id/arreter',
]
const ofTheHouse = (address: string, functions: Opening['functions'], acts: readonly Act[] = [], may: readonly Content[] = []): Line => ({
  address,
  about: 'house',
  get: { functions, ...(may.length > 0 ? { may } : {}), ...(naming.includes(address) ? { names: true } : {}) },
  ...(acts.length > 0 ? { acts } : {}),
})
const onlyAct = (address: string, about: About, acts: readonly Act[], status = 302): Line => ({
  address,
  about,
  get: { functions: 'everyone', status },
  acts,
})

const administrators = ['administrator'] as const satisfies readonly Role[]
const managers = ['manager'] as const satisfies readonly Role[]
/** Who receives in the team of the permanence of the world, and who keeps the reception of its site. */
const atThePermanence: readonly Asker[] = ['referent', 'author', 'teammate', 'trainee', 'pastReferent', 'manager', 'reception', 'excluded']
const thread = [
  'note',
  'authorNote',
  'budgetNote',
  'healthNote',
  'childProtectionNote',
  'violenceNote',
  'justiceNote',
  'passage',
  'ownPassage',
] as const

export const routes: readonly Line[] = [
  // the threshold: before anybody is known, or to prove who one is; nothing of any household, for nobody
  ...[
    '/connexion',
    '/connexion/demo',
    '/connexion/fournisseur',
    '/connexion/retour',
    '/connexion/code',
    '/connexion/premier-code',
    '/confirmer',
    '/rideau',
    '/deconnexion',
  ].map((address): Line => ({ address, about: 'threshold' })),
  { address: '/premiere-connexion/:token', about: 'threshold' },
  { address: '/installation/:token', about: 'threshold' },
  // a private address opens hours without a household, and no session: asked by src/features/calendar/calendar.db.test.ts
  { address: '/agenda/flux/:token', about: 'threshold' },
  ...[
    '/api/calculate',
    '/api/spec',
    '/api/variables',
    '/api/variable/:name',
    '/api/entities',
    '/api/*',
    '/atelier',
    '/presence',
    '/visite-hors-ligne',
    '/visite-hors-ligne/etat',
    '/',
    '*',
  ].map((address): Line => ({ address, about: 'threshold' })),

  // one’s own account
  ofTheHouse('/mon-compte', 'everyone', [{ name: 'settings', functions: ['worker', 'reception', 'manager', 'administrator', 'dpo'] }]),
  { address: '/mon-compte/sessions', about: 'house', why: 'ends another session of oneself: asked in the proof of rights removed' },
  { ...ofTheHouse('/mon-compte/second-facteur', 'everyone'), why: 'one’s own factors: their forms are asked by the tests of the login' },
  { address: '/mon-compte/second-facteur/retirer', about: 'house', why: 'one’s own factors: asked by the tests of the login' },
  { ...ofTheHouse('/mon-compte/phrase', 'everyone'), why: 'one’s own passphrase: its form is asked by the tests of the login' },
  ofTheHouse('/mon-compte/agenda', social, [{ name: 'createFeed', functions: social }]),
  ofTheHouse('/mon-compte/agenda/importer', social, [{ name: 'importHours', functions: social }]),
  // a name of a household that one does not hold is answered as one of nobody: asked by src/features/calendar/rdv.db.test.ts
  ofTheHouse('/mon-compte/agenda/rdv-service-public', worker, [
    { name: 'checkRdv', functions: worker, keepsNothing: true },
    { name: 'bringRdv', functions: worker, keepsNothing: true },
  ]),
  ofTheHouse('/mon-compte/liens', 'everyone', [{ name: 'link', functions: ['worker', 'reception', 'manager', 'administrator', 'dpo'] }]),

  // the team: accounts and settings, never content (D4)
  ofTheHouse('/equipe', ['manager', 'administrator']),
  ofTheHouse('/equipe/ajouter', administrators, [{ name: 'add', functions: administrators, names: true }]),
  ofTheHouse('/equipe/lieux', ['manager', 'administrator'], [{ name: 'site', functions: administrators }]),
  ofTheHouse('/equipe/secteurs', ['manager', 'administrator'], [{ name: 'sector', functions: administrators, names: true }]),
  ofTheHouse('/equipe/relais', managers, [{ name: 'relieve', functions: managers, names: true }]),
  ofTheHouse('/equipe/cles', administrators, [{ name: 'create', functions: administrators }]),
  ofTheHouse('/equipe/rendez-vous', managers),
  ofTheHouse('/equipe/rendez-vous/fichier', managers),
  ofTheHouse(
    '/equipe/:id',
    ['manager', 'administrator'],
    [
      { name: 'edit', functions: administrators, names: true },
      { name: 'roles', functions: administrators, names: true },
      { name: 'recovery', functions: ['manager', 'administrator'], names: true },
    ],
  ),
  ofTheHouse('/equipe/recuperations', ['manager', 'administrator'], [{ name: 'confirm', functions: administrators, names: true }]),
  ofTheHouse('/sante', ['manager', 'administrator']),

  // lists: the households one holds, and no other; no count of the others
  {
    address: '/dossiers',
    about: 'house',
    get: { functions: social, may: ['caseName', 'person', 'unborn', 'contact', 'need', 'deadline', 'debt', 'appointment', 'step'] },
  },
  {
    address: '/dossiers/ouvrir',
    about: 'house',
    get: { functions: worker },
    acts: [{ name: 'open', functions: worker, notFor: ['noBasis'] }],
  },
  { address: '/a-part', about: 'house', get: { functions: social, may: ['passage', 'ownPassage'] } },
  {
    address: '/journee',
    about: 'house',
    get: { functions: social, may: ['caseName', 'person', 'contact', 'deadline', 'debt', 'step', 'appointment', 'draft', 'note', 'need'] },
    acts: [act('deadlineDone', ['general'], { functions: social, inClosed: 'accepted' })],
  },
  // what runs of one’s own households, or was handed: deadlines and steps of the parts one holds
  {
    address: '/ce-qui-court',
    about: 'house',
    get: { functions: worker, may: ['caseName', 'deadline', 'debt', 'step'] },
    acts: [act('batchDone', ['general'], { inClosed: 'accepted' })],
  },
  // one’s own hours with one’s households, and who made a first request that one reads; of colleagues when, never with whom
  {
    address: '/agenda',
    about: 'house',
    get: { functions: social, may: ['caseName', 'appointment', 'person'] },
    acts: [act('sayFromAgenda', ['general'], { inClosed: 'accepted' })],
  },
  {
    address: '/agenda/rendez-vous',
    about: 'house',
    get: { functions: worker, may: ['caseName', 'person'] },
    acts: [act('planFromAgenda', ['general'])],
  },
  {
    address: '/agenda/rendez-vous/:id',
    about: 'household',
    // who of the household may come is chosen there
    get: { functions: worker, needs: ['general'], shows: ['caseName', 'appointment'], may: ['person', 'unborn'] },
    acts: [act('sayAppointment', ['general'], { inClosed: 'accepted' })],
  },
  {
    address: '/agenda/absences',
    about: 'house',
    get: { functions: social, may: ['caseName'] },
    acts: [{ name: 'absence', functions: social }],
  },
  ofTheHouse('/agenda/temps', social, [{ name: 'time', functions: social }]),
  ofTheHouse('/agenda/lieux', ['manager', 'administrator'], [{ name: 'room', functions: ['manager', 'administrator'], names: true }]),
  { address: '/chercher', about: 'house', get: { functions: desk, may: ['caseName', 'person'] } },
  { address: '/chercher.json', about: 'house', get: { functions: desk, may: ['caseName', 'person'] } },
  { address: '/entretien', about: 'house', get: { functions: worker, may: ['caseName', 'person', 'appointment', 'draft'] } },
  { address: '/entretiens/cle', about: 'house', get: { functions: worker } },

  // the household
  household('', ['contact', ...thread], {
    may: [
      'unborn',
      'address',
      'formerNote',
      'need',
      'demand',
      'summary',
      'step',
      'deadline',
      'debt',
      'helper',
      'appointment',
      'amount',
      'application',
      'rightNote',
      'letter',
      'sheet',
      'draft',
    ],
  }),
  household('/imprimer', ['contact', ...thread], {
    may: [
      'unborn',
      'address',
      'need',
      'demand',
      'summary',
      'step',
      'deadline',
      'debt',
      'helper',
      'appointment',
      'amount',
      'application',
      'rightNote',
      'letter',
      'sheet',
      'draft',
    ],
  }),
  household('/noter', [], {
    acts: [
      act('note', ['general'], { functions: social }),
      act('noteBudget', ['budget'], { functions: social }),
      act('noteHealth', ['health'], { functions: social }),
      act('noteChildProtection', ['childProtection'], { functions: social }),
      act('noteViolence', ['violence'], { functions: social }),
      act('noteJustice', ['justice'], { functions: social }),
    ],
  }),
  {
    address: '/dossiers/:id/fil/:entryId',
    about: 'household',
    get: { functions: social },
    rows: {
      note: { needs: ['general'], shows: ['note', 'formerNote', 'ownPassage'], may: head },
      authorNote: { needs: ['general'], shows: ['authorNote', 'passage'], may: head },
      budgetNote: { needs: ['budget'], shows: ['budgetNote'], may: head },
      healthNote: { needs: ['health'], shows: ['healthNote'], may: head },
      childProtectionNote: { needs: ['childProtection'], shows: ['childProtectionNote'], may: head },
      violenceNote: { needs: ['violence'], shows: ['violenceNote'], may: head },
      justiceNote: { needs: ['justice'], shows: ['justiceNote'], may: head },
    },
    // a note is corrected by who wrote it or by the referent
    acts: [act('correct', 'referent', { functions: social })],
  },
  onlyAct('/dossiers/:id/fil/:entryId/lecteurs', 'household', [
    // the author of a private passage names its readers; the referent names those of her own
    act('readers', ['ownPassage'], { functions: social, inClosed: 'accepted' }),
  ]),
  // « Qui voit ceci » is for all who hold something; giving and taking back for the referent
  household('/partager', [], {
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('share', 'referent')],
  }),
  onlyAct('/dossiers/:id/retirer-acces', 'household', [act('takeBack', 'referent', { inClosed: 'accepted', late: true })]),
  household('/transmettre', [], {
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('transfer', 'referent')],
  }),
  household('/clore', [], {
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: [...head, 'step', 'deadline', 'debt', 'application', 'appointment'] },
    acts: [act('close', 'referent')],
  }),
  household('/rouvrir', [], {
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('reopen', 'referent', { inClosed: 'accepted', inOpen: 'refused' })],
  }),
  // protection is never too late
  household('/proteger', [], {
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('protect', 'referent', { inClosed: 'accepted' })],
  }),
  // who looked: the page is there for who holds something of the household, its lines for the referent alone, to answer the person (decision 14)
  { address: '/dossiers/:id/journal', about: 'household', get: { functions: worker, needs: 'any', shows: ['caseName'], may: head } },
  { address: '/dossiers/:id/journal/remettre', about: 'household', get: { functions: worker, needs: 'referent', may: head } },
  household('/je-connais', [], {
    acts: [act('conflict', 'any', { functions: social, notFor: ['referent'], inClosed: 'accepted', ofReadersToo: true })],
  }),
  household('/foyer', ['person', 'unborn'], {
    may: ['helper'],
    acts: [act('addPerson', ['identity']), act('relate', ['general'])],
  }),
  {
    address: '/dossiers/:id/foyer/:personId',
    about: 'household',
    get: { functions: social },
    rows: { person: { needs: ['identity'], shows: ['caseName', 'person'], may: [...head, 'unborn', 'helper'] } },
    acts: [act('correctPerson', ['identity'])],
  },
  household('/contact', ['contact'], { acts: [act('contact', ['identity'], { inClosed: 'accepted' })] }),
  household('/adresse', ['address'], {
    acts: [
      act('setAddress', ['identity']),
      act('askAddress', ['identity'], { functions: social, inClosed: 'accepted', ofReadersToo: true }),
    ],
  }),
  household('/appuis', ['helper'], { acts: [act('addHelper', ['general'])] }),
  household('/genogramme', ['person', 'helper'], { may: ['unborn'] }),
  household('/besoins', ['need'], {
    // what she asks stands beside what is assessed (S27)
    may: ['demand'],
    acts: [act('addNeed', ['general']), act('tag', ['general'])],
  }),
  household('/paroles', ['demand', 'summary'], {
    acts: [act('demand', ['general']), act('objective', ['general']), act('summary', ['general'])],
  }),
  household('/budget', ['amount', 'debt'], { may: ['unborn'] }),
  ...['/saisir', '/tableau', '/feuille', '/banque-de-france'].map((page): Line => ({
    address: `/dossiers/:id/budget${page}`,
    about: 'household',
    get: { functions: worker, needs: ['budget'], shows: ['amount', 'debt'], may: [...head, 'unborn'] },
    ...(page === '/saisir' ? { acts: [act('fillBudget', ['budget'])] } : {}),
  })),
  {
    address: '/dossiers/:id/budget/dettes/:debtId/delai',
    about: 'household',
    get: { functions: worker, needs: ['budget'], shows: ['debt', 'person'], may: head },
    acts: [act('writeDelay', ['budget'], { keepsNothing: true, inClosed: 'accepted', ofReadersToo: true })],
  },
  {
    address: '/dossiers/:id/budget/avant-apres',
    about: 'household',
    get: { functions: social, needs: ['budget'], shows: ['amount', 'debt'], may: [...head, 'unborn'] },
    acts: [act('compareBudget', ['budget'], { functions: social, keepsNothing: true, inClosed: 'accepted', ofReadersToo: true })],
  },
  household('/projet', ['project', 'measure']),
  {
    address: '/dossiers/:id/projet/commencer',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('beginProject', ['general']), act('beginProjectHealth', ['health'])],
  },
  {
    address: '/dossiers/:id/projet/:projectId',
    about: 'household',
    get: { functions: social, needs: ['general'], shows: ['project'], may: head },
    acts: [act('tellProject', ['general'])],
  },
  {
    address: '/dossiers/:id/projet/:projectId/accord',
    about: 'household',
    get: { functions: social, needs: ['general'], shows: ['project'], may: head },
    acts: [act('agreeProject', ['general'])],
  },
  {
    address: '/dossiers/:id/projet/:projectId/accord/:agreementId/pages',
    about: 'household',
    get: { functions: worker, needs: ['general'], shows: ['project'], may: head },
    acts: [act('removeAgreementPage', ['general'])],
  },
  // a page that tells what the project is called, byte for byte
  {
    address: '/dossiers/:id/projet/:projectId/accord/:agreementId/pages/:signedPageId',
    about: 'household',
    get: { functions: social, needs: ['general'], shows: ['project'] },
  },
  // what she asked stands at the head of what became of it
  {
    address: '/dossiers/:id/projet/:projectId/bilan',
    about: 'household',
    get: { functions: social, needs: ['general'], shows: ['project', 'demand'], may: head },
  },
  {
    address: '/dossiers/:id/mesures/commencer',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('beginMeasure', ['childProtection']), act('beginMeasureBudget', ['budget'])],
  },
  // a measure of a part that one does not hold is not there
  {
    address: '/dossiers/:id/mesures/:measureId',
    about: 'household',
    get: { functions: social, needs: ['childProtection'], shows: ['measure'], may: head },
    acts: [act('tellMeasure', ['childProtection'])],
  },
  household('/faits', ['amount'], { may: ['unborn'], acts: [act('settle', ['budget'])] }),
  {
    address: '/dossiers/:id/faits/noter',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: [...head, 'amount'] },
    acts: [act('noteFact', ['general']), act('noteFactBudget', ['budget']), act('noteFactViolence', ['violence'])],
  },
  // a computed right is as secret as its facts (decision 8): nothing of the words, and the amount for who holds it
  household('/droits/fiche/:slug', [], {
    may: ['amount'],
    acts: [act('trySheet', 'any', { functions: social, keepsNothing: true, inClosed: 'accepted', ofReadersToo: true })],
  }),
  household('/droits/locale/:aidId', [], {
    may: ['amount'],
    acts: [act('tryAid', 'any', { functions: social, keepsNothing: true, inClosed: 'accepted', ofReadersToo: true })],
  }),
  household('/droits', [], { may: ['amount', 'rightNote', 'unborn'] }),
  {
    address: '/dossiers/:id/droits/questions',
    about: 'household',
    get: { functions: social, needs: 'any', may: ['person', 'amount', 'unborn'] },
  },
  household('/droits/version', [], { get: { functions: social, needs: 'any', may: [...head, 'amount', 'unborn'] } }),
  household('/droits/suivi', [], { may: ['rightNote', 'deadline', 'debt', 'step'] }),
  {
    address: '/dossiers/:id/droits/suivi/:slug',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName', 'rightNote'], may: [...head, 'deadline', 'debt', 'step', 'unborn'] },
    acts: [act('followRight', ['general'])],
  },
  household('/droits/information', [], { may: ['unborn'], acts: [act('inform', ['general'])] }),
  {
    address: '/dossiers/:id/droits/evenement/:event',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: [...head, 'unborn', 'amount'] },
    acts: [act('event', ['general'])],
  },
  {
    address: '/dossiers/:id/rendez-vous',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName', 'appointment'], may: [...head, 'unborn'] },
    acts: [act('plan', ['general'])],
  },
  // a closed file takes nothing new; what was promised before its end may still be told as done, or given up
  {
    address: '/dossiers/:id/suite',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName', 'deadline', 'step'], may: [...head, 'appointment', 'debt'] },
    acts: [
      act('addDeadline', ['general']),
      act('addStep', ['general']),
      act('stepDone', ['general'], { inClosed: 'accepted' }),
      act('dropDeadline', ['general'], { inClosed: 'accepted' }),
    ],
  },
  {
    address: '/dossiers/:id/echeances/:deadlineId',
    about: 'household',
    get: { functions: social, needs: ['general'], shows: ['deadline'], may: head },
    acts: [act('moveDeadline', ['general']), act('stopDeadline', ['general']), act('handDeadline', ['general'])],
  },
  household('/demarches', ['application', 'letter'], { may: ['unborn'] }),
  {
    address: '/dossiers/:id/demarches/commencer',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('beginApplication', ['general']), act('beginApplicationHealth', ['health'])],
  },
  {
    address: '/dossiers/:id/demarches/:applicationId',
    about: 'household',
    get: { functions: social, needs: ['general'], shows: ['application'], may: head },
    acts: [act('noteApplication', ['general'])],
  },
  household('/autonomie', [], { acts: [act('beginGrid', ['health']), act('beginPch', ['health']), act('beginHelpPlan', ['health'])] }),
  household('/autonomie/suivi/:matter', ['carer'], { acts: [act('noteMatter', ['health'])] }),
  // a grid or a plan is not there for who does not hold the health of the household
  {
    address: '/dossiers/:id/autonomie/grille/:assessmentId',
    about: 'household',
    get: { functions: social, needs: ['health'], shows: ['grid'], may: head },
    // a draft is its author's to fill
    acts: [act('seeGeste', ['health'], { notFor: ['nurse'] })],
  },
  {
    address: '/dossiers/:id/autonomie/pch/:assessmentId',
    about: 'household',
    get: { functions: social, needs: ['health'], shows: ['pch'], may: head },
    acts: [act('rateDomain', ['health'], { notFor: ['nurse'] })],
  },
  {
    address: '/dossiers/:id/autonomie/plan/:planId',
    about: 'household',
    get: { functions: social, needs: ['health'], shows: ['helpPlan'], may: head },
    acts: [act('addHelp', ['health'])],
  },
  {
    address: '/dossiers/:id/courriers/noter',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('noteLetter', ['budget']), act('noteLetterJustice', ['justice'])],
  },
  {
    address: '/dossiers/:id/courriers/:letterId',
    about: 'household',
    get: { functions: social, needs: ['budget'], shows: ['letter'], may: head },
    acts: [act('correctLetter', ['budget'])],
  },
  {
    address: '/dossiers/:id/courriers/:letterId/pages',
    about: 'household',
    get: { functions: worker, needs: ['budget'], shows: ['letter'], may: head },
    acts: [act('removeLetterPage', ['budget'])],
  },
  // a page that tells the sender of the letter, byte for byte
  {
    address: '/dossiers/:id/courriers/:letterId/pages/:pageId',
    about: 'household',
    get: { functions: social, needs: ['budget'], shows: ['letter'] },
  },
  {
    address: '/dossiers/:id/procedures/commencer',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: [...head, 'unborn'] },
    acts: [act('beginProcedure', ['childProtection']), act('beginProcedureBudget', ['budget'])],
  },
  // a procedure of a part that one does not hold is not there
  {
    address: '/dossiers/:id/procedures/:runId',
    about: 'household',
    get: { functions: social, needs: ['childProtection'], shows: ['procedure'], may: [...head, 'unborn'] },
    acts: [act('noteProcedure', ['childProtection'])],
  },
  household('/evaluations', ['assessment', 'assessmentDraft', 'dangerAssessment'], {}),
  {
    address: '/dossiers/:id/evaluations/commencer',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('beginAssessment', ['general']), act('beginAssessmentDanger', ['violence'])],
  },
  // an evaluation of a part that one does not hold is not there; who made it does not look at it a second time
  {
    address: '/dossiers/:id/evaluations/:assessmentId',
    about: 'household',
    get: { functions: social },
    rows: {
      general: { needs: ['general'], shows: ['assessment'], may: head },
      violence: { needs: ['violence'], shows: ['dangerAssessment'], may: head },
    },
    acts: [act('lookAgain', ['general'], { functions: social, notFor: ['referent'] })],
  },
  // a draft is filled, finished and thrown away by its author alone
  {
    address: '/dossiers/:id/evaluations/:assessmentId/remplir',
    about: 'household',
    get: { functions: worker, needs: ['draft'], shows: ['assessmentDraft'], may: head },
    acts: [act('fillAssessment', ['draft'])],
  },
  {
    address: '/dossiers/:id/evaluations/:assessmentId/terminer',
    about: 'household',
    get: { functions: worker, needs: ['draft'], shows: ['assessmentDraft'], may: head },
    acts: [act('finishAssessment', ['draft'])],
  },
  onlyAct('/dossiers/:id/evaluations/:assessmentId/garder', 'household', [act('keepAssessment', ['draft'])], 400),
  onlyAct('/dossiers/:id/evaluations/:assessmentId/second-regard', 'household', [act('askLook', ['general'])]),
  onlyAct('/dossiers/:id/evaluations/:assessmentId/jeter', 'household', [act('dropAssessment', ['draft'])]),
  {
    address: '/dossiers/:id/entretien',
    about: 'household',
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: [...head, 'appointment', 'draft', 'step'] },
    acts: [
      // who was given one part alone takes notes too, and tidies them there
      act('startInterview', ['general', 'budget', 'health', 'childProtection', 'violence', 'justice']),
    ],
  },
  // a draft is its author’s alone, whoever holds the thread (D17)
  {
    address: '/entretiens/:id',
    about: 'household',
    get: {
      functions: worker,
      needs: ['draft'],
      shows: ['draft'],
      may: [...head, 'unborn', 'step', 'deadline', 'debt', 'appointment', 'amount', 'need'],
    },
    acts: [act('saveDraft', ['draft'], { inClosed: 'accepted' })],
  },
  onlyAct('/entretiens/:id/garder', 'household', [act('saveDraftAlone', ['draft'], { inClosed: 'accepted' })], 400),
  {
    address: '/entretiens/:id/ranger',
    about: 'household',
    get: { functions: worker, needs: ['draft'], may: [...head, 'draft', 'unborn', 'step', 'deadline', 'debt', 'appointment', 'amount'] },
    acts: [act('tidy', ['draft'])],
  },
  {
    address: '/resumes/:id',
    about: 'household',
    get: { functions: social, needs: ['general'], shows: ['sheet'], may: [...head, 'step', 'deadline', 'debt', 'appointment'] },
    acts: [act('handSheet', ['general'], { inClosed: 'accepted' })],
  },
  // paper: the words are in the PDF’s own streams; that it is there or not is asked here, what it says in src/features/sheet
  { address: '/resumes/:id/pdf', about: 'household', get: { functions: worker, needs: ['general'] } },
  {
    address: '/resumes/:id/relire',
    about: 'household',
    get: { functions: worker, needs: ['general'], shows: ['sheet'], may: [...head, 'step', 'deadline', 'debt', 'appointment'] },
    acts: [act('editSheet', ['general'])],
  },
  // what the night told: as secret as all that was read for it
  {
    address: '/avis/:id/ecarter',
    about: 'household',
    get: { functions: social, needs: ['general'], may: [...head, 'rightNote'], inClosed: 'absent' },
    acts: [act('dismiss', ['general'], { functions: social })],
  },
  ofTheHouse('/equipe/budget', ['worker', 'manager', 'administrator'], [{ name: 'landmarks', functions: managers }]),
  ofTheHouse('/avis/seuil', administrators, [{ name: 'threshold', functions: administrators }]),

  // rights and aids: known to all who receive
  ofTheHouse('/droits', desk),
  ofTheHouse('/droits/locaux', desk),
  ofTheHouse('/droits/locaux/ajouter', managers, [{ name: 'addAid', functions: managers }]),
  ofTheHouse('/droits/locaux/:id', desk),
  ofTheHouse('/droits/locaux/:id/modifier', managers, [{ name: 'editAid', functions: managers, names: true }]),
  ofTheHouse('/droits/locaux/:id/arreter', managers, [{ name: 'endAid', functions: managers, names: true }]),
  ofTheHouse('/droits/non-recours', managers),
  ofTheHouse('/droits/:slug', desk),
  ofTheHouse('/droits/:slug/verifier', managers, [{ name: 'tick', functions: managers }]),
  // own grids: known to who works with them, written by managers
  ofTheHouse('/tarifs-des-aides', social, [{ name: 'addTariff', functions: managers }]),
  ofTheHouse('/grilles', social),
  ofTheHouse('/grilles/ajouter', managers, [{ name: 'addGrid', functions: managers }]),
  ofTheHouse('/grilles/:id', social, [{ name: 'tryGrid', functions: social, names: true, keepsNothing: true }]),
  ofTheHouse('/grilles/:id/modifier', managers, [{ name: 'changeGrid', functions: managers, names: true }]),
  onlyAct('/grilles/:id/publier', 'house', [{ name: 'publishGrid', functions: managers, names: true }]),
  onlyAct('/grilles/:id/retirer', 'house', [{ name: 'retireGrid', functions: managers, names: true }]),
  ofTheHouse('/veille', 'everyone', [{ name: 'read', functions: ['worker', 'reception', 'manager', 'administrator', 'dpo'] }]),
  ofTheHouse('/veille/notes/ajouter', managers, [{ name: 'addNote', functions: managers }]),
  ofTheHouse('/veille/:day', 'everyone', [], ['caseName', 'person', 'amount']),

  // permanences: when they are held is told to all who receive; who came, to those of that one
  ofTheHouse('/permanences', desk),
  {
    address: '/permanences/:id',
    about: 'house',
    get: { functions: desk, only: atThePermanence },
    acts: [{ name: 'arrive', functions: desk, only: atThePermanence }],
  },
  { address: '/permanences/:id/liste', about: 'house', get: { functions: desk, only: atThePermanence } },
  onlyAct('/permanences/:id/suivante', 'house', [{ name: 'receiveNext', functions: social, only: atThePermanence }]),
  onlyAct('/permanences/:id/passages/:contactId/recevoir', 'house', [{ name: 'receive', functions: social, only: atThePermanence }]),
  onlyAct('/permanences/:id/passages/:contactId/terminer', 'house', [{ name: 'endPassage', functions: desk, only: atThePermanence }]),
  onlyAct('/permanences/:id/passages/:contactId/demande', 'house', [{ name: 'passageToRequest', functions: desk, only: atThePermanence }]),
  // a watched visit: who goes there and the colleague whom she named; where, in her own words, and nothing of the household
  ofTheHouse('/visites', social, [], ['caseName', 'contact']),
  {
    address: '/visites/:id',
    about: 'house',
    get: { functions: social, only: ['referent', 'teammate'] },
    acts: [{ name: 'saySafe', functions: social, only: ['referent', 'teammate'] }],
  },
  {
    address: '/dossiers/:id/visites/:appointmentId',
    about: 'household',
    get: { functions: worker, needs: ['general'], shows: ['caseName', 'appointment'], may: head },
    // one's own visits alone are given to a colleague to watch
    acts: [act('watchVisit', 'referent')],
  },
  {
    address: '/dossiers/:id/visites/:appointmentId/avis',
    about: 'household',
    get: { functions: worker, needs: ['general'] },
    acts: [act('sayAbsent', ['general'])],
  },
  // a visit without network: the copy is of who writes in the thread; what came back lies in its part. A gesture, its photograph and another’s copy: src/features/offline-visit/offline-visit.db.test.ts
  household('/visite-hors-ligne', [], {
    get: { functions: worker, needs: 'any', shows: ['caseName'], may: head },
    acts: [act('fileReturned', 'any', { keepsNothing: true, ofReadersToo: true })],
  }),
  onlyAct('/dossiers/:id/visite-hors-ligne/copie', 'household', [act('takeCopy', ['general'])], 400),
  { address: '/dossiers/:id/visite-hors-ligne/photos/:gestureId', about: 'household', why: 'asked by the tests of the feature' },
  {
    ...ofTheHouse('/visites-hors-ligne', ['worker', 'administrator'], [], ['caseName']),
    why: 'ends a copy of oneself: asked by the tests of the feature',
  },
  { address: '/visites-hors-ligne/:id/envoi', about: 'house', why: 'another’s copy is not there: asked by the tests of the feature' },
  // what is told of appointments: a choice and a letter are of the identity; protecting somebody is never too late
  household('/prevenir', [], { acts: [act('chooseMessages', ['identity'], { inClosed: 'accepted' })] }),
  {
    address: '/prevenir',
    about: 'house',
    get: { functions: social, may: ['caseName', 'contact'] },
    acts: [act('saidByVoice', ['identity', 'general'], { inClosed: 'accepted' })],
  },
  {
    address: '/prevenir/lettres/:id',
    about: 'household',
    get: { functions: social, needs: ['identity'], shows: ['caseName'], may: ['contact', 'address'] },
    acts: [act('printed', ['identity'], { inClosed: 'accepted' })],
  },

  // the desk and its requests
  {
    address: '/accueil',
    about: 'house',
    get: { functions: desk, may: ['person'] },
    acts: [{ name: 'record', functions: desk, names: true }],
  },
  {
    address: '/accueil/secteur',
    about: 'house',
    get: { functions: 'everyone', status: 400 },
    acts: [{ name: 'findSector', functions: desk, keepsNothing: true }],
  },
  // how to reach a person of the site, and when she is expected; nothing of why
  {
    address: '/accueil/contacts/:id',
    about: 'household',
    get: { functions: ['worker', 'reception'], needs: ['desk', 'identity'], shows: ['person', 'contact'] },
  },
  { address: '/demandes', about: 'house', get: { functions: social, may: ['caseName', 'person'] } },
  {
    address: '/demandes/:id',
    about: 'request',
    get: { functions: social },
  },
  onlyAct('/demandes/:id/prendre', 'request', [{ name: 'take', functions: worker, late: true }]),
  { address: '/demandes/:id/proposer', about: 'request', get: { functions: social }, acts: [{ name: 'propose', functions: social }] },
  { address: '/demandes/:id/repondre', about: 'request', get: { functions: worker }, acts: [{ name: 'answer', functions: worker }] },
  {
    address: '/demandes/:id/rattacher',
    about: 'request',
    get: { functions: worker, may: ['caseName', 'person'] },
    acts: [{ name: 'attach', functions: worker, needs: 'referent' }],
  },
  // a likeness is told to the referent alone (decision 4)
  {
    address: '/demandes/rapprochements/:id',
    about: 'household',
    get: { functions: worker, needs: 'referent', may: head },
    acts: [act('match', 'referent', { inClosed: 'accepted' })],
  },

  // the log: the DPO reads who did what, never what was written
  ofTheHouse('/journal', ['dpo']),
  // exceptional access: asked by typed identity, the same page whether the household exists or not; its reason for the referent and the manager
  {
    address: '/acces-exceptionnel',
    about: 'house',
    get: { functions: social, may: ['person', 'caseName'] },
    acts: [{ name: 'ask', functions: social, notFor: ['noBasis'] }],
  },
  {
    address: '/acces-exceptionnel/revues',
    about: 'house',
    get: { functions: social, may: ['person', 'caseName'], typedFor: { askers: ['manager'], content: 'person' } },
    // another than who opened it: the manager of the site, or the referent
    acts: [{ name: 'review', functions: social, only: ['referent', 'manager'] }],
  },
  {
    address: '/acces-exceptionnel/:id',
    about: 'exceptional',
    get: { functions: social, shows: ['person', 'contact'], may: ['caseName', 'unborn', 'address'] },
    acts: [{ name: 'widen', functions: social }],
  },
]

/** What nobody can be asked about here, because the application has no such account or no such thing yet. */
export const notAskedYet: readonly string[] = [
  'l’établissement partenaire et la personne accompagnée n’ont pas de compte',
  'exports, documents déposés, agenda .ics, courriels et SMS : avec leurs fonctions',
  'archivage intermédiaire (D28) : avec la conservation',
]
