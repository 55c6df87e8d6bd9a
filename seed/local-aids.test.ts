import { expect, it } from 'vitest'
import { WORD_FACTS } from '#rules/catalogue/fact-test.ts'
import { isInForce } from '#rules/local/local-aid.ts'
import { localAidsOf } from './local-aids.ts'

const today = '2026-06-16'
const aids = localAidsOf(today)

it('Clairval has local aids in force and one that ended, each kind of gift among them', () => {
  const inForce = aids.filter((aid) => isInForce(aid, today))
  console.log({ localAids: aids.length, inForce: inForce.length })
  expect(inForce).toHaveLength(6)
  expect(aids.length).toBe(7)
  expect(new Set(aids.map(({ gives }) => gives.kind))).toEqual(new Set(['amount', 'perPerson', 'bands', 'words']))
  expect(new Set(aids.map(({ name }) => name)).size).toBe(aids.length)
})

it('tables go up, French is typed as it is printed, tests read facts that exist', () => {
  for (const { gives } of aids)
    if (gives.kind === 'bands')
      expect(gives.bands.map(({ upTo }) => upTo)).toEqual(gives.bands.map(({ upTo }) => upTo).toSorted((a, b) => a - b))
  expect(JSON.stringify(aids)).not.toMatch(/\p{L}'\p{L}/u)
  const words = aids.flatMap(({ conditions }) =>
    conditions.flatMap(({ test }) => (test && 'value' in test && typeof test.value !== 'number' ? [test.fact] : [])),
  )
  expect(words.length).toBeGreaterThan(3)
  expect(words.filter((fact) => !Object.hasOwn(WORD_FACTS, fact))).toEqual([])
})
