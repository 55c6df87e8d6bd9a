import { lastDayOf } from '../../catalogue/deadline.ts'
import type { Happening } from '../happenings.ts'
import type { Procedure, Step } from '../procedure.ts'
import { stepOf } from '../procedures.ts'
import type { Outcome } from '../words.ts'

/** Ways through the procedures, for the tests that follow every one of them. */

export const BEGUN = '2026-01-05'
export const dayAfter = (day: string): string => lastDayOf(day, { days: 1 })

/** One way through a procedure: which step ends how. */
type Way = readonly { readonly step: Step; readonly outcome: Outcome }[]

/** The shortest ways that open a step: from the beginning, or from the letter that opens it (an empty way, with the event). */
const wayTo = (procedure: Procedure, code: string): { readonly way: Way; readonly letter: string | null } => {
  const first = procedure.steps[0] as Step
  const seen = new Set([first.code])
  const queue: { readonly step: Step; readonly way: Way }[] = [{ step: first, way: [] }]
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    if (one.step.code === code) return { way: one.way, letter: null }
    for (const { outcome, opens } of one.step.next)
      for (const next of opens) {
        if (seen.has(next)) continue
        seen.add(next)
        queue.push({ step: stepOf(procedure, next) as Step, way: [...one.way, { step: one.step, outcome }] })
      }
  }
  const letter = stepOf(procedure, code)?.starts.find(({ opens }) => opens)?.id ?? null
  return { way: [], letter }
}

/** Everything recorded to come to a step: begun or its letter, each step with its checks answered, one day apart. */
export const recordedTo = (procedure: Procedure, code: string): { readonly happenings: Happening[]; readonly day: string } => {
  const { way, letter } = wayTo(procedure, code)
  if (letter !== null) return { happenings: [{ kind: 'day', event: letter, on: BEGUN }], day: BEGUN }
  const happenings: Happening[] = [{ kind: 'day', event: 'begun', on: BEGUN }]
  let day = BEGUN
  for (const { step, outcome } of way) {
    day = dayAfter(day)
    happenings.push(...answered(step), { kind: 'ended', step: step.code, outcome, on: day })
  }
  return { happenings, day }
}

export const answered = ({ code, before }: Step): Happening[] =>
  before.map(({ id }): Happening => ({ kind: 'recorded', step: code, check: id, answer: 'yes' }))

/** Every step that a branch may still open, however far, from these. */
export const stepsBehind = (procedure: Procedure, codes: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (code: string): void => {
    for (const { opens } of stepOf(procedure, code)?.next ?? [])
      for (const next of opens) {
        if (found.has(next)) continue
        found.add(next)
        visit(next)
      }
  }
  codes.forEach(visit)
  return found
}
