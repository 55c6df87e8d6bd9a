import { describe, expect, it } from 'vitest'
import { answer } from '#rules/answer.ts'
import { CATALOGUE } from '#rules/catalogue/catalogue.ts'
import type { Situation } from '#rules/situation/situation.ts'
import { monthOf } from '#rules/time.ts'
import { gapsOf, toleranceCents } from './gaps.ts'
import type { RightStatus } from './model.ts'

const month = monthOf('2026-06')
const rights = CATALOGUE.filter(({ computed }) => computed.length > 0)

/** Alone, 40 years old, housed for nothing, no income at all: the RSA is sure. */
const alone: Situation = {
  persons: [
    {
      id: 'p',
      role: 'parent',
      birthDate: '1986-01-10',
      citizenship: 'french',
      activity: 'inactive',
      pregnancy: 'none',
      disabilityRate: 0,
      savings: 'none',
      property: 'none',
      otherAmounts: 'none',
      amounts: {},
    },
  ],
  marital: 'single',
  aloneSince: 'always',
  housing: { tenure: 'hosted', sharesCosts: false },
}
const status = (over: Partial<RightStatus>): RightStatus => ({
  id: 'v',
  seriesId: 's',
  slug: 'rsa',
  subjectId: null,
  status: 'open',
  amountCents: 50_000,
  per: 'month',
  since: null,
  until: null,
  notifiedOn: null,
  reason: null,
  note: '',
  saidOn: '2026-06-02',
  author: '',
  compartmentKind: 'budget',
  ...over,
})
const gaps = (statuses: RightStatus[], situation: Situation = alone) =>
  gapsOf({ statuses, situation, rights, answers: [answer(situation, month)] })

const rsa = answer(alone, month).rights.find(({ right }) => right.id === 'rsa')?.outcome
if (rsa?.kind !== 'due') throw new Error(`The example is to be sure: ${JSON.stringify(rsa)}`)
const due = rsa.amount

describe('gaps', () => {
  it('are none up to the tolerance, on either side', () => {
    for (const cents of [due, due + toleranceCents, due - toleranceCents]) {
      const [gap, ...others] = gaps([status({ amountCents: cents })])
      expect(others).toEqual([])
      expect(gap).toMatchObject({
        kind: 'within',
        differenceCents: 0,
        receivedCents: cents,
        computed: { low: due, high: due },
        question: null,
      })
    }
  })

  it('say more or less than the estimate, what may come of it, and blame nobody', () => {
    const [more] = gaps([status({ amountCents: due + 1_300 })])
    expect(more).toMatchObject({ kind: 'more', differenceCents: 1_300 })
    expect(more?.sentence).toMatch(/^perçu .*, calculé .*\u00A0: 13\u00A0€ de plus que l’estimation, indu possible$/)
    const [less] = gaps([status({ amountCents: due - 501 })])
    expect(less).toMatchObject({ kind: 'less', differenceCents: 501 })
    expect(less?.sentence).toMatch(/5,01\u00A0€ de moins que l’estimation, rappel possible$/)
    for (const gap of [more, less]) expect(gap?.sentence).not.toMatch(/erreur|faute|fraude|trompe/)
  })

  it('stand within a range while something is unknown, and name the question', () => {
    const { aloneSince: _since, ...rest } = alone
    const unsure: Situation = { ...rest, housing: {} }
    const outcome = answer(unsure, month).rights.find(({ right }) => right.id === 'rsa')?.outcome
    if (outcome?.kind !== 'unknown') throw new Error('The example is to be unsure')
    expect(outcome.low).toBeLessThan(outcome.high)
    const [gap] = gaps([status({ amountCents: outcome.high })], unsure)
    expect(gap).toMatchObject({ kind: 'within' })
    expect(gap?.sentence).toContain('dans la fourchette')
    expect(gap?.question).toMatch(/\?$/)
    expect(gaps([status({ amountCents: outcome.high + 501 })], unsure)[0]).toMatchObject({ kind: 'more', differenceCents: 501 })
  })

  it('are unknown, never 0, for what the engine does not compute or for another period', () => {
    expect(gaps([status({ slug: 'fsl' })])[0]).toMatchObject({ kind: 'unknown', computed: null, differenceCents: 0 })
    expect(gaps([status({ per: 'year' })])[0]).toMatchObject({ kind: 'unknown', computed: null })
    expect(gaps([status({ slug: 'fsl' })])[0]?.sentence).toContain('ne se calcule pas ici')
  })

  it('look at open rights with an amount, in their time', () => {
    const none = [
      status({ status: 'requested' }),
      status({ amountCents: null, per: null }),
      status({ since: '2026-07-01' }),
      status({ until: '2026-05-31' }),
    ]
    for (const one of none) expect(gaps([one])).toEqual([])
    expect(gaps([status({ since: '2026-06-20', until: '2026-06-30' })])).toHaveLength(1)
  })

  it('compare what the ledger says was paid, in its month, unless the review follows that right', () => {
    const paid: Situation = { ...alone, received: { rsa: { '2026-05': due + 2_000 } } }
    const answers = [answer(paid, month), answer(paid, month - 1)]
    const [gap, ...others] = gapsOf({ statuses: [], situation: paid, rights, answers })
    expect(others).toEqual([])
    expect(gap).toMatchObject({ slug: 'rsa', month: month - 1, kind: 'more' })
    expect(gap?.sentence).toContain('en mai')
    expect(gapsOf({ statuses: [status({})], situation: paid, rights, answers }).map((one) => one.month)).toEqual([month])
  })

  it('take the housing aid, whichever of the three, as one payment', () => {
    const paid: Situation = { ...alone, received: { al: { '2026-06': 20_000 } } }
    const [gap] = gapsOf({ statuses: [], situation: paid, rights, answers: [answer(paid, month)] })
    expect(gap).toMatchObject({ slug: 'aide-au-logement', receivedCents: 20_000 })
  })
})
