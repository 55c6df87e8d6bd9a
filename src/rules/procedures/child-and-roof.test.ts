import { describe, expect, it } from 'vitest'
import { deadlineOf } from '../deadlines/rules.ts'
import { byLaw } from './by-law.ts'
import type { Happening } from './happenings.ts'
import type { Procedure, Step } from './procedure.ts'
import { procedureOf, stepOf } from './procedures.ts'
import { follow } from './run.ts'
import { ACTORS } from './words.ts'

/** What somebody who does it every week looks for in the information préoccupante and in the eviction. */

const LAW = byLaw('mainland')
const get = (id: string): Procedure => procedureOf(id) as Procedure
const step = (id: string, code: string): Step => stepOf(get(id), code) as Step
const checks = (id: string, code: string): readonly string[] => step(id, code).before.map((check) => check.id)
const texts = (one: Step): string =>
  [one.content, ...one.law.map(({ text }) => text), ...('none' in one.ifNobodyAnswers ? [] : [one.ifNobodyAnswers.means.text])].join(' ')

describe('a danger that somebody calls grave and immediate', () => {
  const said: readonly Happening[] = [
    { kind: 'day', event: 'begun', on: '2026-03-02' },
    { kind: 'ended', step: 'write', outcome: 'immediateDanger', on: '2026-03-02' },
  ]
  it('is ours to call at once, then the parents, then the writing goes to the CRIP all the same', () => {
    const state = follow(get('concernReport'), said, '2026-03-02', LAW)
    expect(state.next?.step).toBe('urgent')
    expect(ACTORS[step('concernReport', 'urgent').actor].side).toBe('ours')
    const called = follow(
      get('concernReport'),
      [...said, { kind: 'ended', step: 'urgent', outcome: 'done', on: '2026-03-02' }],
      '2026-03-02',
      LAW,
    )
    expect(called.next?.step).toBe('inform')
  })
  it('is found as well at the visit, and goes to the justice without waiting for the report', () => {
    expect(step('concernReport', 'meet').next).toContainEqual({ outcome: 'immediateDanger', opens: ['alert'], atOnce: true })
  })
  it('leaves an hour, and not only a day, wherever something leaves', () => {
    for (const [id, code, check] of [
      ['concernReport', 'urgent', 'calledAt'],
      ['concernReport', 'send', 'sentAt'],
      ['judicialReport', 'send', 'sentAt'],
    ] as const) {
      expect(checks(id, code), `${id}.${code}`).toContain(check)
      expect(step(id, code).before.find((one) => one.id === check)?.ask).toMatch(/heure/)
    }
  })
})

describe('what follows an information préoccupante', () => {
  it('is written to the parents and the child, and said to who transmitted, or why not', () => {
    expect(checks('concernReport', 'answer')).toEqual(['familyWritten', 'authorTold'])
    for (const one of step('concernReport', 'answer').before) expect(one).toMatchObject({ required: true, reasonIfNo: true })
  })
  it('is due to the professional within three months of the transmission, without asking (CASF L226-5)', () => {
    expect(texts(step('concernReport', 'answer'))).toMatch(/trois mois de la transmission/)
    expect(deadlineOf('ipAuthorInformed').law.verified).toBe(true)
  })
  it('is never called a danger by the machine, not even when a date passes', () => {
    const report = step('concernReport', 'report')
    expect(texts(report)).not.toMatch(/n’est pas moins en danger/)
    for (const id of ['ipQualification', 'ipEvaluation']) expect(deadlineOf(id).ifMissed).not.toMatch(/en danger/)
  })
})

describe('an eviction', () => {
  it('asks before the hearing whether the current rent is paid again and delays are asked', () => {
    expect(checks('eviction', 'hearing')).toEqual(['rentBeforeHearing', 'delaysWanted'])
    expect(checks('eviction', 'summons')).toContain('prefectInTime')
  })
  it('never sends a diagnostic that the person did not read, nor supposes why she did not come', () => {
    expect(checks('eviction', 'dsf')).toContain('readByPerson')
    expect(texts(step('eviction', 'dsf'))).not.toMatch(/La personne ne vient pas|ce que l’on sait/)
  })
  it('names the over-indebtedness beside the delays, and the rent of the month in the plan', () => {
    expect(texts(step('eviction', 'delays'))).toMatch(/surendettement/)
    expect(texts(step('eviction', 'payPlan'))).toMatch(/loyer courant/)
  })
})
