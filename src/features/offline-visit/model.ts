/** A home visit made without network: what the tablet takes, what it brings back. Words, types and limits; the same on the server and in the browser. */
import type { DebtKind } from '#rules/budget/debts.ts'
import type { LineKind } from '#rules/budget/kinds.ts'
import type { BudgetPeriod } from '#rules/budget/smoothing.ts'
import { housing } from '#rules/instruments/housing.ts'

/** Households one agent may have on her devices at once; hours after which the device deletes what it took (decision 12). */
export const MOST_HOUSEHOLDS = 20
export const HOURS = 24
/**
 * Whether a copy is over on the clock of its device; both in milliseconds. What claims to last an hour longer than a copy may is over too (a clock set back to keep it); less than that is a clock
 * that was put right by its network, and loses nobody's words.
 */
export const isOver = (expiresAt: number, now: number): boolean => expiresAt <= now || expiresAt > now + (HOURS + 1) * 3_600_000
/** Minutes without a gesture after which the key leaves the memory of the page, as for any session. */
export const IDLE_MINUTES = 10

/** What is looked at in a dwelling, by touch: the questions of the instrument « logement » that are seen on the spot, in the order of a walk through it. */
export const housingSections = housing.sections
  .filter(({ id }) => id === 'moving' || id === 'health')
  .map(({ id, title, questions }) => ({
    id,
    title,
    checks: questions.filter(({ kind }) => kind === 'choice').map((one) => ({ id: one.id, ask: one.ask })),
  }))
export const housingLevels = { good: 'Bien', care: 'Gêne', risk: 'Risque' } as const
export type HousingLevel = keyof typeof housingLevels

/** What words are: a note, what surrounds the person, or what she says she wants, in her own words. */
export const wordKinds = { note: 'Noté pendant la visite', around: 'Autour', wants: 'Ses mots' } as const
export type WordKind = keyof typeof wordKinds

/** Each stroke of a sketch: points in thousandths of the sheet, x then y. */
export type Strokes = readonly (readonly number[])[]

/**
 * A fact of the ledger. `value`: cents, 1 or 0, a number; of a choice, a date or a text, what the rules count meanwhile (null: they wait for the desk). `text`: what the ledger is told of those: a code,
 * a day, what was typed; empty for « no ». `says`: the answer in words.
 */
export type Fact = {
  kind: 'fact'
  path: string
  label: string
  value: number | null
  unit: 'cents' | 'yesNo' | 'number' | 'text'
  text?: string | undefined
  says?: string | undefined
}
/**
 * What comes in or goes out. `cents` null: it exists and nobody knows how much; `about`: an estimate. `instead`: the line of the budget that it corrects, `inLedger` when only the ledger has that one; `personId`: whom it is of.
 */
export type Money = {
  kind: 'money'
  of: LineKind
  label: string
  cents: number | null
  period: BudgetPeriod
  about: boolean
  instead: string | null
  inLedger: boolean
  personId: string | null
}

export type Aggir = {
  kind: 'aggir'
  personId: string
  variable: string
  part: string | null
  adverbs: Readonly<Record<string, boolean>>
  words: string
  begun?: Begun | undefined
}
/** A grid that was begun at the desk when the copy was taken: its id, and what it held under the keys of a geste. */
export type Begun = { id: string; answers: Readonly<Record<string, string>> }

/** What one answer says. `words`: `personId` says whose they are, where somebody chose. `aggir`: a geste, by its four adverbs; one that is not there was not looked at; `begun`: absent when nothing was begun at the desk. */
export type Told =
  | { kind: 'words'; of: WordKind; text: string; personId?: string | null | undefined }
  | Fact
  | Money
  | { kind: 'debt'; of: DebtKind; label: string; due: number | null; monthly: number | null; about: boolean }
  | Aggir
  | { kind: 'housing'; check: string; level: HousingLevel | null; words: string }
  | { kind: 'sketch'; title: string; strokes: Strokes }
  | { kind: 'photo'; title: string; jpeg: string }

/**
 * One gesture of the visit. `place`: what it answers (a later one of the same place stands for it, an earlier one stays history). `told` null:
 * taken back. `at`: milliseconds on the clock of the device, which may be wrong. `id` is drawn on the device: sent twice, it is one row.
 */
export type Observation = { readonly id: string; readonly place: string; readonly at: number; readonly told: Told | null }

/** What gestures of a visit became in Aparté. `id`: of the entry, the filled instrument, the line of the budget; the path of the fact. */
export type Became = { to: 'entry' | 'assessment' | 'budget' | 'fact'; id: string; label: string; instrument?: string | undefined }

/** One thing that a visit brought, with the way there. `note`: what is still to be done with it; empty: nothing. */
export type Came = { id: string; what: string; href: string; note: string; mine: boolean }

/** Where an answer stands; words, money, sketches and photos have a place of their own each, drawn when they begin. */
export const placeOf = (told: Told, own: string): string => {
  switch (told.kind) {
    case 'aggir':
      return `aggir:${told.personId}:${told.variable}:${told.part ?? ''}`
    case 'housing':
      return `housing:${told.check}`
    case 'fact':
      return `fact:${told.path}`
    case 'money':
      return `money:${told.instead ?? own}`
    default:
      return `${told.kind}:${own}`
  }
}
