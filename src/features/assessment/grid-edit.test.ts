import { describe, expect, it } from 'vitest'
import { outcomeOf } from '#rules/instruments/engine.ts'
import { faultsOf } from '#rules/instruments/faults.ts'
import { emptyGrid, move, pointsOf, putQuestion, putSection, remove, withHead, withResult } from './grid-edit.ts'
import type { GridHead, QuestionInput } from './grid-edit.ts'

const head: GridHead = {
  title: 'Mobilité',
  summary: '',
  compartment: 'general',
  about: 'household',
  warnings: [],
  source: 'Atelier du service',
}
const ask = (more: Partial<QuestionInput>): QuestionInput => ({
  section: 's1',
  id: '',
  ask: 'Une question ?',
  help: '',
  kind: 'yesNo',
  options: [],
  scale: null,
  unit: '',
  when: null,
  points: null,
  ...more,
})
const begun = () => putSection(emptyGrid(head), '', 'Se déplacer', '')

describe('a grid built gesture by gesture', () => {
  it('is not published before it holds, and says why', () => {
    expect(faultsOf(emptyGrid(head)).map((fault) => fault.message)).toEqual(['Ajoutez une partie.'])
    expect(faultsOf(begun())[0]?.message).toContain('n’a pas de question')
    expect(faultsOf(putQuestion(begun(), ask({ ask: 'Un permis ?' })))).toEqual([])
    expect(emptyGrid(head)).toMatchObject({ verified: false, frame: [{ text: 'Atelier du service', verified: false }] })
    expect(withHead(emptyGrid(head), { ...head, source: '' }).frame).toEqual([])
  })

  it('an answer that keeps its words keeps its id; a new one takes one that nobody had', () => {
    const one = putQuestion(begun(), ask({ kind: 'choice', options: ['Souvent', 'Parfois'] }))
    const two = putQuestion(one, ask({ id: 'q1', kind: 'choice', options: ['Parfois', 'Jamais'] }))
    expect(two.sections[0]?.questions[0]?.options).toEqual([
      { id: 'r2', label: 'Parfois' },
      { id: 'r3', label: 'Jamais' },
    ])
    expect(two.sections[0]?.questions).toHaveLength(1)
  })

  it('moves and removes, points with their question; at the end nothing moves', () => {
    let grid = withResult(begun(), { kind: 'weights', bands: [{ from: 200, label: 'à regarder de près' }] })
    grid = putQuestion(grid, ask({ ask: 'A ?', points: { Oui: 100 } }))
    grid = putQuestion(grid, ask({ ask: 'B ?', points: { Oui: 150 } }))
    expect(pointsOf(grid, grid.sections[0]!.questions[1]!)).toEqual({ Oui: 150 })
    expect(outcomeOf(grid, { q1: 'yes', q2: 'yes' }).outcome).toMatchObject({
      kind: 'sum',
      sum: 250,
      band: { label: 'à regarder de près' },
    })
    const turned = move(grid, 'q2', -1)
    expect(turned.sections[0]?.questions.map((one) => one.id)).toEqual(['q2', 'q1'])
    expect(move(turned, 'q2', -1)).toEqual(turned)
    const left = remove(grid, 'q1')
    expect(left.result.kind === 'weights' ? Object.keys(left.result.weights) : []).toEqual(['q2'])
    expect(faultsOf(left)).toEqual([])
    expect(remove(left, 's1').sections).toEqual([])
    expect(move(putSection(grid, '', 'Deux', ''), 's2', -1).sections.map((one) => one.id)).toEqual(['s2', 's1'])
    // a question that counts no more leaves the sum
    const free = putQuestion(grid, ask({ id: 'q1', kind: 'text', points: null }))
    expect(free.result.kind === 'weights' ? Object.keys(free.result.weights) : []).toEqual(['q2'])
  })

  it('shows as many decimals as its points have', () => {
    const of = (points: number) => {
      const grid = putQuestion(withResult(begun(), { kind: 'weights', bands: [] }), ask({ points: { Oui: points } }))
      const { result } = withResult(grid, { kind: 'weights', bands: [] })
      return result.kind === 'weights' ? result.decimals : null
    }
    expect([of(100), of(150), of(125)]).toEqual([0, 1, 2])
    expect(withResult(begun(), { kind: 'none' }).result).toEqual({ kind: 'none' })
  })

  it('names a section anew without losing its questions', () => {
    const grid = putSection(putQuestion(begun(), ask({})), 's1', 'Bouger', 'Avec elle.')
    expect(grid.sections).toMatchObject([{ id: 's1', title: 'Bouger', help: 'Avec elle.', questions: [{ id: 'q1' }] }])
  })
})
