/** Procedures followed for a household (S8, S30, S34, S51): what was noted of one, and what is to be read of it. Words and pure functions; the law is in `rules/procedures`. */
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { lawOfRule } from '#features/running/model.ts'
import type { CountedDeadline, WaitsFor, Weight } from '#features/running/model.ts'
import { deadlineOf } from '#rules/deadlines/rules.ts'
import type { Territory } from '#rules/deadlines/rule.ts'
import { byLaw } from '#rules/procedures/by-law.ts'
import type { Clock } from '#rules/procedures/clocks.ts'
import type { Happening } from '#rules/procedures/happenings.ts'
import type { Procedure } from '#rules/procedures/procedure.ts'
import { follow } from '#rules/procedures/run.ts'
import type { ProcedureState, StepState } from '#rules/procedures/run.ts'
import { ACTORS } from '#rules/procedures/words.ts'

/** What a row of `procedure_run` keeps sealed. */
export type RunBody = {
  /** Id of the procedure. */
  procedure: string
  /** See `VERSION`. */
  version: number
  /** Persons whom it is about: all minors of the home for a child. Ids; empty: the household. */
  subjects: string[]
  territory: Territory
}

/** Of the steps as they are written now: a run keeps the one that it was begun with. */
export const VERSION = 1

/** What happened, as it is sealed: what the engine reads, a word beside it, or the taking back of an event that `corrects_id` names. */
export type ProcedureEventBody = Happening | { kind: 'note'; step: string | null; words: string } | { kind: 'withdrawn'; reason: string }
export type ProcedureEvent = ProcedureEventBody & {
  id: string
  /** The day it happened, which is not the one on which it was written. */
  day: IsoDate
  author: string
  writtenAt: Date
  correctsId: string | null
}

/** What still counts, in the order in which it was written: an event that another one corrects stays in its place, as the other says it. */
export const standing = (events: readonly ProcedureEvent[]): ProcedureEvent[] => {
  const by = new Map(events.flatMap((one) => (one.correctsId === null ? [] : [[one.correctsId, one] as const])))
  const asNow = (one: ProcedureEvent): ProcedureEvent | null => {
    const next = by.get(one.id)
    if (next === undefined) return one.kind === 'withdrawn' ? null : one
    return asNow(next)
  }
  return events.filter((one) => one.correctsId === null).flatMap((one) => asNow(one) ?? [])
}

const isHappening = (event: ProcedureEventBody): event is Happening => event.kind !== 'note' && event.kind !== 'withdrawn'

/** What the engine reads of it. */
export const happeningsOf = (events: readonly ProcedureEvent[]): Happening[] =>
  standing(events).flatMap((event): Happening[] => {
    const { id: _id, day: _day, author: _author, writtenAt: _at, correctsId: _corrects, ...body } = event
    return isHappening(body) ? [body] : []
  })

/** Where a procedure stands on a day. @throws BadInput for events that the procedure does not have. */
export const stateOf = (procedure: Procedure, events: readonly ProcedureEvent[], today: IsoDate, territory: Territory): ProcedureState =>
  follow(procedure, happeningsOf(events), today, byLaw(territory))

/** A deadline that a procedure asks for now: one for each rule and the event it runs from, however many steps it spans. */
export type WantedDeadline = { key: string; step: string; counted: CountedDeadline; weight: Weight; waitsFor: WaitsFor; law: string | null }

const isOpen = ({ status }: StepState): boolean => status === 'open' || status === 'waiting' || status === 'silent'

const waitsFor = ({ step, status }: StepState): WaitsFor =>
  // nobody answered: it is ours to move; and where silence means that the time was missed, it was ours from the beginning, whoever sent the paper
  status === 'silent' || ('outcome' in step.ifNobodyAnswers && step.ifNobodyAnswers.outcome === 'missed' && step.actor !== 'person')
    ? 'us'
    : step.actor === 'person'
      ? 'person'
      : ACTORS[step.actor].side === 'theirs'
        ? 'body'
        : 'us'

/** What names the deadline of a rule in its sealed body. */
export const keyOf = ({ rule, from }: Pick<Clock, 'rule' | 'from'>): string => `${rule} ${from}`
const silenceKey = (step: string): string => `silence ${step}`

/**
 * The deadlines of a state: the clocks of its open steps, those that run already for a step to come, and the day after which silence speaks where no clock says it already. A step that nobody answered keeps
 * its line until somebody says what came of it, unless what silence opened is under way.
 */
export const deadlinesOf = (state: ProcedureState, territory: Territory, today: IsoDate): WantedDeadline[] => {
  const wanted = new Map<string, WantedDeadline>()
  const stillAsked = new Set(state.actions.map(({ step }) => step))
  for (const one of [...state.steps.filter(isOpen), ...state.steps.filter(({ status }) => status === 'ahead')]) {
    if (one.status === 'silent' && !stillAsked.has(one.step.code)) continue
    for (const clock of one.clocks) {
      if (clock.since === null && clock.due === null) continue
      const key = keyOf(clock)
      if (wanted.has(key)) continue
      wanted.set(key, ofClock(one, clock, territory, today))
    }
    const { silence } = one
    if (
      silence === null ||
      silence.on === null ||
      [...wanted.values()].some(({ step, counted }) => step === one.step.code && counted.due === silence.on)
    )
      continue
    wanted.set(silenceKey(one.step.code), {
      key: silenceKey(one.step.code),
      step: one.step.code,
      counted: {
        body: {
          title: `Sans réponse : ${one.step.label}`,
          note: silence.act,
          step: silenceKey(one.step.code),
          steps: [silence.means.text],
        },
        due: silence.on,
        stoppedOn: null,
      },
      weight: 3,
      waitsFor: waitsFor(one),
      law: null,
    })
  }
  return [...wanted.values()]
}

/**
 * Steps that are ours to do and have no day at all: no row of `deadline` can stand for them, and they must not be forgotten for that. What is kept of a danger
 * weighs as much as a danger.
 */
export const undatedSteps = (state: ProcedureState, procedure: Procedure, wanted: readonly WantedDeadline[]): UndatedStep[] =>
  state.steps
    .filter(({ status, step }) => status === 'open' && !wanted.some((one) => one.step === step.code))
    .map((one) => ({
      step: one.step.code,
      title: one.step.label,
      openedOn: one.openedOn,
      weight: procedure.safety.includes('machineNeverJudges') ? 1 : 3,
      waitsFor: waitsFor(one),
    }))
export type UndatedStep = { step: string; title: string; openedOn: IsoDate | null; weight: Weight; waitsFor: WaitsFor }

const ofClock = (one: StepState, clock: Clock, territory: Territory, today: IsoDate): WantedDeadline => {
  const rule = deadlineOf(clock.rule)
  const note =
    one.status === 'silent' && one.silence !== null ? one.silence.act : clock.chosen !== null ? clock.chosen.reason : one.step.label
  return {
    key: keyOf(clock),
    step: one.step.code,
    counted: {
      body: {
        title: rule.title,
        note,
        rule: rule.id,
        ...(clock.since !== null && { event: clock.since }),
        territory,
        computed: clock.due,
        steps: [...clock.steps],
        ifMissed: rule.ifMissed,
        step: keyOf(clock),
      },
      due: clock.due,
      stoppedOn: clock.status === 'stopped' ? today : null,
    },
    weight: rule.weight,
    waitsFor: waitsFor(one),
    law: lawOfRule(rule),
  }
}

/** A procedure of a household, as far as pages show it. */
export type Run = {
  id: string
  caseFileId: string
  compartmentId: string
  compartmentKind: CompartmentKind
  procedure: Procedure
  body: RunBody
  begunOn: IsoDate
  endedOn: IsoDate | null
  author: string
  events: ProcedureEvent[]
}
