/** A project with a household (S55, S60 to S62): what was understood, options, her choice, objectives, commitments, agreement, reviews, outcome. Words of it. */
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { StepDoer } from '#features/case-file/model.ts'
import type { Outcome } from '#features/needs/model.ts'

/** Her answer to what is proposed. A no is hers: it asks for no reason, starts no clock and closes nothing else. */
export const answers = { accepted: 'Oui', refused: 'Non', later: 'Plus tard' } as const
export type Answer = keyof typeof answers

/** Who binds herself. An agreement that binds the person alone is none. */
export const sides = { person: 'La personne', service: 'Le service', other: 'Un partenaire' } as const
export type Side = keyof typeof sides

/** What follows a review. */
export const goings = { carryOn: 'On continue ainsi', change: 'On change le projet', end: 'On s’arrête là' } as const
export type GoesOn = keyof typeof goings

export const endReasons = {
  reached: 'Ce qu’elle voulait est là',
  personWish: 'Elle préfère arrêter',
  otherProject: 'Un autre projet prend la suite',
  relay: 'Un autre service prend la suite',
  noNews: 'Sans nouvelles',
  notBegun: 'Le projet n’a pas commencé',
} as const
export type EndReason = keyof typeof endReasons

/** How the agreement was given. None is worth more than another for the work; what a drawn signature proves is said in the guide. */
export const agreeings = { screen: 'Signé à l’écran', paper: 'Signé sur papier', spoken: 'Accord donné de vive voix' } as const
export type Agreeing = keyof typeof agreeings

/** The parts of what was understood, in the order in which they are read with her. */
export const understoodParts = {
  herView: 'Ce qu’elle en dit',
  strengths: 'Ce qui va, ce sur quoi s’appuyer',
  obstacles: 'Ce qui empêche',
  hypotheses: 'Ce que nous supposons, sans en être sûrs',
  priorities: 'Ce qui compte d’abord',
} as const
export type UnderstoodPart = keyof typeof understoodParts
export type Understood = Readonly<Record<UnderstoodPart, string>>

/** What each option is compared by, in words that she can read. */
export const optionParts = {
  gives: 'Ce que cela donne',
  asks: 'Ce que cela demande',
  delay: 'En combien de temps',
  risks: 'Ce qui peut mal se passer',
} as const
export type OptionPart = keyof typeof optionParts
export type OptionText = Readonly<Record<OptionPart, string>> & { readonly title: string }
export type Option = OptionText & { id: string }

/** What was said or decided, as it is sealed in its row. The ids of options, objectives and commitments are drawn by us; the last word on an id stands. */
export type ProjectEventBody =
  | ({ kind: 'understood' } & Understood)
  | ({ kind: 'option'; option: string } & OptionText)
  | { kind: 'optionDropped'; option: string }
  | { kind: 'proposed'; option: string; words: string }
  /** `words`: hers; empty when she gave no reason. `comeBackOn`: of a « later », the day on which to talk of it again, if she wants one. */
  | { kind: 'chosen'; answer: Answer; option: string | null; words: string; comeBackOn: IsoDate | null }
  /** `statement`: series of the same words among what she wants; null: they are kept here alone. */
  | { kind: 'objective'; objective: string; words: string; statement: string | null }
  | { kind: 'objectiveDropped'; objective: string }
  | { kind: 'commitment'; commitment: string; side: Side; words: string }
  | { kind: 'commitmentDropped'; commitment: string }
  | { kind: 'reviewPlanned'; on: IsoDate | null }
  | {
      kind: 'reviewed'
      results: { objective: string; outcome: Outcome; words: string }[]
      herView: string
      ourView: string
      goesOn: GoesOn
      next: IsoDate | null
    }
  | {
      kind: 'ended'
      why: EndReason
      done: string
      results: { objective: string; outcome: Outcome; words: string }[]
      herView: string
      relay: string
    }
export type ProjectEventKind = ProjectEventBody['kind']

export const eventWords: Readonly<Record<ProjectEventKind, string>> = {
  understood: 'Ce que nous avons compris',
  option: 'Une possibilité',
  optionDropped: 'Une possibilité retirée',
  proposed: 'Proposition',
  chosen: 'Son choix',
  objective: 'Ce qu’elle veut',
  objectiveDropped: 'Un objectif retiré',
  commitment: 'Engagement',
  commitmentDropped: 'Un engagement retiré',
  reviewPlanned: 'Date du point d’étape',
  reviewed: 'Point d’étape',
  ended: 'Fin du projet',
}

export type ProjectEvent = ProjectEventBody & { id: string; day: IsoDate; author: string; writtenAt: Date }

export type ProjectStep = {
  id: string
  what: string
  doer: StepDoer
  dueOn: IsoDate | null
  doneAt: Date | null
  objective: string | null
}

/** What both sides had before their eyes when they agreed: the whole of it, since the project goes on changing. */
export type AgreementText = {
  title: string
  herView: string
  choice: { title: string; words: string } | null
  objectives: string[]
  steps: { what: string; doer: StepDoer; dueOn: IsoDate | null }[]
  commitments: { side: Side; words: string }[]
  reviewOn: IsoDate | null
}

/** Strokes of a pen: for each, x and y in turn, in whole points of a frame of `signatureFrame`. */
export type Strokes = number[][]

export type Agreement = {
  id: string
  version: number
  text: AgreementText
  how: Agreeing
  /** Who agreed, as she wants to be named on it. */
  who: string
  /** Who agreed for the service. */
  withWhom: string
  agreedOn: IsoDate
  writtenAt: Date
  strokes: Strokes | null
}

export const stages = {
  understanding: 'À comprendre ensemble',
  comparing: 'À comparer',
  proposed: 'Proposé, son choix attendu',
  refused: 'Elle a dit non',
  later: 'Plus tard',
  building: 'À écrire ensemble',
  running: 'En cours',
  over: 'Terminé',
} as const
export type Stage = keyof typeof stages

export type Objective = { id: string; words: string; statement: string | null; outcome: Outcome | null; outcomeWords: string }
export type Commitment = { id: string; side: Side; words: string }
export type Review = Extract<ProjectEvent, { kind: 'reviewed' }>
export type Ended = Extract<ProjectEvent, { kind: 'ended' }>

export type ProjectState = {
  stage: Stage
  understood: Understood | null
  options: Option[]
  proposal: { option: string; words: string; day: IsoDate } | null
  /** Her last word; null: she has not been asked, or something new was proposed since. */
  choice: { answer: Answer; option: string | null; words: string; comeBackOn: IsoDate | null; day: IsoDate } | null
  objectives: Objective[]
  commitments: Commitment[]
  reviewOn: IsoDate | null
  reviews: Review[]
  ended: Ended | null
}

export type ProjectRow = {
  id: string
  caseFileId: string
  compartmentId: string
  compartmentKind: CompartmentKind
  title: string
  begunOn: IsoDate
  endedOn: IsoDate | null
  author: string
}
