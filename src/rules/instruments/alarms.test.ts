import { describe, expect, it } from 'vitest'
import { procedureOf } from '../procedures/procedures.ts'
import { ALARMS } from './alarms.ts'
import { questionsOf } from './engine.ts'
import { optionsOf } from './instrument.ts'
import { INSTRUMENTS } from './instruments.ts'

describe('alarms of instruments', () => {
  it.each([...ALARMS])('%s: names conclusions and procedures that exist', (id, { words, procedures }) => {
    const instrument = INSTRUMENTS.find((one) => one.id === id)
    const { result } = instrument ?? { result: { kind: 'none' as const } }
    const question = instrument && questionsOf(instrument).find((one) => result.kind === 'choice' && one.id === result.question)
    const options = question ? optionsOf(question).map((option) => option.id) : []
    expect(Object.keys(words).filter((option) => !options.includes(option))).toEqual([])
    expect(procedures.filter((procedure) => procedureOf(procedure) === undefined)).toEqual([])
    expect(procedures.length).toBeGreaterThan(0)
  })
})
