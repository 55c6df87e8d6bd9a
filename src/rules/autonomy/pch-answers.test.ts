import { describe, expect, it } from 'vitest'
import { monthOf } from '../time.ts'
import { PCH_ACTIVITIES, PCH_DIFFICULTY, PCH_SCALE } from './pch-activities.ts'
import type { PchDifficulty } from './pch-activities.ts'
import { CARER_KEY, helpKey, lastingKey, pchRatings, readPch } from './pch-answers.ts'
import type { PchAnswers } from './pch-answers.ts'
import { PCH_HELP } from './pch-help-tables.ts'
import { pchEligible, pchFigures } from './pch.ts'

const MONTH = monthOf('2026-05')
const every = (difficulty: PchDifficulty): Record<string, string> => Object.fromEntries(PCH_ACTIVITIES.map(({ id }) => [id, difficulty]))
const read = (answers: PchAnswers) => readPch(answers, MONTH)
const lasts = (...activities: string[]): Record<string, string> => Object.fromEntries(activities.map((id) => [lastingKey(id), 'yes']))

describe('what an evaluation for the PCH allows to say (CASF D245-4, annexe 2-5)', () => {
  it('knows nothing of what nobody looked at', () => {
    const nothing = read({})
    expect(nothing).toMatchObject({ seen: 0, criteria: 'unknown', humanHelp: 'unknown', carerMinutes: null, dayMinutes: null })
    expect(pchRatings(nothing)).toBeNull()
    expect(read({ ...every('none'), marcher: 'nonsense' })).toMatchObject({ seen: 19, criteria: 'unknown' })
  })

  it.each<[string, PchAnswers, string]>([
    ['one absolute difficulty that lasts, and nothing else seen', { voir: 'absolute', ...lasts('voir') }, 'met'],
    ['two grave ones that last', { marcher: 'grave', parler: 'grave', ...lasts('marcher', 'parler') }, 'met'],
    ['one grave one, and nothing else seen', { marcher: 'grave', ...lasts('marcher') }, 'unknown'],
    ['one grave one, all the rest seen', { ...every('moderate'), marcher: 'grave', ...lasts('marcher') }, 'notMet'],
    ['an absolute one of unknown duration, all the rest seen', { ...every('none'), voir: 'absolute' }, 'unknown'],
    ['an absolute one for less than a year, all the rest seen', { ...every('none'), voir: 'absolute', 'voir.lasting': 'no' }, 'notMet'],
    ['all seen, none grave', every('moderate'), 'notMet'],
  ])('%s: %s', (_, answers, criteria) => {
    expect(read(answers).criteria).toBe(criteria)
  })

  it('agrees with the right wherever all is seen and lasts: every pair of levels of two activities', () => {
    const levels = Object.keys(PCH_SCALE) as PchDifficulty[]
    for (const one of levels)
      for (const two of levels)
        for (const rest of ['none', 'moderate'] as const) {
          const answers = { ...every(rest), seLaver: one, entendre: two, ...lasts('seLaver', 'entendre') }
          const ratings = pchRatings(read(answers)) ?? []
          expect(ratings).toHaveLength(20)
          expect(read(answers).criteria === 'met').toBe(pchEligible(Uint8Array.from(ratings), pchFigures.at(MONTH)))
        }
  })

  it('never turns a known answer when more is seen', () => {
    const base: Record<string, string> = { voir: 'absolute', ...lasts('voir') }
    for (const { id } of PCH_ACTIVITIES.filter((one) => one.id !== 'voir'))
      for (const level of Object.keys(PCH_DIFFICULTY)) expect(read({ ...base, [id]: level }).criteria).toBe('met')
  })

  it('asks how long only of grave and absolute difficulties', () => {
    expect(read({ marcher: 'grave', parler: 'moderate', voir: 'absolute', ...lasts('voir') }).durationToSay).toMatchObject([
      { activity: { id: 'marcher' } },
    ])
    expect(pchRatings(read({ ...every('none'), marcher: 'grave' }))).toBeNull()
  })
})

describe('human help (not verified)', () => {
  const met = { voir: 'absolute', ...lasts('voir') }
  it.each<[string, PchAnswers, string]>([
    ['criteria met elsewhere, no act seen', met, 'unknown'],
    ['an act absolute', { seLaver: 'absolute', ...lasts('seLaver') }, 'met'],
    ['a carer who gives 45 minutes', { ...met, [CARER_KEY]: 45 }, 'met'],
    ['acts without difficulty, a carer who gives 44 minutes', { ...every('none'), ...met, [CARER_KEY]: 44 }, 'notMet'],
    ['acts without difficulty, nobody asked the carer', { ...every('none'), ...met }, 'unknown'],
    ['criteria not met', { ...every('none'), [CARER_KEY]: 300 }, 'notMet'],
    ['45 minutes, but the criteria are not known', { [CARER_KEY]: 45 }, 'unknown'],
  ])('%s: %s', (_, answers, humanHelp) => {
    expect(read(answers).humanHelp).toBe(humanHelp)
  })

  it('counts no act above its most, and months beside days', () => {
    const of = read({ [helpKey('washing')]: 90, [helpKey('dressing')]: 30, [helpKey('social')]: 600, [helpKey('behaviour')]: 500 })
    expect(of.help.find(({ act }) => act.id === 'washing')).toMatchObject({ minutes: 90, counted: 70 })
    expect(of.dayMinutes).toBe(70 + 30 + 500)
    expect(PCH_HELP).toMatchObject({ verified: false, carerMinutes: 45 })
  })
})
