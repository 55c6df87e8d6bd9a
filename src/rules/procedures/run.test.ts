import { describe, expect, it } from 'vitest'
import { BadInput } from '../bad-input.ts'
import { byLaw } from './by-law.ts'
import type { Happening, Happenings } from './happenings.ts'
import type { Procedure } from './procedure.ts'
import { procedureOf } from './procedures.ts'
import { follow, type ProcedureState, type StepState } from './run.ts'
import type { Outcome } from './words.ts'

const LAW = byLaw('mainland')
const get = (id: string): Procedure => procedureOf(id) as Procedure
const day = (event: string, on: string): Happening => ({ kind: 'day', event, on })
const end = (step: string, outcome: Outcome, on: string): Happening => ({ kind: 'ended', step, outcome, on })
const say = (step: string, check: string, answer: string, reason?: string): Happening => ({
  kind: 'recorded',
  step,
  check,
  answer,
  ...(reason !== undefined && { reason }),
})
const at = (state: ProcedureState, code: string): StepState => state.steps.find(({ step }) => step.code === code) as StepState
const clock = (state: ProcedureState, code: string, rule: string): StepState['clocks'][number] | undefined =>
  at(state, code).clocks.find((one) => one.rule === rule)

/** An information préoccupante received on Wednesday 4 March 2026 and given to a team. */
const IP: Happenings = [
  day('begun', '2026-03-02'),
  end('write', 'done', '2026-03-02'),
  end('inform', 'done', '2026-03-03'),
  end('send', 'done', '2026-03-03'),
  day('receivedByCrip', '2026-03-04'),
  end('receipt', 'danger', '2026-03-06'),
]

describe('an information préoccupante', () => {
  const ip = get('concernReport')

  it('has three months from the day the CRIP received it', () => {
    const state = follow(ip, IP, '2026-03-10', LAW)
    expect(clock(state, 'assign', 'ipEvaluation')).toMatchObject({
      since: '2026-03-04',
      due: '2026-06-04',
      status: 'running',
      daysLeft: 86,
    })
    expect(state.next).toMatchObject({ step: 'assign', kind: 'check', by: '2026-06-04' })
  })

  it('is stopped, then goes on with the days that were left', () => {
    const stopped = [...IP, { kind: 'paused', rule: 'ipEvaluation', from: '2026-04-01', until: null, reason: 'Famille partie' } as const]
    expect(clock(follow(ip, stopped, '2026-04-20', LAW), 'assign', 'ipEvaluation')).toMatchObject({ due: null, status: 'stopped' })
    const resumed = [
      ...stopped,
      { kind: 'paused', rule: 'ipEvaluation', from: '2026-04-01', until: '2026-04-10', reason: 'Famille de retour' } as const,
    ]
    // From 1 April to 4 June, both counted, 30 + 31 + 4 = 65 days were left: 65 days after 10 April are 20 of April, 31 of May, 14 of June.
    expect(clock(follow(ip, resumed, '2026-04-20', LAW), 'assign', 'ipEvaluation')).toMatchObject({ due: '2026-06-14', status: 'running' })
  })

  it('has the shorter time of the service under two years, and says when the service set none', () => {
    const young = [...IP, say('assign', 'underTwo', 'yes')]
    const set = follow(ip, young, '2026-03-10', byLaw('mainland', { ipUnderTwoDays: 45 }))
    // 27 days of March and 18 of April.
    expect(clock(set, 'assign', 'ipEvaluation')?.due).toBe('2026-04-18')
    const unset = clock(follow(ip, young, '2026-03-10', LAW), 'assign', 'ipEvaluation')
    expect(unset?.due).toBe('2026-06-04')
    expect(unset?.steps.at(-1)).toContain('Elle n’est pas réglée')
    const longer = follow(ip, young, '2026-03-10', byLaw('mainland', { ipUnderTwoDays: 200 }))
    expect(clock(longer, 'assign', 'ipEvaluation')?.due).toBe('2026-06-04')
  })

  it('keeps the date that somebody chose, with its reason, over the computed one', () => {
    const chosen = [
      ...IP,
      { kind: 'chosen', rule: 'ipEvaluation', from: 'receivedByCrip', due: '2026-05-01', reason: 'Demande de la cellule' } as const,
    ]
    expect(clock(follow(ip, chosen, '2026-03-10', LAW), 'assign', 'ipEvaluation')).toMatchObject({
      due: '2026-05-01',
      chosen: { due: '2026-05-01', reason: 'Demande de la cellule' },
    })
  })

  it('asks why the parents were not informed, and is content with the reason', () => {
    const begun = IP.slice(0, 2)
    const missing = (more: Happenings): readonly string[] =>
      at(follow(ip, [...begun, ...more], '2026-03-03', LAW), 'inform').missing.map(({ id }) => id)
    expect(missing([])).toEqual(['parentsInformed', 'childInformed'])
    expect(missing([say('inform', 'parentsInformed', 'no'), say('inform', 'childInformed', 'yes')])).toEqual(['parentsInformed'])
    expect(missing([say('inform', 'parentsInformed', 'no', '  '), say('inform', 'childInformed', 'yes')])).toEqual(['parentsInformed'])
    expect(missing([say('inform', 'parentsInformed', 'no', 'Violences dans la famille'), say('inform', 'childInformed', 'yes')])).toEqual(
      [],
    )
  })

  it('never says by itself that there is a danger: nothing recorded, no branch of danger', () => {
    const state = follow(ip, [day('begun', '2026-03-02')], '2030-01-01', LAW)
    expect(state.steps.map(({ outcome }) => outcome)).toEqual(state.steps.map(() => null))
    expect(state.next?.step).toBe('write')
  })
})

describe('an eviction that begins in the middle', () => {
  const eviction = get('eviction')

  it('opens at the letter that arrived, and counts six weeks', () => {
    const state = follow(eviction, [day('orderReceived', '2026-02-02')], '2026-02-10', LAW)
    expect(at(state, 'arrears').status).toBe('closed')
    // Six weeks after Monday 2 February: Monday 16 March.
    expect(clock(state, 'order', 'commandementPayer')?.due).toBe('2026-03-16')
    expect(state.next).toMatchObject({ step: 'order', by: '2026-03-16' })
  })

  it('goes from the commandement to the force publique, where two months of silence refuse', () => {
    const all: Happenings = [
      day('orderReceived', '2026-02-02'),
      end('order', 'missed', '2026-03-17'),
      day('summonsReceived', '2026-04-01'),
      day('hearingOn', '2026-06-15'),
      end('summons', 'done', '2026-04-02'),
      day('prefectAsked', '2026-04-03'),
      end('dsf', 'done', '2026-05-20'),
      end('hearing', 'refused', '2026-06-15'),
      day('judgmentNotified', '2026-07-01'),
      end('judgment', 'accepted', '2026-08-01'),
      day('leaveOrderReceived', '2026-08-10'),
      end('leaveOrder', 'missed', '2026-10-12'),
      end('delays', 'refused', '2026-10-20'),
      day('forceAsked', '2026-10-21'),
    ]
    const before = follow(eviction, all, '2026-12-21', LAW)
    expect(at(before, 'force')).toMatchObject({ status: 'waiting', waitingFor: 'prefect', silence: { on: '2026-12-21' } })
    const after = follow(eviction, all, '2026-12-22', LAW)
    expect(at(after, 'force')).toMatchObject({ status: 'silent', outcome: 'impliedRefusal' })
    expect(at(after, 'force').silence?.means).toMatchObject({ verified: true, source: 'CPCE R153-1' })
    expect(at(after, 'wait').status).toBe('open')
    expect(at(after, 'truce').status).toBe('closed')
    // The préfet answers after all: what was recorded wins.
    const answered = follow(eviction, [...all, end('force', 'granted', '2027-01-05')], '2027-01-06', LAW)
    expect(at(answered, 'force')).toMatchObject({ status: 'done', outcome: 'granted' })
    expect(at(answered, 'truce').status).toBe('open')
    // Fifteen working days after Friday 3 April (Easter Monday and 1 May do not count), five before Monday 15 June.
    expect(clock(answered, 'dsf', 'dsfOffer')).toMatchObject({ due: '2026-04-27', status: 'late' })
    expect(clock(answered, 'dsf', 'dsfSent')).toMatchObject({ due: '2026-06-08', status: 'met' })
  })
})

describe('an appeal about the RSA', () => {
  const rsa = get('appealAP3')

  it('is in time on its last day, and late the day after', () => {
    const begun: Happenings = [day('begun', '2026-03-10'), day('decisionNotified', '2026-03-09'), end('read', 'contested', '2026-03-10')]
    expect(clock(follow(rsa, begun, '2026-05-09', LAW), 'first', 'appealRsaRapo')).toMatchObject({
      due: '2026-05-09',
      status: 'running',
      daysLeft: 0,
    })
    expect(at(follow(rsa, begun, '2026-05-09', LAW), 'first').status).toBe('open')
    const late = follow(rsa, begun, '2026-05-10', LAW)
    expect(at(late, 'first')).toMatchObject({ status: 'silent', outcome: 'missed' })
    expect(at(late, 'late').status).toBe('open')
    const inTime = follow(rsa, [...begun, end('first', 'done', '2026-05-09')], '2026-06-01', LAW)
    expect(clock(inTime, 'first', 'appealRsaRapo')?.status).toBe('met')
  })

  it('nobody answers: the silence of two months starts the clock of the tribunal by itself, until somebody records another day', () => {
    const sent: Happenings = [
      day('begun', '2026-03-10'),
      day('decisionNotified', '2026-03-09'),
      end('read', 'contested', '2026-03-10'),
      end('first', 'done', '2026-03-12'),
      day('appealReceived', '2026-03-13'),
    ]
    const silent = follow(rsa, sent, '2026-05-14', LAW)
    expect(at(silent, 'answer')).toMatchObject({ status: 'silent', outcome: 'impliedRefusal', endedOn: '2026-05-13' })
    // Two months after 13 May, délai franc: 14 July, a holiday, so 15 July.
    expect(clock(silent, 'court', 'appealRsaCourt')).toMatchObject({ since: '2026-05-13', due: '2026-07-15', status: 'running' })
    expect(silent.next).toMatchObject({ kind: 'silence', step: 'answer' })
    const answered = follow(rsa, [...sent, day('answerReceived', '2026-05-20')], '2026-05-21', LAW)
    expect(clock(answered, 'court', 'appealRsaCourt')?.since).toBe('2026-05-20')
  })
})

describe('what the engine refuses, and what it asks first', () => {
  it('a step, an event, an outcome or a check that the procedure has not', () => {
    for (const one of [
      day('nothing', '2026-01-01'),
      end('nothing', 'done', '2026-01-01'),
      end('write', 'paid', '2026-01-01'),
      say('write', 'nothing', 'yes'),
      say('nothing', 'underTwo', 'yes'),
    ])
      expect(() => follow(get('concernReport'), [one], '2026-01-01', LAW), JSON.stringify(one)).toThrow(BadInput)
  })

  it('nothing recorded has not begun; a day that is missing is asked before anything else', () => {
    const nothing = follow(get('mdph'), [], '2026-01-01', LAW)
    expect(nothing).toMatchObject({ begun: false, ended: false, next: null, actions: [] })
    const filed = follow(get('mdph'), [day('begun', '2026-01-05'), end('prepare', 'done', '2026-01-06')], '2026-01-07', LAW)
    expect(filed.next).toMatchObject({ kind: 'date', step: 'filed', sentence: 'À noter : « Dossier complet déposé le ».' })
  })

  it('the MDPH: four months of silence are a refusal, and the appeal runs from that day', () => {
    const filed: Happenings = [
      day('begun', '2026-01-05'),
      end('prepare', 'done', '2026-01-06'),
      day('filedOn', '2026-01-07'),
      end('filed', 'complete', '2026-01-20'),
      end('evaluation', 'agreed', '2026-03-02'),
    ]
    const state = follow(get('mdph'), filed, '2026-05-08', LAW)
    expect(at(state, 'decision')).toMatchObject({ status: 'silent', outcome: 'impliedRefusal', endedOn: '2026-05-07' })
    expect(clock(state, 'appeal', 'appealMdphRapo')).toMatchObject({ since: '2026-05-07', status: 'running' })
  })

  it('the APA: two months of silence grant', () => {
    const filed: Happenings = [
      day('begun', '2026-01-05'),
      end('prepare', 'done', '2026-01-06'),
      day('filedOn', '2026-01-07'),
      day('completeOn', '2026-01-15'),
      end('filed', 'complete', '2026-01-15'),
      end('visit', 'accepted', '2026-02-10'),
    ]
    const state = follow(get('apa'), filed, '2026-03-16', LAW)
    expect(at(state, 'decision')).toMatchObject({ status: 'silent', outcome: 'impliedGrant', endedOn: '2026-03-15' })
    expect(at(state, 'ask').status).toBe('open')
  })
})

describe('an information préoccupante that nobody acknowledges', () => {
  it('is sent again after a week, and waited for a week more', () => {
    const begun = IP.slice(0, 4)
    expect(at(follow(get('concernReport'), begun, '2026-03-10', LAW), 'receipt').status).toBe('waiting')
    const silent = follow(get('concernReport'), begun, '2026-03-11', LAW)
    expect(at(silent, 'receipt')).toMatchObject({ status: 'silent', outcome: 'noAnswer' })
    expect(at(silent, 'send').status).toBe('open')
    const again = follow(get('concernReport'), [...begun, end('send', 'done', '2026-03-11')], '2026-03-12', LAW)
    expect(at(again, 'receipt')).toMatchObject({ status: 'waiting', openedOn: '2026-03-11', silence: { on: '2026-03-18' } })
  })
})
