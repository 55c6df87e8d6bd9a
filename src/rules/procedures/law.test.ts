import { describe, expect, it } from 'vitest'
import { deadlineOf } from '../deadlines/rules.ts'
import { byLaw } from './by-law.ts'
import type { Happening } from './happenings.ts'
import type { Procedure, Step } from './procedure.ts'
import { PROCEDURES, procedureOf, stepOf } from './procedures.ts'
import { follow } from './run.ts'
import type { Outcome } from './words.ts'

/** Points of law that were wrong once: each says which text it stands on. */

const LAW = byLaw('mainland')
const get = (id: string): Procedure => procedureOf(id) as Procedure
const at = (id: string, code: string): Step => stepOf(get(id), code) as Step
const day = (event: string, on: string): Happening => ({ kind: 'day', event, on })
const end = (step: string, outcome: Outcome, on: string): Happening => ({ kind: 'ended', step, outcome, on })
const rulesOf = (procedure: Procedure): readonly string[] => procedure.steps.flatMap(({ deadlines }) => deadlines.map(({ rule }) => rule))

describe('a decision that does not say how it is contested', () => {
  it('has the reasonable time of one year before the administrative judge alone (CE, Ass., 13 July 2016, n° 387763)', () => {
    const counted = PROCEDURES.filter((one) => rulesOf(one).includes('appealCzabaj')).map(({ id }) => id)
    // MDPH and France Travail: the administrative judge for some of their decisions
    expect(counted.toSorted()).toEqual(['AP11', 'AP2', 'AP3', 'AP4', 'AP5', 'AP6', 'AP8', 'AP9'].map((code) => `appeal${code}`).toSorted())
    expect(deadlineOf('appealCzabaj').title).toContain('tribunal administratif')
    for (const id of ['appealAP5', 'appealAP8'])
      expect(
        at(id, 'late')
          .law.map(({ text }) => text)
          .join(' '),
        id,
      ).toContain('selon le juge')
  })
  it('has no such limit before a judicial court (Cass., Ass. plén., 8 March 2024, n° 21-12.560)', () => {
    for (const id of ['appealAP1', 'appealAP1m', 'appealAP7', 'appealAP10']) {
      const said = at(id, 'late').law.find(({ source }) => source?.includes('21-12.560'))
      expect(said?.verified, id).toBe(false)
      expect(at(id, 'late').deadlines, id).toEqual([])
    }
  })
})

describe('legal aid asked for in time', () => {
  it('is never said to suspend: it stops no first appeal, and begins the time of the court anew', () => {
    for (const { id, steps } of PROCEDURES)
      for (const ask of steps.flatMap(({ before }) => before.map((check) => check.ask)))
        if (/juridictionnelle/.test(ask)) expect(ask, id).not.toMatch(/suspend/)
    for (const { id } of PROCEDURES.filter((one) => one.id.startsWith('appealAP') && one.id !== 'appealAP10'))
      expect(at(id, 'read').before.find((check) => check.id === 'legalAid')?.ask, id).toMatch(/n’arrête pas ce premier délai/)
  })
})

describe('a decision of a court', () => {
  it('a judgment has one month, an order fifteen days, a refusal of legal aid fifteen days: each from its own day', () => {
    const due = (event: string): (string | null)[] =>
      follow(get('appealAP10'), [day('begun', '2026-09-07'), day(event, '2026-09-07')], '2026-09-08', LAW)
        .steps.flatMap(({ clocks }) => clocks)
        .flatMap(({ from, due: last, rule }) => (from === event ? [`${rule} ${last}`] : []))
        .filter((one, index, all) => all.indexOf(one) === index)
    // one month after Monday 7 September; fifteen days after it
    expect(due('decisionNotified')).toEqual(['judgmentAppeal 2026-10-07'])
    expect(due('orderNotified')).toEqual(['refereAppeal 2026-09-22'])
    expect(due('aidRefused')).toEqual(['ajAppeal 2026-09-22'])
  })
})

describe('an energy bill', () => {
  it('leaves fourteen days after it was issued, as the rule and the event both say (décret 2008-780, art. 1)', () => {
    const bill = at('energyCut', 'bill')
    expect(deadlineOf('energyNotice').from).toContain('Émission')
    expect(bill.deadlines).toEqual([{ rule: 'energyNotice', from: 'issuedOn' }])
    expect(bill.starts.find(({ id }) => id === 'issuedOn')?.label).toBe('Facture émise le')
    const state = follow(get('energyCut'), [day('begun', '2026-11-02'), day('issuedOn', '2026-11-02')], '2026-11-03', LAW)
    // fourteen days after Monday 2 November
    expect(state.steps[0]?.clocks[0]?.due).toBe('2026-11-16')
    // nothing is counted from the last day to pay: the first letter may leave on it
    expect(rulesOf(get('energyCut')).length).toBe(4)
    expect(
      get('energyCut')
        .law.map(({ text }) => text)
        .join(' '),
    ).toContain('date limite de paiement')
  })
})

describe('a plan proposed to the creditors', () => {
  it('is held for accepted by those who are silent for thirty days, and is then signed (C. conso. L732-3, D732-3, R732-1)', () => {
    const plan = [
      day('begun', '2026-02-02'),
      end('prepare', 'done', '2026-02-02'),
      end('filed', 'granted', '2026-02-02'),
      day('planReceived', '2026-02-02'),
    ]
    // thirty days after Monday 2 February: Wednesday 4 March
    const state = follow(get('overIndebtedness'), plan, '2026-03-05', LAW)
    const stateOf = (code: string) => state.steps.find(({ step }) => step.code === code)
    expect(stateOf('creditors')).toMatchObject({ status: 'silent', outcome: 'accepted', endedOn: '2026-03-04' })
    expect(stateOf('plan')?.status).toBe('open')
    expect(deadlineOf('surendettementPlanAccept').ifMissed).toContain('tenus pour d’accord')
    const all = get('overIndebtedness').steps.flatMap(({ ifNobodyAnswers: silent }) => ('means' in silent ? [silent.means.text] : []))
    expect(all.join(' ')).not.toMatch(/pas accepté à temps est refusé/)
  })
})
