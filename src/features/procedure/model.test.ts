import { describe, expect, test } from 'vitest'
import { PROCEDURES, procedureOf } from '#rules/procedures/procedures.ts'
import type { Procedure } from '#rules/procedures/procedure.ts'
import { deadlinesOf, happeningsOf, standing, stateOf } from './model.ts'
import type { ProcedureEvent, ProcedureEventBody } from './model.ts'
import { eventWords } from './history.tsx'

let at = 0
const event = (body: ProcedureEventBody, correctsId: string | null = null): ProcedureEvent => {
  at += 1
  return { ...body, id: `e${at}`, day: '2026-01-05', author: '', writtenAt: new Date(at), correctsId }
}
const named = (id: string): Procedure => procedureOf(id) as Procedure
const begun = (): ProcedureEvent => event({ kind: 'day', event: 'begun', on: '2026-01-05' })

describe('what still counts', () => {
  test('a corrected event counts as the last that corrects it, in its own place', () => {
    const first = event({ kind: 'day', event: 'orderReceived', on: '2026-02-02' })
    const end = event({ kind: 'ended', step: 'arrears', outcome: 'plan', on: '2026-02-03' })
    const second = event({ kind: 'day', event: 'orderReceived', on: '2026-02-01' }, first.id)
    const third = event({ kind: 'day', event: 'orderReceived', on: '2026-01-31' }, second.id)
    expect(standing([first, end, second, third]).map(({ id }) => id)).toEqual([third.id, end.id])
  })
  test('one that is taken back is not there, and a note is nothing to the law', () => {
    const wrong = event({ kind: 'ended', step: 'arrears', outcome: 'paid', on: '2026-02-03' })
    const back = event({ kind: 'withdrawn', reason: 'Un autre foyer' }, wrong.id)
    expect(happeningsOf([wrong, back, event({ kind: 'note', step: null, words: 'Un mot' })])).toEqual([])
  })
})

describe('the deadlines of a state', () => {
  test('none while the day it runs from is not known; one for each rule and event, however many steps it spans', () => {
    const report = named('concernReport')
    const none = stateOf(report, [begun()], '2026-01-06', 'mainland')
    expect(deadlinesOf(none, 'mainland', '2026-01-06').filter(({ counted }) => counted.body.rule !== undefined)).toEqual([])
    const received = event({ kind: 'day', event: 'receivedByCrip', on: '2026-01-05' })
    const danger = event({ kind: 'ended', step: 'receipt', outcome: 'danger', on: '2026-01-07' })
    const state = stateOf(report, [begun(), received, danger], '2026-01-08', 'mainland')
    const wanted = deadlinesOf(state, 'mainland', '2026-01-08')
    expect(wanted.filter(({ counted }) => counted.body.rule === 'ipEvaluation')).toHaveLength(1)
    expect(new Set(wanted.map(({ key }) => key)).size).toBe(wanted.length)
    // three months from the fifth of January
    expect(wanted.find(({ counted }) => counted.body.rule === 'ipEvaluation')).toMatchObject({
      waitsFor: 'us',
      weight: 1,
      counted: { due: '2026-04-05', stoppedOn: null },
    })
  })
  test('what somebody else does waits for them, and is ours once nobody answered', () => {
    const shelter = named('emergencyShelter')
    const events = [begun()]
    for (const today of ['2026-01-05', '2026-06-05']) {
      const wanted = deadlinesOf(stateOf(shelter, events, today, 'mainland'), 'mainland', today)
      for (const one of wanted) expect(['us', 'person', 'body']).toContain(one.waitsFor)
    }
  })
})

test('every event of every procedure is said in words, without a code', () => {
  let said = 0
  for (const procedure of PROCEDURES)
    for (const step of procedure.steps) {
      const bodies: ProcedureEventBody[] = [
        ...step.starts.map(({ id }): ProcedureEventBody => ({ kind: 'day', event: id, on: '2026-01-05' })),
        ...step.next.map(({ outcome }): ProcedureEventBody => ({ kind: 'ended', step: step.code, outcome, on: '2026-01-05' })),
        ...step.before.map(({ id }): ProcedureEventBody => ({ kind: 'recorded', step: step.code, check: id, answer: 'yes' })),
        ...step.deadlines.map(({ rule }): ProcedureEventBody => ({
          kind: 'paused',
          rule,
          from: '2026-01-05',
          until: null,
          reason: 'Motif.',
        })),
      ]
      for (const body of bodies) {
        said += 1
        expect(eventWords(procedure, body, '2026-01-06'), `${procedure.id} ${step.code}`).not.toMatch(/\b[a-z]+[A-Z][a-z]+\b/)
      }
    }
  expect(said).toBeGreaterThan(500)
})
