import type { Statement } from '../catalogue/entry.ts'
import type { Actor, Compartment, Emergency, Outcome, ProcedureDomain, Safety } from './words.ts'

/**
 * A procedure of the field as data: its steps in order, who acts, from which day a clock runs, what is asked before acting, and what no answer means.
 * It proposes and reminds; it never decides, and never says of itself that somebody is in danger.
 */
export interface Procedure {
  /** Stable, camelCase. */
  readonly id: string
  /** Last part of its address, ASCII kebab-case. Stable. */
  readonly slug: string
  /** As it begins a line: « Information préoccupante ». */
  readonly name: string
  readonly domain: ProcedureDomain
  /** Part of a file in which it is kept. */
  readonly compartment: Compartment
  /** One or two sentences in plain French. */
  readonly summary: string
  readonly law: readonly Statement[]
  readonly safety: readonly Safety[]
  /** To be shown at its head; empty where no call can be urgent. */
  readonly emergency: readonly Emergency[]
  /** The first is opened when the procedure begins; the others by the outcome of another, or by the day of one of their own events. */
  readonly steps: readonly Step[]
}

export interface Step {
  /** Stable inside its procedure, camelCase. */
  readonly code: string
  /** In the worker’s words: « Écrire l’information préoccupante ». */
  readonly label: string
  readonly actor: Actor
  /** What is done here, in one to four sentences. */
  readonly content: string
  /** Days that somebody reads on a letter or remembers: each may be the start of a clock. An event that `opens` opens the step by itself. */
  readonly starts: readonly StartEvent[]
  readonly deadlines: readonly DeadlineUse[]
  /** Documents to ask for, then documents that the step leaves. */
  readonly asks: readonly string[]
  readonly produces: readonly string[]
  /** What must be recorded before the step can be called done. */
  readonly before: readonly Check[]
  /** What silence means, and what it opens. Where nothing can be silent, why. */
  readonly ifNobodyAnswers: Silence | { readonly none: string }
  readonly next: readonly Branch[]
  /** Its own texts; empty with the reason in `lawless`. */
  readonly law: readonly Statement[]
  /** Why no text is named: « Bonne pratique, aucun texte ». Absent when `law` is not empty. */
  readonly lawless?: string
}

export interface StartEvent {
  /** Stable inside its procedure, camelCase. */
  readonly id: string
  /** Ends as a question that a date answers: « Commandement reçu le ». */
  readonly label: string
  /** Its day opens the step whatever came before: a file often begins in the middle of a procedure. */
  readonly opens: boolean
  /** Code of a step: when that step ended by silence, this day is the last day it had, as long as nobody recorded another. */
  readonly orSilenceOf?: string
}

export interface DeadlineUse {
  /** Id of a rule of `rules/deadlines/rules.ts`. */
  readonly rule: string
  /** Id of an event of the procedure, `@code` the day on which that step ended, or `@open` the day on which this one opened. */
  readonly from: string
  /** A shorter time set by the service when a check says yes (« Un enfant a moins de deux ans »). In days from the same event. */
  readonly shorter?: { readonly check: string; readonly setting: string; readonly text: string }
}

/** `after` a legal rule (of several, the first that ends: each belongs to another letter), or after so many days from an event: a habit of the work, that a service may change, and no law. */
export interface Silence {
  readonly after: { readonly rules: readonly string[] } | { readonly days: number; readonly from: string }
  /** Words for the person and the worker, with the text. */
  readonly means: Statement
  /** What to do then, in an imperative or infinitive sentence. */
  readonly act: string
  /** The branch that silence opens. Recorded later, the real outcome wins. */
  readonly outcome: Outcome
}

export interface Branch {
  readonly outcome: Outcome
  /** Codes of the steps it opens. Empty: the procedure ends on this branch. */
  readonly opens: readonly string[]
  /** It is taken before the questions of the step are answered: help is called first, the questions stay to be answered. Absent: the questions come first. */
  readonly atOnce?: true
}

/** Something to record before a step is done. A « no » may need a reason, in the worker’s words. */
export interface Check {
  /** Stable inside its procedure, camelCase. */
  readonly id: string
  readonly ask: string
  readonly kind: 'yesNo' | 'text'
  /** A « no » is recorded only with its reason. Only of `yesNo`. */
  readonly reasonIfNo: boolean
  /** The step does not count as ready without it. */
  readonly required: boolean
  readonly law?: Statement
}

/** Event that every procedure has: the day on which it was begun. */
export const BEGUN: StartEvent = { id: 'begun', label: 'Commencé le', opens: false }
