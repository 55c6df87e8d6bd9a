/** Filled instruments (évaluations): words and pure functions. What an instrument asks is data of `rules/instruments`, or of a service's own grid. */
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { noBreak } from '#core/french.ts'

export const places = {
  home: 'Au domicile',
  office: 'Au bureau',
  permanence: 'En permanence',
  partner: 'Chez un partenaire',
  phone: 'Par téléphone',
  other: 'Ailleurs',
} as const
export type Place = keyof typeof places

/** The sentence that stands by every result, on screen and on paper. */
export const NOT_A_DECISION = 'Aide à l’évaluation, ne vaut pas décision.'

/** Somebody's words between quotation marks; those that were typed are not doubled. */
export const quote = (words: string): string => {
  const typed = /^[«"“]\s*([^«»"“”]*?)\s*[»"”]$/.exec(words.trim())
  return `«${noBreak}${typed?.[1] ?? words.trim()}${noBreak}»`
}

/** Answers by id of question. A question that nobody asked has no line; « ne sait pas » is an answer of its own (`unknown`). */
export type Answer = string | number | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

/** What came out, as it was when it was finished: `label` in a few words (« GIR 4 », « Danger élevé »), then sentences. */
export type AssessmentResult = {
  readonly label: string
  readonly words: readonly string[]
  /** Whatever the instrument's own pages want to find again. */
  readonly value?: unknown
}

/** What is sealed in the row. */
export type AssessmentBody = {
  /** Name of the instrument as it was called then. */
  readonly title: string
  readonly place: Place | ''
  /** Who was there, in words: « Mme L., sa fille ». */
  readonly present: string
  /** What she thinks of it, in her words; empty: nobody asked, or she did not wish to say. */
  readonly view: string
  readonly answers: Answers
  /** Null until finished, or where the instrument gives none. */
  readonly result: AssessmentResult | null
  /** How the result came about, one sentence a step. */
  readonly trace: readonly string[]
}

/** A danger that the latest finished evaluation concluded to, as the head of the household says it. */
export type StandingAlarm = {
  readonly assessmentId: string
  readonly personId: string | null
  /** « Danger immédiat ». */
  readonly words: string
  readonly assessedOn: IsoDate
  readonly author: string
  /** Ids of the procedures that answer it. */
  readonly procedures: readonly string[]
}

export type AssessmentState = 'draft' | 'finished' | 'dropped'

/** What somebody else thought of a finished one. */
export type Look = { readonly id: string; readonly shares: boolean; readonly words: string; readonly author: string; readonly at: Date }

export type Assessment = {
  readonly id: string
  readonly caseFileId: string
  readonly compartmentId: string
  readonly compartmentKind: CompartmentKind
  readonly personId: string | null
  /** Id of an instrument of ours, or of the series of an own grid. */
  readonly instrument: string
  readonly version: number
  readonly state: AssessmentState
  readonly assessedOn: IsoDate
  readonly body: AssessmentBody
  readonly author: string
  /** The reader wrote it. */
  readonly isMine: boolean
  readonly startedAt: Date
  readonly finishedAt: Date | null
  /** The finished one that this one corrects. */
  readonly supersedesId: string | null
  /** The finished one that stands for this one; null: it still counts. */
  readonly supersededById: string | null
  readonly looks: readonly Look[]
}
