import { describe, expect, it } from 'vitest'
import { deadlineOf } from '../deadlines/rules.ts'
import { byLaw } from './by-law.ts'
import type { Clock } from './clocks.ts'
import type { Happening, Happenings } from './happenings.ts'
import type { Procedure, Step } from './procedure.ts'
import { PROCEDURES, procedureOf } from './procedures.ts'
import { follow, type ProcedureState, type StepState } from './run.ts'
import { BEGUN, dayAfter, recordedTo, stepsBehind } from './testing/ways.ts'
import { ACTORS, type Outcome } from './words.ts'

const LAW = byLaw('mainland')
const get = (id: string): Procedure => procedureOf(id) as Procedure
const day = (event: string, on: string): Happening => ({ kind: 'day', event, on })
const end = (step: string, outcome: Outcome, on: string): Happening => ({ kind: 'ended', step, outcome, on })
const at = (state: ProcedureState, code: string): StepState => state.steps.find(({ step }) => step.code === code) as StepState

/** Clocks that a state keeps before the eyes: of steps that are not over. */
const running = (state: ProcedureState, event: string): readonly Clock[] =>
  state.steps
    .filter(({ status }) => ['open', 'waiting', 'silent', 'ahead'].includes(status))
    .flatMap(({ clocks }) => clocks)
    .filter(({ from, status }) => from === event && (status === 'running' || status === 'overdue'))

/** Rules that a procedure counts from a day that somebody notes, by that day. */
const clocksFrom = ({ steps }: Procedure): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const { starts } of steps)
    for (const { id } of starts) {
      const rules = steps.flatMap(({ deadlines }) => deadlines.filter(({ from }) => from === id).map(({ rule }) => rule))
      if (rules.length > 0) found.set(id, [...new Set(rules)])
    }
  return found
}

/** What was to be done before that day was done already: nothing has to be done before it again. */
const isDone = ({ steps }: Procedure, state: ProcedureState, event: string): boolean =>
  steps.every(({ code, deadlines }) =>
    deadlines.every(({ rule, from }) => from !== event || (deadlineOf(rule).direction === 'before' && at(state, code).status === 'done')),
  )

const counts = { events: 0, places: 0, silences: 0 }

describe.each(PROCEDURES.map((procedure) => [procedure.id, procedure] as const))('%s', (_, procedure) => {
  it('runs the clock of a day at once, at whatever step it is noted', () => {
    for (const [event, rules] of clocksFrom(procedure)) {
      counts.events += 1
      const first = follow(procedure, [day('begun', BEGUN), day(event, BEGUN)], BEGUN, LAW)
      expect([...new Set(running(first, event).map(({ rule }) => rule))].toSorted(), `${event} at the beginning`).toEqual(rules.toSorted())
      for (const { code } of procedure.steps) {
        counts.places += 1
        const { happenings, day: last } = recordedTo(procedure, code)
        const on = dayAfter(last)
        const state = follow(procedure, [...happenings, day(event, on)], on, LAW)
        if (isDone(procedure, state, event)) continue
        expect(running(state, event).length, `${event} at ${code}`).toBeGreaterThan(0)
      }
    }
  })

  it('tells what the silence of an institution means on its day, whatever earlier step still waits', () => {
    for (const step of procedure.steps) {
      const silence = step.ifNobodyAnswers
      if ('none' in silence || !('rules' in silence.after) || silence.outcome === 'missed' || ACTORS[step.actor].side === 'ours') continue
      for (const rule of silence.after.rules) {
        const from = step.deadlines.find((use) => use.rule === rule)?.from ?? '@'
        if (from.startsWith('@')) continue
        for (const earlier of procedure.steps) {
          if (earlier === step) break
          if (!stepsBehind(procedure, [earlier.code]).has(step.code)) continue
          counts.silences += 1
          muteFrom(procedure, earlier, step, { rule, from, outcome: silence.outcome })
        }
      }
    }
  })
})

/** Standing at an earlier step, the day is noted and nothing comes any more. */
const muteFrom = (
  procedure: Procedure,
  earlier: Step,
  step: Step,
  { rule, from, outcome }: { rule: string; from: string; outcome: Outcome },
): void => {
  const { happenings, day: last } = recordedTo(procedure, earlier.code)
  const on = dayAfter(last)
  const due = LAW.count(rule, on, []).due as string
  const mute: Happenings = [...happenings, day(from, on)]
  const where = `${earlier.code} to ${step.code}`
  expect(at(follow(procedure, mute, due, LAW), step.code).status, `${where}, on its last day`).not.toBe('silent')
  const passed = at(follow(procedure, mute, dayAfter(due), LAW), step.code)
  // Which silence it is, is still to be said: it is held for a refusal, by which nothing is lost.
  if (outcome === 'impliedGrant' && procedure.id === 'silentRequest') {
    expect(passed.status, where).toBe('ahead')
    return
  }
  expect(passed, where).toMatchObject({ status: 'silent', outcome, endedOn: due })
}

it('was looked at for every day that starts a clock and every legal silence', () => {
  process.stdout.write(
    `procedures: ${counts.events} days that start a clock noted at ${counts.places} places, ${counts.silences} times an institution silent from an earlier step\n`,
  )
  expect(counts.events).toBeGreaterThan(60)
  expect(counts.silences).toBeGreaterThan(20)
})

describe('a letter that comes while another step is open', () => {
  it('the contrainte of France Travail: fifteen days run while the letter is not recognised yet, and none of them is lost', () => {
    const seizures = get('seizures')
    const noted = [day('begun', '2026-11-09'), day('contrainteReceived', '2026-11-09')]
    const state = follow(seizures, noted, '2026-11-10', LAW)
    expect(at(state, 'contest')).toMatchObject({ status: 'ahead', openedOn: null })
    // fifteen days after Monday 9 November: Tuesday 24
    expect(at(state, 'contest').clocks).toMatchObject([{ rule: 'contrainteFranceTravail', due: '2026-11-24', status: 'running' }])
    // it may be ended before one came to it, and asks the same then
    expect(at(state, 'contest').missing.map(({ id }) => id)).toEqual(['reasons'])
    expect(state.actions.map(({ step, by }) => [step, by])).toContainEqual(['contest', '2026-11-24'])
    expect(follow(seizures, noted, '2026-11-25', LAW).next).toMatchObject({ kind: 'late', step: 'contest' })
    // she accepts the debt: nothing runs any more
    const accepted = follow(seizures, [...noted, end('read', 'accepted', '2026-11-12')], '2026-11-12', LAW)
    expect(at(accepted, 'contest')).toMatchObject({ status: 'closed', clocks: [] })
    // and a second letter, later, is a new one
    const second = [...noted, end('read', 'accepted', '2026-11-12'), day('satdReceived', '2026-11-16')]
    expect(at(follow(seizures, second, '2026-11-16', LAW), 'contest').clocks.map(({ due }) => due)).toContain('2027-01-16')
    const ended = follow(seizures, [...second, end('account', 'done', '2026-11-17')], '2026-11-17', LAW)
    expect(at(ended, 'contest')).toMatchObject({ status: 'open', openedOn: '2026-11-16' })
    expect(ended.ended).toBe(false)
  })

  it('a step that was done is open again for a letter that comes after', () => {
    const seizures = get('seizures')
    const done: Happenings = [
      day('begun', '2026-11-02'),
      day('contrainteReceived', '2026-11-02'),
      end('read', 'contested', '2026-11-03'),
      end('contest', 'done', '2026-11-04'),
    ]
    expect(at(follow(seizures, done, '2026-11-05', LAW), 'contest').status).toBe('done')
    const again = follow(seizures, [...done, day('contrainteReceived', '2026-11-16')], '2026-11-16', LAW)
    expect(at(again, 'contest')).toMatchObject({ status: 'open', openedOn: '2026-11-16' })
    // fifteen days after the 16th: the 1st of December
    expect(at(again, 'contest').clocks[0]?.due).toBe('2026-12-01')
  })

  it('an information préoccupante received on 3 September has its three months, though nobody acknowledged it', () => {
    const state = follow(
      get('concernReport'),
      [
        day('begun', '2026-09-01'),
        end('write', 'done', '2026-09-01'),
        end('inform', 'done', '2026-09-02'),
        end('send', 'done', '2026-09-02'),
        day('receivedByCrip', '2026-09-03'),
      ],
      '2026-11-22',
      LAW,
    )
    expect(at(state, 'send').status).toBe('open')
    expect(at(state, 'assign')).toMatchObject({ status: 'ahead', clocks: [{ rule: 'ipEvaluation', due: '2026-12-03', status: 'running' }] })
  })
})

describe('nobody answers, from the very beginning', () => {
  it('the MDPH: the refusal of the four months opens the appeal, and nothing is asked of the evaluation any more', () => {
    const mute = [day('begun', '2026-01-30'), end('prepare', 'done', '2026-01-31'), day('filedOn', '2026-01-31')]
    const before = follow(get('mdph'), mute, '2026-05-31', LAW)
    expect(at(before, 'decision').status).toBe('ahead')
    const state = follow(get('mdph'), mute, '2026-07-20', LAW)
    expect(at(state, 'decision')).toMatchObject({ status: 'silent', outcome: 'impliedRefusal', endedOn: '2026-05-31' })
    expect(at(state, 'evaluation').status).toBe('passed')
    expect(at(state, 'appeal')).toMatchObject({ status: 'open', clocks: [{ since: '2026-05-31', due: '2026-07-31', status: 'running' }] })
    expect(state.next).toMatchObject({ kind: 'silence', step: 'decision' })
    expect(state.actions.map(({ step }) => step)).not.toContain('evaluation')
    expect(at(follow(get('mdph'), mute, '2026-08-05', LAW), 'appeal')).toMatchObject({ status: 'silent', outcome: 'missed' })
    // the MDPH answers after all
    const late = follow(get('mdph'), [...mute, end('decision', 'granted', '2026-08-06')], '2026-08-07', LAW)
    expect(at(late, 'decision')).toMatchObject({ status: 'done', outcome: 'granted' })
    expect(late.actions.map(({ step }) => step)).toEqual(['renewal'])
  })

  it('the APA is held for granted after two months, whether or not anybody visited', () => {
    const mute = [day('begun', '2026-01-05'), end('prepare', 'done', '2026-01-06'), day('completeOn', '2026-01-15')]
    const state = follow(get('apa'), mute, '2026-03-16', LAW)
    expect(at(state, 'decision')).toMatchObject({ status: 'silent', outcome: 'impliedGrant', endedOn: '2026-03-15' })
    expect(at(state, 'ask').status).toBe('open')
  })
})
