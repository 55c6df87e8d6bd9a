/** Applications (démarches, S40): from draft to decision, for a right, a local aid, or anything else that is asked of a body. Words and pure functions. */
import type { TagKind } from '#ui/tag.tsx'
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Per } from '#features/review/model.ts'

/** Four things, never one: a contest says that the decision is wrong, a remission that the debt cannot be paid. */
export const kinds = {
  request: 'Demande',
  renewal: 'Renouvellement',
  contest: 'Contestation',
  remission: 'Demande de remise de dette',
} as const
export type ApplicationKind = keyof typeof kinds

export const sendings = {
  online: 'En ligne',
  registered: 'Lettre recommandée',
  post: 'Lettre simple',
  handed: 'Déposée sur place, contre reçu',
  email: 'Courriel',
} as const
export type Sending = keyof typeof sendings

export const opinions = {
  favourable: 'Favorable',
  reserved: 'Réservé',
  unfavourable: 'Défavorable',
  stated: 'Exposé de la situation, sans avis',
} as const
export type Opinion = keyof typeof opinions

export const decisions = { granted: 'Accordé', partly: 'Accordé en partie', refused: 'Refusé' } as const
export type Decision = keyof typeof decisions

/** Whom a reminder was sent to. */
export const chasedWhom = { person: 'La personne', body: 'L’organisme' } as const
export type ChasedWhom = keyof typeof chasedWhom

/** What happened, as it is sealed in its row. Amounts are whole cents. */
export type ApplicationEventBody =
  /** Documents that the body wants; `until`: the day by which. */
  | { kind: 'asked'; documents: string[]; until: IsoDate | null; note: string }
  | { kind: 'given'; documents: string[] }
  | { kind: 'chased'; whom: ChasedWhom; note: string }
  | { kind: 'opinion'; opinion: Opinion; words: string }
  /** `how` null: read back from the page of the right, which does not say. */
  | { kind: 'sent'; how: Sending | null; note: string }
  /** `complete`: the body says that nothing is missing; null: it does not say. */
  | { kind: 'acknowledged'; complete: boolean | null; note: string }
  | {
      kind: 'decided'
      decision: Decision
      amountCents: number | null
      per: Per | null
      since: IsoDate | null
      until: IsoDate | null
      /** The day on which the household was told in writing: the delay of appeal runs from it. Null: not yet. */
      notifiedOn: IsoDate | null
      reasons: string
    }
  | { kind: 'notified' }
  | { kind: 'paid'; amountCents: number; to: string }
  | { kind: 'withdrawn'; reason: string }
  | { kind: 'note'; words: string }
export type ApplicationEventKind = ApplicationEventBody['kind']

export const eventKinds: Readonly<Record<ApplicationEventKind, string>> = {
  asked: 'Pièces demandées',
  given: 'Pièces remises',
  chased: 'Relance',
  opinion: 'Avis du travailleur social',
  sent: 'Envoyée',
  acknowledged: 'Accusé de réception',
  decided: 'Décision',
  notified: 'Décision notifiée',
  paid: 'Payé',
  withdrawn: 'Retirée',
  note: 'Note',
}

/** `day`: when it happened, which is not when it was written. */
export type ApplicationEvent = ApplicationEventBody & {
  /** Null: read from the page of the right, where it was typed (decision 0025). */
  id: string | null
  day: IsoDate
  author: string
  writtenAt: Date
  correctsId: string | null
}

export type ApplicationBody = {
  kind: ApplicationKind
  /** Slug of the catalogue or of a local aid; null for what is neither. */
  right: string | null
  title: string
  /** Who decides: « la CAF », « la MDPH ». */
  to: string
  /** Series of the letter that it answers: its clock is met when the application leaves. */
  letter?: string
}
export type ApplicationRow = ApplicationBody & {
  id: string
  caseFileId: string
  compartmentKind: CompartmentKind
  subjectId: string | null
  /** What is renewed, contested, or asked to be remitted. */
  aboutId: string | null
  begunOn: IsoDate
  endedOn: IsoDate | null
  author: string
}

export const stages = {
  draft: 'À préparer',
  incomplete: 'Il manque des pièces',
  ready: 'Prête à partir',
  sent: 'Envoyée',
  acknowledged: 'Reçue par l’organisme',
  granted: 'Accordée',
  refused: 'Refusée',
  paid: 'Payée',
  withdrawn: 'Retirée',
} as const
export type Stage = keyof typeof stages
/** The look of its tag. */
export const stageLooks: Readonly<Record<Stage, TagKind>> = {
  draft: 'verifier',
  incomplete: 'verifier',
  ready: 'verifier',
  sent: 'delai',
  acknowledged: 'delai',
  granted: 'ouvert',
  refused: 'non',
  paid: 'ouvert',
  withdrawn: 'non',
}

export type ApplicationState = {
  stage: Stage
  /** Documents wanted, in the order in which they were asked; those given among them, and those still missing. */
  asked: string[]
  given: string[]
  missing: string[]
  /** The day by which the missing ones are wanted; null: none was said. */
  missingUntil: IsoDate | null
  opinion: { opinion: Opinion; words: string; day: IsoDate } | null
  sentOn: IsoDate | null
  acknowledgedOn: IsoDate | null
  /** The day from which silence counts where the law asks for a complete file; null: nobody said that it is complete. */
  completeOn: IsoDate | null
  decision: Extract<ApplicationEventBody, { kind: 'decided' }> | null
  decidedOn: IsoDate | null
  notifiedOn: IsoDate | null
  paidCents: number
  lastChasedOn: IsoDate | null
  /** Nothing is to come of it. */
  over: boolean
}

const sameDocument = (a: string, b: string): boolean => a.trim().toLocaleLowerCase('fr') === b.trim().toLocaleLowerCase('fr')

/** What still counts: an event that another one corrects no longer does. In order of the day, then of writing. */
export const standing = (events: readonly ApplicationEvent[]): ApplicationEvent[] => {
  const corrected = new Set(events.flatMap((one) => one.correctsId ?? []))
  return events
    .filter((one) => one.id === null || !corrected.has(one.id))
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.writtenAt.getTime() - b.writtenAt.getTime())
}

/** Where an application stands, from what happened. */
export const stateOf = (events: readonly ApplicationEvent[]): ApplicationState => {
  const state: ApplicationState = {
    stage: 'draft',
    asked: [],
    given: [],
    missing: [],
    missingUntil: null,
    opinion: null,
    sentOn: null,
    acknowledgedOn: null,
    completeOn: null,
    decision: null,
    decidedOn: null,
    notifiedOn: null,
    paidCents: 0,
    lastChasedOn: null,
    over: false,
  }
  let withdrawn = false
  for (const event of standing(events))
    switch (event.kind) {
      case 'asked':
        state.asked.push(...event.documents.filter((one) => !state.asked.some((known) => sameDocument(known, one))))
        // asked again: what was given before did not do
        state.given = state.given.filter((one) => !event.documents.some((wanted) => sameDocument(wanted, one)))
        state.missingUntil = event.until ?? state.missingUntil
        break
      case 'given':
        state.given.push(...event.documents.filter((one) => !state.given.some((known) => sameDocument(known, one))))
        break
      case 'chased':
        state.lastChasedOn = event.day
        break
      case 'opinion':
        state.opinion = { opinion: event.opinion, words: event.words, day: event.day }
        break
      case 'sent':
        state.sentOn = event.day
        break
      case 'acknowledged':
        state.acknowledgedOn = event.day
        if (event.complete === true) state.completeOn = event.day
        else if (event.complete === false) state.completeOn = null
        break
      case 'decided':
        state.decision = event
        state.decidedOn = event.day
        state.notifiedOn = event.notifiedOn ?? state.notifiedOn
        break
      case 'notified':
        state.notifiedOn = event.day
        break
      case 'paid':
        state.paidCents += event.amountCents
        break
      case 'withdrawn':
        withdrawn = true
        break
      case 'note':
        break
    }
  state.missing = state.asked.filter((one) => !state.given.some((known) => sameDocument(known, one)))
  if (state.missing.length === 0) state.missingUntil = null
  state.stage = withdrawn ? 'withdrawn' : stageOf(state)
  // a grant without money ends with the decision told; one with money, with its payment, which may come each month
  state.over =
    withdrawn ||
    (state.decision !== null &&
      state.notifiedOn !== null &&
      (state.decision.decision === 'refused' || state.decision.amountCents === null)) ||
    state.stage === 'paid'
  return state
}

const stageOf = (state: ApplicationState): Stage => {
  if (state.decision) {
    if (state.decision.decision === 'refused') return 'refused'
    return state.paidCents > 0 ? 'paid' : 'granted'
  }
  if (state.missing.length > 0) return 'incomplete'
  if (state.acknowledgedOn !== null) return 'acknowledged'
  if (state.sentOn !== null) return 'sent'
  return state.asked.length > 0 ? 'ready' : 'draft'
}

/** Who must move now, in one sentence: what a list says of an application. */
export const nextWords = (state: ApplicationState, to: string): { waitsFor: 'us' | 'person' | 'body'; words: string } => {
  const body = to || 'l’organisme'
  switch (state.stage) {
    case 'incomplete':
      return { waitsFor: 'person', words: state.missing.length > 1 ? `${state.missing.length} pièces manquent` : 'Une pièce manque' }
    case 'draft':
      return { waitsFor: 'us', words: 'À préparer' }
    case 'ready':
      return { waitsFor: 'us', words: 'À envoyer' }
    case 'sent':
    case 'acknowledged':
      return { waitsFor: 'body', words: `On attend la réponse : ${body}` }
    case 'granted':
      if (state.notifiedOn === null) return { waitsFor: 'body', words: 'Accord annoncé, la notification est attendue' }
      return typeof state.decision?.amountCents === 'number'
        ? { waitsFor: 'body', words: 'Accordé, le paiement est attendu' }
        : { waitsFor: 'us', words: 'Accordé' }
    case 'refused':
      return state.notifiedOn === null
        ? { waitsFor: 'body', words: 'Refus annoncé, la notification est attendue' }
        : { waitsFor: 'us', words: 'Refusé : contester, ou en rester là' }
    case 'paid':
      return { waitsFor: 'us', words: 'Payé' }
    case 'withdrawn':
      return { waitsFor: 'us', words: 'Retirée' }
  }
}
