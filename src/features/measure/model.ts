/** Measures of a household (S61: AESF, MASP, AED, AEMO, TISF…): the legal frame is data of `rules/measures`, what happened is a list of events. Words and pure functions. */
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Measure } from '#rules/measures/measure.ts'
import { daysOf, longestEnd, longestEndInAll } from '#rules/measures/measures.ts'
import type { MeasureDay } from '#rules/measures/measures.ts'

export const endings = {
  atTerm: 'À son terme',
  early: 'Plus tôt, d’un commun accord',
  personWish: 'La personne ou la famille a retiré son accord',
  judge: 'Par décision du juge',
  changed: 'Une autre mesure prend la suite',
  moved: 'Départ dans un autre département',
} as const
export type Ending = keyof typeof endings

/** As it is sealed. `endsOn`: as decided at the beginning; renewals are events. */
export type MeasureBody = {
  /** Id of `rules/measures`. */
  kind: string
  /** Persons of the household for whom it is; empty: the household. */
  persons: string[]
  /** Who does it: a service, an association. */
  by: string
  /** What for, in words that the family can read. */
  aim: string
  /** What the person or the family thinks of it. */
  herView: string
  endsOn: IsoDate
}

export type MeasureEventBody =
  /** What comes before the end was done: a code of `beforeEnd`. */
  | { kind: 'done'; code: string; words: string }
  | { kind: 'renewed'; endsOn: IsoDate; from: IsoDate; words: string; herView: string }
  | { kind: 'note'; words: string }
  | { kind: 'ended'; why: Ending; words: string; herView: string }
export type MeasureEventKind = MeasureEventBody['kind']

export const eventWords: Readonly<Record<MeasureEventKind, string>> = {
  done: 'Fait avant la fin',
  renewed: 'Renouvelée',
  note: 'Note',
  ended: 'Terminée',
}

export type MeasureEvent = MeasureEventBody & { id: string; day: IsoDate; author: string; writtenAt: Date }

export type MeasureRow = MeasureBody & {
  id: string
  caseFileId: string
  compartmentId: string
  compartmentKind: CompartmentKind
  begunOn: IsoDate
  endedOn: IsoDate | null
  author: string
}

export type MeasureState = {
  /** Of the decision in force. */
  from: IsoDate
  endsOn: IsoDate
  renewals: number
  /** Codes of `beforeEnd` that are done for the decision in force. */
  done: string[]
  ended: Extract<MeasureEvent, { kind: 'ended' }> | null
}

/** Where a measure stands, from what happened; events in the order in which they were written. */
export const stateOf = (row: Pick<MeasureRow, 'begunOn' | 'endsOn'>, events: readonly MeasureEvent[]): MeasureState => {
  const state: MeasureState = { from: row.begunOn, endsOn: row.endsOn, renewals: 0, done: [], ended: null }
  for (const event of events)
    switch (event.kind) {
      case 'done':
        state.done = [...state.done, event.code]
        break
      case 'renewed':
        state.from = event.from
        state.endsOn = event.endsOn
        state.renewals += 1
        // what comes before an end comes before the next one too
        state.done = []
        break
      case 'note':
        break
      case 'ended':
        state.ended = event
    }
  return state
}

/** What still has to be done before the end, and the end; nothing for what is over. */
export const daysLeft = (measure: Measure, state: MeasureState): readonly MeasureDay[] =>
  state.ended ? [] : daysOf(measure, state.from, state.endsOn).filter(({ code }) => !state.done.includes(code))

/** Sentences for a time that the texts do not give: said and never refused, since a judge decides and a text may not have been read. */
export const lengthWarnings = (measure: Measure, begunOn: IsoDate, state: Pick<MeasureState, 'from' | 'endsOn'>): string[] => {
  const [one, all] = [longestEnd(measure, state.from), longestEndInAll(measure, begunOn)]
  const of = (law: { text: string; source?: string; verified: boolean } | undefined): string =>
    law ? `${law.text} (${law.source ?? 'sans source'}${law.verified || law.source?.endsWith('à relire') ? '' : ', à vérifier'})` : ''
  return [
    ...(one !== null && state.endsOn > one ? [`Cette décision dure plus que ce que dit le texte : ${of(measure.longest?.law)}`] : []),
    ...(all !== null && state.endsOn > all
      ? [`La mesure dure en tout plus que ce que dit le texte : ${of(measure.longestInAll?.law)}`]
      : []),
  ]
}
