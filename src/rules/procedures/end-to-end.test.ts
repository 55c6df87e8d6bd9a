import { describe, expect, it } from 'vitest'
import { byLaw } from './by-law.ts'
import type { Happening } from './happenings.ts'
import type { Procedure, Step } from './procedure.ts'
import { PROCEDURES, stepOf } from './procedures.ts'
import { answered, dayAfter, recordedTo } from './testing/ways.ts'
import { follow, type ProcedureState, type StepState } from './run.ts'
import { ACTORS, type Outcome } from './words.ts'

const LAW = byLaw('mainland')
const FAR = '2040-01-01'

/** The shortest way from a step to an end of the procedure. */
const wayOut = (procedure: Procedure, from: Step): Outcome => {
  const key = `${procedure.id}.${from.code}`
  const found = ways.get(key) ?? shortest(procedure, from)
  ways.set(key, found)
  return found
}
const ways = new Map<string, Outcome>()

const shortest = (procedure: Procedure, from: Step): Outcome => {
  const distance = (step: Step, seen: ReadonlySet<string>): number =>
    Math.min(
      ...step.next.map(({ opens }) =>
        opens.length === 0
          ? 1
          : 1 +
            Math.max(
              ...opens.map((code) => (seen.has(code) ? Infinity : distance(stepOf(procedure, code) as Step, new Set([...seen, code])))),
            ),
      ),
    )
  const best = from.next
    .map(({ outcome, opens }) => ({
      outcome,
      far: opens.length === 0 ? 0 : Math.max(...opens.map((code) => distance(stepOf(procedure, code) as Step, new Set([from.code, code])))),
    }))
    .toSorted((a, b) => a.far - b.far)[0]
  return (best as { readonly outcome: Outcome }).outcome
}

const stateOf = (state: ProcedureState, code: string): StepState => state.steps.find(({ step }) => step.code === code) as StepState

const counts = { branches: 0, silences: 0, ended: 0 }

describe.each(PROCEDURES.map((procedure) => [procedure.id, procedure] as const))('%s', (_, procedure) => {
  it('goes by each branch of each step to its end', () => {
    for (const step of procedure.steps) {
      const { happenings, day } = recordedTo(procedure, step.code)
      const opened = follow(procedure, happenings, day, LAW)
      const mine = stateOf(opened, step.code)
      expect(mine.status, step.code).toBe(ACTORS[step.actor].side === 'theirs' ? 'waiting' : 'open')
      expect(
        mine.missing.map(({ id }) => id),
        step.code,
      ).toEqual(step.before.filter(({ required }) => required).map(({ id }) => id))
      expect(opened.next, step.code).not.toBeNull()
      for (const { outcome, opens } of step.next) {
        counts.branches += 1
        const on = dayAfter(day)
        const after = [...happenings, ...answered(step), { kind: 'ended', step: step.code, outcome, on } as const]
        const state = follow(procedure, after, on, LAW)
        for (const code of opens)
          expect(['closed', undefined], `${step.code} ${outcome} ${code}`).not.toContain(stateOf(state, code).status)
        if (!opens.includes(step.code))
          expect(stateOf(state, step.code)).toMatchObject({ status: 'done', outcome, endedOn: on, missing: [] })
        // The shortest way out of everything that is open.
        let [now, at, turns] = [state, on, 0]
        const all: Happening[] = [...after]
        while (!now.ended && turns < 60) {
          turns += 1
          const left = now.steps.find(({ status }) => status === 'open' || status === 'waiting') as StepState
          at = dayAfter(at)
          all.push(...answered(left.step), { kind: 'ended', step: left.step.code, outcome: wayOut(procedure, left.step), on: at })
          now = follow(procedure, all, at, LAW)
        }
        expect(now.ended, `${step.code} ${outcome} comes to an end`).toBe(true)
        expect(now.actions.filter(({ kind }) => kind !== 'silence')).toEqual([])
        counts.ended += 1
      }
    }
  })

  it('nobody answers: the day passes, what silence means is told, the next step opens', () => {
    for (const step of procedure.steps) {
      const silence = step.ifNobodyAnswers
      const { happenings, day } = recordedTo(procedure, step.code)
      if ('none' in silence) {
        expect(stateOf(follow(procedure, happenings, FAR, LAW), step.code).status, step.code).not.toBe('silent')
        continue
      }
      const days =
        'rules' in silence.after
          ? silence.after.rules.map((rule) => step.deadlines.find((use) => use.rule === rule)?.from ?? '')
          : [silence.after.from]
      for (const from of days) {
        counts.silences += 1
        const dated: Happening[] = from.startsWith('@') ? happenings : [...happenings, { kind: 'day', event: from, on: day }]
        const waits = stateOf(follow(procedure, dated, day, LAW), step.code)
        const last = waits.silence?.on ?? ''
        expect(last, `${step.code} from ${from}`).toMatch(/^\d{4}-\d\d-\d\d$/)
        expect(waits.silence).toMatchObject({ means: silence.means, act: silence.act })
        // A deadline counted backwards from a day of the same week has already passed.
        if (last >= day) expect(stateOf(follow(procedure, dated, last, LAW), step.code).status, step.code).not.toBe('silent')
        const passed = follow(procedure, dated, dayAfter(last > day ? last : day), LAW)
        expect(stateOf(passed, step.code)).toMatchObject({ status: 'silent', outcome: silence.outcome, endedOn: last })
        expect(passed.actions, step.code).toContainEqual({ kind: 'silence', step: step.code, sentence: silence.act, by: last })
        for (const code of step.next.find(({ outcome }) => outcome === silence.outcome)?.opens ?? [])
          expect(stateOf(passed, code).status, `${step.code} opens ${code}`).not.toBe('closed')
        // An answer that comes late wins over silence.
        const late = step.next.find(({ outcome }) => outcome !== silence.outcome)
        if (late === undefined) continue
        const on = dayAfter(dayAfter(last > day ? last : day))
        const answer = follow(procedure, [...dated, { kind: 'ended', step: step.code, outcome: late.outcome, on }], on, LAW)
        expect(['done', 'open', 'waiting'], step.code).toContain(stateOf(answer, step.code).status)
      }
    }
  })
})

describe('what the procedures were followed through', () => {
  it('is every branch and every silence', () => {
    const all = PROCEDURES.flatMap(({ steps }) => steps)
    expect(counts.branches).toBe(all.flatMap(({ next }) => next).length)
    expect(counts.ended).toBe(counts.branches)
    expect(counts.silences).toBeGreaterThanOrEqual(all.filter(({ ifNobodyAnswers }) => !('none' in ifNobodyAnswers)).length)
    process.stdout.write(`procedures followed: ${counts.branches} branches to an end, ${counts.silences} silences told\n`)
  })
})
