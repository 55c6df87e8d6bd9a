import { describe, expect, it } from 'vitest'
import { AGGIR_CASES, GIR_COUNTS, RANK_COUNTS } from './aggir.cases.ts'
import { AGGIR_ADVERBS, AGGIR_COMBINATIONS, AGGIR_GROUPS, AGGIR_MODALITIES, AGGIR_VARIABLES, type Modality } from './aggir-tables.ts'
import { aggirReversals, aggirSeen, combined, girOf, modalityOf, type AggirLetters, type AggirReversal } from './aggir.ts'

/** A profile from its eight letters; the two that weigh nothing are given too. */
const profile = (code: string, rest = 'AA'): AggirLetters =>
  Object.fromEntries([...`${code}${rest}`].map((letter, at) => [AGGIR_VARIABLES[at]?.id, letter as Modality]))

/** Every profile of the eight weighed variables. */
const all = function* (): Generator<string> {
  for (let at = 0; at < 3 ** 8; at += 1) {
    let code = ''
    for (let rest = at, digit = 0; digit < 8; digit += 1, rest = Math.floor(rest / 3)) code += AGGIR_MODALITIES[rest % 3]
    yield code
  }
}

describe('AGGIR (CASF annexe 2-2)', () => {
  it('gives all 6 561 profiles the GIR and the rank of the official algorithm', () => {
    const gir = Array.from({ length: 6 }, () => 0)
    const rank = Array.from({ length: 13 }, () => 0)
    let count = 0
    for (const code of all()) {
      const found = girOf(profile(code))
      if (!found) throw new Error(code)
      gir[found.gir - 1] = (gir[found.gir - 1] ?? 0) + 1
      rank[found.rank - 1] = (rank[found.rank - 1] ?? 0) + 1
      count += 1
    }
    process.stdout.write(`AGGIR: ${count} profiles, GIR 1 to 6: ${gir.join(', ')}\n`)
    expect(count).toBe(6561)
    expect(gir).toEqual(GIR_COUNTS)
    expect(rank).toEqual(RANK_COUNTS)
  })

  it.each(AGGIR_CASES)('%s', (code, scores, rank, gir) => {
    const found = girOf(profile(code))
    expect(found).toMatchObject({ rank, gir })
    const tried = Object.fromEntries((found?.steps ?? []).map((step) => [step.group, step.score]))
    expect(tried).toMatchObject(scores)
    // It stops at the first group that gives a rank, and only there.
    expect(found?.steps.map((step) => step.rank === null)).toEqual(found?.steps.map((_, at, steps) => at < steps.length - 1))
    expect(Object.keys(tried)).toEqual(AGGIR_GROUPS.slice(0, found?.steps.length).map(({ id }) => id))
  })

  it('is not changed by going out nor by calling for help', () => {
    for (const code of ['AABAAAAA', 'BBCCBBBB'])
      for (const rest of ['AA', 'CC', 'BC']) expect(girOf(profile(code, rest))).toEqual(girOf(profile(code)))
  })

  it('shows nothing before all ten are seen', () => {
    const seen = profile('CCCCCCCC', 'CC')
    expect(aggirSeen(seen)).toBe(10)
    for (const { id } of AGGIR_VARIABLES) {
      const without = { ...seen, [id]: null }
      expect(aggirSeen(without)).toBe(9)
      expect(girOf(without)).toBeNull()
      expect(aggirReversals(without)).toEqual([])
    }
    expect(girOf({})).toBeNull()
  })

  it('is not monotone in 30 places: 16 of transferts in group H, 14 of déplacements à l’intérieur between groups B and E', () => {
    const worsenings = new Map<string, AggirReversal>()
    let told = 0
    for (const code of all()) {
      const reversals = aggirReversals(profile(code))
      told += reversals.length
      for (const one of reversals) {
        const at = AGGIR_VARIABLES.findIndex(({ id }) => id === one.variable)
        worsenings.set(`${code.slice(0, at)}.${code.slice(at + 1)}`, one)
      }
    }
    expect(worsenings.size).toBe(30)
    const kinds = new Map<string, number>()
    for (const [code, { variable, better, worse, betterGir, worseGir }] of worsenings) {
      const ends = [better, worse].map((letter) => girOf(profile(code.replace('.', letter)))?.steps.at(-1)?.group)
      const kind = `${variable} ${better}→${worse}, GIR ${betterGir}→${worseGir}, group ${ends.join('→')}`
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    }
    process.stdout.write(`AGGIR: worse by one letter, GIR better: ${[...kinds].map(([kind, count]) => `${count} × ${kind}`).join(' ; ')}\n`)
    expect(Object.fromEntries(kinds)).toEqual({
      'transferts B→C, GIR 5→6, group H→H': 4,
      'transferts B→C, GIR 4→5, group H→H': 12,
      'indoors A→B, GIR 2→3, group B→E': 14,
    })
    // Told on both sides: to who stands at the better letter and to who stands at the worse one.
    expect(told).toBe(60)
    expect(aggirReversals(profile('AAAAAABA'))).toEqual([{ variable: 'transferts', better: 'B', betterGir: 5, worse: 'C', worseGir: 6 }])
    expect(aggirReversals(profile('ACBAAACA'))).toEqual([{ variable: 'indoors', better: 'A', betterGir: 2, worse: 'B', worseGir: 3 }])
    expect(aggirReversals(profile('AABAAAAA'))).toEqual([])
  })
})

describe('the four adverbs and the sub-variables (CASF annexe 2-1)', () => {
  const answers = (yes: string): Parameters<typeof modalityOf>[0] =>
    Object.fromEntries(Object.keys(AGGIR_ADVERBS).map((adverb, at) => [adverb, yes[at] === 'o']))

  it('gives A to four yes, C to none, B to all between', () => {
    let between = 0
    for (let at = 0; at < 16; at += 1) {
      const yes = at.toString(2).padStart(4, '0').replaceAll('1', 'o')
      const letter = modalityOf(answers(yes))
      expect(letter).toBe(yes === 'oooo' ? 'A' : at === 0 ? 'C' : 'B')
      if (letter === 'B') between += 1
    }
    expect(between).toBe(14)
    // « Spontanément » alone is missing: B.
    expect(modalityOf(answers('nooo'))).toBe('B')
  })

  it('knows nothing of what was not looked at', () => {
    expect(modalityOf({})).toBeNull()
    expect(modalityOf({ spontaneously: true, totally: true, correctly: true })).toBeNull()
    expect(modalityOf({ spontaneously: false, totally: false, correctly: false })).toBeNull()
  })

  it.each([
    ['coherence', 'AA', ['CC', 'BC', 'CB', 'AC', 'CA'], ['AB', 'BA', 'BB']],
    ['orientation', 'AA', ['CC', 'BC', 'CB', 'AC', 'CA'], ['AB', 'BA', 'BB']],
    ['toilette', 'AA', ['CC'], ['AB', 'BA', 'BB', 'AC', 'CA', 'BC', 'CB']],
    ['alimentation', 'AA', ['CC', 'BC', 'CB'], ['AB', 'BA', 'BB', 'AC', 'CA']],
    ['elimination', 'AA', ['CC', 'BC', 'CB', 'AC', 'CA'], ['AB', 'BA', 'BB']],
  ] as const)('combines %s', (id, a, c, b) => {
    const variable = AGGIR_VARIABLES.find((one) => one.id === id)
    if (!variable) throw new Error(id)
    const of = (code: string): Modality | null => combined(variable, [...code] as Modality[])
    expect(of(a)).toBe('A')
    for (const code of c) expect(of(code)).toBe('C')
    for (const code of b) expect(of(code)).toBe('B')
    expect(1 + c.length + b.length).toBe(9)
    expect(combined(variable, ['A', null])).toBeNull()
    expect(combined(variable, ['A'])).toBeNull()
  })

  it('combines habillage: three A, three C, all the rest B', () => {
    const variable = AGGIR_VARIABLES[3]
    let b = 0
    for (const one of AGGIR_MODALITIES)
      for (const two of AGGIR_MODALITIES)
        for (const three of AGGIR_MODALITIES) {
          const letter = combined(variable, [one, two, three])
          expect(letter).toBe(one === two && two === three ? one : 'B')
          if (letter === 'B') b += 1
        }
    expect(b).toBe(25)
  })

  it('leaves a variable without parts its own letter', () => {
    for (const letter of AGGIR_MODALITIES) expect(combined(AGGIR_VARIABLES[6], [letter])).toBe(letter)
    expect(combined(AGGIR_VARIABLES[6], [null])).toBeNull()
  })

  it('has a combination for each variable with parts, and says that they are not verified', () => {
    expect(Object.keys(AGGIR_COMBINATIONS.of)).toEqual(AGGIR_VARIABLES.filter(({ parts }) => parts.length > 0).map(({ id }) => id))
    expect(AGGIR_COMBINATIONS.verified).toBe(false)
  })
})
