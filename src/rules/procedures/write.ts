import type { Statement } from '../catalogue/entry.ts'
import { unread } from '../catalogue/say.ts'
import type { Branch, Check, DeadlineUse, Silence, StartEvent, Step } from './procedure.ts'
import type { Actor, Outcome } from './words.ts'

/** Short hands to write procedures with. They add nothing to the data but its shape. */

type Said = Omit<Step, 'code' | 'label' | 'actor' | 'content' | 'next' | 'ifNobodyAnswers'>

interface More extends Partial<Said> {
  readonly silence?: Silence
  /** Why nothing can be silent here. */
  readonly noSilence?: string
}

/** What its code calls a step without a text of its own. */
const PRACTICE = 'Pratique du métier : aucun texte ne fixe cette étape.'
const OUR_OWN = 'C’est au service d’agir : personne d’autre n’est attendu.'

export const step = (
  code: string,
  label: string,
  actor: Actor,
  content: string,
  next: readonly Branch[],
  { silence, noSilence, ...more }: More = {},
): Step => ({
  code,
  label,
  actor,
  content,
  starts: [],
  deadlines: [],
  asks: [],
  produces: [],
  before: [],
  law: [],
  ifNobodyAnswers: silence ?? { none: noSilence ?? OUR_OWN },
  next,
  ...(more.law === undefined ? { lawless: PRACTICE } : {}),
  ...more,
})

/** « done » opens these steps; none: it ends there. */
export const on = (outcome: Outcome, ...opens: readonly string[]): Branch => ({ outcome, opens })

/** A grave and immediate danger: no question of the step holds it back. */
export const atOnce = (...opens: readonly string[]): Branch => ({ ...on('immediateDanger', ...opens), atOnce: true })

/** A day that starts a clock. */
export const day = (id: string, label: string, orSilenceOf?: string): StartEvent => ({
  id,
  label,
  opens: false,
  ...(orSilenceOf !== undefined && { orSilenceOf }),
})
/** A day that opens its step by itself: it is read on a letter that arrives. */
export const arrival = (id: string, label: string, orSilenceOf?: string): StartEvent => ({ ...day(id, label, orSilenceOf), opens: true })

export const clock = (rule: string, from: string, shorter?: DeadlineUse['shorter']): DeadlineUse =>
  shorter === undefined ? { rule, from } : { rule, from, shorter }

/** What the law says of silence after a rule of the law. */
export const silentAfter = (rules: string | readonly string[], outcome: Outcome, means: Statement, act: string): Silence => ({
  after: { rules: typeof rules === 'string' ? [rules] : rules },
  means,
  act,
  outcome,
})
/** A habit of the work, that no text sets: after so many days, somebody is called. */
export const chaseAfter = (days: number, from: string, outcome: Outcome, act: string, means?: string): Silence => ({
  after: { days, from },
  means: unread(means ?? 'Aucun texte ne dit ce que vaut ce silence : le délai est une habitude, à régler par le service.'),
  act,
  outcome,
})

export const yesNo = (id: string, ask: string, law?: Statement): Check => ({
  id,
  ask,
  kind: 'yesNo',
  reasonIfNo: true,
  required: true,
  ...(law && { law }),
})
/** A yes or no that needs no reason. */
export const fact = (id: string, ask: string): Check => ({ id, ask, kind: 'yesNo', reasonIfNo: false, required: true })
export const written = (id: string, ask: string, law?: Statement): Check => ({
  id,
  ask,
  kind: 'text',
  reasonIfNo: false,
  required: true,
  ...(law && { law }),
})
/** Useful when known; nothing waits for it. */
export const useful = (check: Check): Check => ({ ...check, required: false })
