import { describe, expect, it } from 'vitest'
import { evaluationOf } from '../testing/build.ts'
import { monthOf } from '../time.ts'
import { Trace } from '../trace.ts'
import { chequeCases } from './cheque.cases.ts'
import { chequeEnergie, chequeEnergieOfOpenFisca } from './cheque.ts'

const month = monthOf('2026-05')

describe('chèque énergie', () => {
  it.each(chequeCases.map((one) => [one.name, one] as const))('%s', (_name, { spec, euros, reason }) => {
    const t = new Trace()
    const ev = evaluationOf(spec, '2026-05')
    expect(chequeEnergie(ev, month, t)).toBe(euros * 100)
    expect(chequeEnergie(ev, month)).toBe(euros * 100)
    expect(t.steps.at(-1)?.value).toBe(euros * 100)
    if (euros === 0) expect(t.reasons.at(-1)?.text).toContain(reason)
  })

  it('keeps the ceiling of 2021 for OpenFisca’s variable', () => {
    const between = chequeCases.find(({ name }) => name === 'a cent under the ceiling')!
    expect(chequeEnergieOfOpenFisca(evaluationOf(between.spec, '2026-05'), month)).toBe(0)
  })
})
