import type { Statement } from '../catalogue/entry.ts'
import type { Compartment } from '../procedures/words.ts'

/**
 * An instrument of assessment as data: what is asked, in which order, under which frame, and what kind of result it gives. It helps to look; it never
 * decides, and nothing of it compares persons.
 */
export interface Instrument {
  /** Stable, ASCII kebab-case; of an own grid, the id of its series. */
  readonly id: string
  /** Raised at any change of a question, an option or a weight: what was filled keeps the one with which it was filled. */
  readonly version: number
  /** As it begins a line: « Diagnostic psychosocial ». */
  readonly title: string
  /** One or two sentences: what it is for, in plain French. */
  readonly summary: string
  /** Part of the file in which what is filled lies: who may not open that part does not know of it. */
  readonly compartment: Compartment
  readonly about: About
  /** Legal frame and source, each with whether it was checked. */
  readonly frame: readonly Statement[]
  /** Said at its head each time: a bias, a limit, what it is not. */
  readonly warnings: readonly string[]
  readonly sections: readonly Section[]
  readonly result: ResultKind
  /** What an answer calls for. A proposal, with the answer that called for it; never done by itself. */
  readonly proposals: readonly Proposal[]
  /** A second look by a manager who holds the part is asked for, by when. False: none is. */
  readonly secondLook: false | SecondLook
  /** All its questions and weights were compared with their source. False: shown as such. */
  readonly verified: boolean
}

/** Days from the one on which it is finished until which somebody else looks at it, by option of the conclusion; an option that is not named asks for none. Our own rule: no text sets a time. */
export interface SecondLook {
  readonly days: Readonly<Record<string, number>>
}

export const ABOUT = { adult: 'Une personne adulte', child: 'Un enfant', person: 'Une personne', household: 'Le foyer' } as const
export type About = keyof typeof ABOUT

export interface Section {
  readonly id: string
  readonly title: string
  readonly help?: string
  readonly questions: readonly Question[]
}

export const QUESTION_KINDS = {
  yesNo: 'Oui, non, ou ne sait pas',
  choice: 'Un choix',
  choices: 'Plusieurs choix',
  scale: 'Une échelle',
  number: 'Un nombre',
  text: 'Un texte',
  date: 'Une date',
} as const
export type QuestionKind = keyof typeof QUESTION_KINDS

export interface Option {
  readonly id: string
  readonly label: string
  /** How it is coloured where it is read on the spot; the word always says it too. */
  readonly tone?: 'good' | 'care' | 'risk'
}

export interface Question {
  /** Stable inside its instrument. */
  readonly id: string
  readonly ask: string
  readonly kind: QuestionKind
  readonly help?: string
  /** Of `choice` and `choices`. */
  readonly options?: readonly Option[]
  /** Of `scale`: whole numbers from `from` to `to`, with the words of both ends. */
  readonly scale?: { readonly from: number; readonly to: number; readonly lowest: string; readonly highest: string }
  /** Of `number`. */
  readonly unit?: string
  readonly least?: number
  readonly most?: number
  /** Asked only when an earlier question has one of these answers. */
  readonly when?: Condition
  /** Said when it is asked and left without an answer: another answer speaks of this one. Absent: it may stay empty. */
  readonly needed?: string
  /** The answer is the person's own words: where nobody asked her again what she thinks, they stand for it. */
  readonly voice?: true
  /** What the file knows of it already, shown beside it: never an answer by itself. */
  readonly known?: KnownMatter
}

/** Minors of the household; those under two years or expected; the others than the child concerned; who sleeps there; by which title they live there. */
export type KnownMatter = 'children' | 'smallChildren' | 'otherChildren' | 'sleepers' | 'tenure'

export interface Condition {
  readonly question: string
  readonly is: readonly string[]
}

/** Points are whole hundredths: 1 006 is 10,06. */
export type Hundredths = number

export type ResultKind =
  /** The answers speak for themselves. */
  | { readonly kind: 'none' }
  /** A sum, given only when every question that has weights is answered. */
  | {
      readonly kind: 'weights'
      readonly start: Hundredths
      /** By question, then by answer (`yes`, `no`, an option, a step of a scale). An answer that is not named weighs nothing. */
      readonly weights: Readonly<Record<string, Readonly<Record<string, Hundredths>>>>
      /** What a sum is called from which value on, ascending. Empty: the sum alone. */
      readonly bands: readonly Band[]
      /** Decimals that are shown: 0 to 2. */
      readonly decimals: 0 | 1 | 2
    }
  /** What the worker chooses, in her own name. */
  | { readonly kind: 'choice'; readonly question: string }

export interface Band {
  readonly from: Hundredths
  readonly label: string
}

export interface Proposal {
  readonly id: string
  /** In an infinitive sentence. */
  readonly text: string
  readonly source?: string
  readonly verified: boolean
  /** One of them is enough. */
  readonly when: readonly Condition[]
  /** Where it is done, when the application has a place for it: nothing begins by itself. */
  readonly leadsTo?: LeadsTo
}

/** A procedure of `rules/procedures` or an instrument, by its id; or a page of the household. */
export type LeadsTo =
  | { readonly procedure: string }
  | { readonly instrument: string }
  | { readonly page: 'project' | 'budget' | 'rights' | 'adaptation' }

/** Answers by id of question; « ne sait pas » is `unknown`, a question that nobody asked has no line. */
export type Answer = string | number | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

/** The answer that says that it was asked and is not known. */
export const UNKNOWN = 'unknown'
export const YES_NO: readonly Option[] = [
  { id: 'yes', label: 'Oui' },
  { id: 'no', label: 'Non' },
  { id: UNKNOWN, label: 'Ne sait pas' },
]

/** The closed answers of a question; empty for a number, a text, a date. */
export const optionsOf = (question: Question): readonly Option[] => {
  if (question.kind === 'yesNo') return YES_NO
  if (question.kind === 'scale' && question.scale) {
    const { from, to } = question.scale
    return Array.from({ length: to - from + 1 }, (_, i) => ({ id: String(from + i), label: String(from + i) }))
  }
  return question.options ?? []
}
