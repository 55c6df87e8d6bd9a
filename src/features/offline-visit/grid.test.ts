import { expect, it } from 'vitest'
import { AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import type { AggirVariable } from '#rules/autonomy/aggir-tables.ts'
import { asBegun, letterOf, merged } from './grid.ts'

const answers = { 'toilette.top.totally': 'yes', 'toilette.words': 'Je me lave seul.', habillage: 'A' }
const grid = { id: 'g', answers }
const top = asBegun('p', 'toilette', 'top', grid)
const dress = AGGIR_VARIABLES.find(({ id }) => id === 'habillage') as AggirVariable

it('a geste begun at the desk is there before anything is touched, and nothing of it is written when nothing is', () => {
  expect(top).toMatchObject({ adverbs: { totally: true }, words: 'Je me lave seul.' })
  expect(asBegun('p', 'toilette', 'bottom', grid)).toMatchObject({ adverbs: {}, words: '' })
  expect(merged(top, answers)).toEqual({ answers: {}, apart: [] })
  expect(asBegun('p', 'toilette', 'top', undefined)).not.toHaveProperty('begun')
})

it('what one of the two changed is right; what both changed alike is nothing to tell', () => {
  const told = { ...top, adverbs: { totally: false, correctly: true } }
  expect(merged(told, answers)).toEqual({ answers: { 'toilette.top.totally': 'no', 'toilette.top.correctly': 'yes' }, apart: [] })
  expect(merged(told, { ...answers, 'toilette.top.totally': 'no' }).answers).toEqual({ 'toilette.top.correctly': 'yes' })
  expect(merged(top, { ...answers, 'toilette.top.totally': 'no' })).toEqual({ answers: {}, apart: [] })
})

it('what both changed otherwise stays as the desk has it, and is told; words taken away are taken away', () => {
  const told = { ...top, words: '', adverbs: { totally: true, correctly: true } }
  expect(merged(told, { ...answers, 'toilette.top.correctly': 'no' })).toEqual({
    answers: { 'toilette.words': null },
    apart: ['Toilette, haut du corps, correctement : « non » à l’ordinateur, « oui » sur la tablette.'],
  })
})

it('a letter told without adverbs stands until one of them is told', () => {
  const begun = asBegun('p', 'habillage', dress.parts[0]?.id ?? null, grid)
  expect(letterOf(dress, [begun])).toBe('A')
  const touched = { ...begun, adverbs: { totally: false } }
  expect(letterOf(dress, [touched])).toBeNull()
  expect(merged(touched, answers).answers).toMatchObject({ habillage: null })
})
